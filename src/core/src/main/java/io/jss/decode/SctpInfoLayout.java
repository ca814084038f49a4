package io.jss.decode;

import io.jss.model.SctpInfo.Field;
import io.jss.model.Structure;
import io.jss.wire.SctpInfoOffsets;

/** Which field of {@code sctp_info} lies where. */
final class SctpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.SCTP_INFO)
                    .at(Field.TAG, SctpInfoOffsets.TAG)
                    .at(Field.STATE, SctpInfoOffsets.STATE)
                    .at(Field.RWND, SctpInfoOffsets.RWND)
                    .at(Field.UNACKDATA, SctpInfoOffsets.UNACKDATA)
                    .at(Field.PENDDATA, SctpInfoOffsets.PENDDATA)
                    .at(Field.INSTRMS, SctpInfoOffsets.INSTRMS)
                    .at(Field.OUTSTRMS, SctpInfoOffsets.OUTSTRMS)
                    .at(Field.FRAGMENTATION_POINT, SctpInfoOffsets.FRAGMENTATION_POINT)
                    .at(Field.INQUEUE, SctpInfoOffsets.INQUEUE)
                    .at(Field.OUTQUEUE, SctpInfoOffsets.OUTQUEUE)
                    .at(Field.OVERALL_ERROR, SctpInfoOffsets.OVERALL_ERROR)
                    .at(Field.MAX_BURST, SctpInfoOffsets.MAX_BURST)
                    .at(Field.MAXSEG, SctpInfoOffsets.MAXSEG)
                    .at(Field.PEER_RWND, SctpInfoOffsets.PEER_RWND)
                    .at(Field.PEER_TAG, SctpInfoOffsets.PEER_TAG)
                    .at(Field.PEER_CAPABLE, SctpInfoOffsets.PEER_CAPABLE)
                    .at(Field.PEER_SACK, SctpInfoOffsets.PEER_SACK)
                    .at(Field.ISACKS, SctpInfoOffsets.ISACKS)
                    .at(Field.OSACKS, SctpInfoOffsets.OSACKS)
                    .at(Field.OPACKETS, SctpInfoOffsets.OPACKETS)
                    .at(Field.IPACKETS, SctpInfoOffsets.IPACKETS)
                    .at(Field.RTXCHUNKS, SctpInfoOffsets.RTXCHUNKS)
                    .at(Field.OUTOFSEQTSNS, SctpInfoOffsets.OUTOFSEQTSNS)
                    .at(Field.IDUPCHUNKS, SctpInfoOffsets.IDUPCHUNKS)
                    .at(Field.GAPCNT, SctpInfoOffsets.GAPCNT)
                    .at(Field.OUODCHUNKS, SctpInfoOffsets.OUODCHUNKS)
                    .at(Field.IUODCHUNKS, SctpInfoOffsets.IUODCHUNKS)
                    .at(Field.OODCHUNKS, SctpInfoOffsets.OODCHUNKS)
                    .at(Field.IODCHUNKS, SctpInfoOffsets.IODCHUNKS)
                    .at(Field.OCTRLCHUNKS, SctpInfoOffsets.OCTRLCHUNKS)
                    .at(Field.ICTRLCHUNKS, SctpInfoOffsets.ICTRLCHUNKS)
                    .at(Field.P_STATE, SctpInfoOffsets.P_STATE)
                    .at(Field.P_CWND, SctpInfoOffsets.P_CWND)
                    .at(Field.P_SRTT, SctpInfoOffsets.P_SRTT)
                    .at(Field.P_RTO, SctpInfoOffsets.P_RTO)
                    .at(Field.P_HBINTERVAL, SctpInfoOffsets.P_HBINTERVAL)
                    .at(Field.P_PATHMAXRXT, SctpInfoOffsets.P_PATHMAXRXT)
                    .at(Field.P_SACKDELAY, SctpInfoOffsets.P_SACKDELAY)
                    .at(Field.P_SACKFREQ, SctpInfoOffsets.P_SACKFREQ)
                    .at(Field.P_SSTHRESH, SctpInfoOffsets.P_SSTHRESH)
                    .at(Field.P_PARTIAL_BYTES_ACKED, SctpInfoOffsets.P_PARTIAL_BYTES_ACKED)
                    .at(Field.P_FLIGHT_SIZE, SctpInfoOffsets.P_FLIGHT_SIZE)
                    .at(Field.P_ERROR, SctpInfoOffsets.P_ERROR)
                    .at(Field.S_AUTOCLOSE, SctpInfoOffsets.S_AUTOCLOSE)
                    .at(Field.S_ADAPTATION_IND, SctpInfoOffsets.S_ADAPTATION_IND)
                    .at(Field.S_PD_POINT, SctpInfoOffsets.S_PD_POINT)
                    .at(Field.S_NODELAY, SctpInfoOffsets.S_NODELAY)
                    .at(Field.S_DISABLE_FRAGMENTS, SctpInfoOffsets.S_DISABLE_FRAGMENTS)
                    .at(Field.S_V4MAPPED, SctpInfoOffsets.S_V4MAPPED)
                    .at(Field.S_FRAG_INTERLEAVE, SctpInfoOffsets.S_FRAG_INTERLEAVE)
                    .at(Field.S_TYPE, SctpInfoOffsets.S_TYPE)
                    .complete();

    private SctpInfoLayout() {}
}
