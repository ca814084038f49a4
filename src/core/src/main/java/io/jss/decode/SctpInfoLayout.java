package io.jss.decode;

import io.jss.model.SctpInfo.Field;
import io.jss.model.Structure;
import io.jss.wire.SctpInfo;

/** Which field of {@code sctp_info} lies where. */
final class SctpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.SCTP_INFO)
                    .at(Field.TAG, SctpInfo.TAG)
                    .at(Field.STATE, SctpInfo.STATE)
                    .at(Field.RWND, SctpInfo.RWND)
                    .at(Field.UNACKDATA, SctpInfo.UNACKDATA)
                    .at(Field.PENDDATA, SctpInfo.PENDDATA)
                    .at(Field.INSTRMS, SctpInfo.INSTRMS)
                    .at(Field.OUTSTRMS, SctpInfo.OUTSTRMS)
                    .at(Field.FRAGMENTATION_POINT, SctpInfo.FRAGMENTATION_POINT)
                    .at(Field.INQUEUE, SctpInfo.INQUEUE)
                    .at(Field.OUTQUEUE, SctpInfo.OUTQUEUE)
                    .at(Field.OVERALL_ERROR, SctpInfo.OVERALL_ERROR)
                    .at(Field.MAX_BURST, SctpInfo.MAX_BURST)
                    .at(Field.MAXSEG, SctpInfo.MAXSEG)
                    .at(Field.PEER_RWND, SctpInfo.PEER_RWND)
                    .at(Field.PEER_TAG, SctpInfo.PEER_TAG)
                    .at(Field.PEER_CAPABLE, SctpInfo.PEER_CAPABLE)
                    .at(Field.PEER_SACK, SctpInfo.PEER_SACK)
                    .at(Field.ISACKS, SctpInfo.ISACKS)
                    .at(Field.OSACKS, SctpInfo.OSACKS)
                    .at(Field.OPACKETS, SctpInfo.OPACKETS)
                    .at(Field.IPACKETS, SctpInfo.IPACKETS)
                    .at(Field.RTXCHUNKS, SctpInfo.RTXCHUNKS)
                    .at(Field.OUTOFSEQTSNS, SctpInfo.OUTOFSEQTSNS)
                    .at(Field.IDUPCHUNKS, SctpInfo.IDUPCHUNKS)
                    .at(Field.GAPCNT, SctpInfo.GAPCNT)
                    .at(Field.OUODCHUNKS, SctpInfo.OUODCHUNKS)
                    .at(Field.IUODCHUNKS, SctpInfo.IUODCHUNKS)
                    .at(Field.OODCHUNKS, SctpInfo.OODCHUNKS)
                    .at(Field.IODCHUNKS, SctpInfo.IODCHUNKS)
                    .at(Field.OCTRLCHUNKS, SctpInfo.OCTRLCHUNKS)
                    .at(Field.ICTRLCHUNKS, SctpInfo.ICTRLCHUNKS)
                    .at(Field.P_STATE, SctpInfo.P_STATE)
                    .at(Field.P_CWND, SctpInfo.P_CWND)
                    .at(Field.P_SRTT, SctpInfo.P_SRTT)
                    .at(Field.P_RTO, SctpInfo.P_RTO)
                    .at(Field.P_HBINTERVAL, SctpInfo.P_HBINTERVAL)
                    .at(Field.P_PATHMAXRXT, SctpInfo.P_PATHMAXRXT)
                    .at(Field.P_SACKDELAY, SctpInfo.P_SACKDELAY)
                    .at(Field.P_SACKFREQ, SctpInfo.P_SACKFREQ)
                    .at(Field.P_SSTHRESH, SctpInfo.P_SSTHRESH)
                    .at(Field.P_PARTIAL_BYTES_ACKED, SctpInfo.P_PARTIAL_BYTES_ACKED)
                    .at(Field.P_FLIGHT_SIZE, SctpInfo.P_FLIGHT_SIZE)
                    .at(Field.P_ERROR, SctpInfo.P_ERROR)
                    .at(Field.S_AUTOCLOSE, SctpInfo.S_AUTOCLOSE)
                    .at(Field.S_ADAPTATION_IND, SctpInfo.S_ADAPTATION_IND)
                    .at(Field.S_PD_POINT, SctpInfo.S_PD_POINT)
                    .at(Field.S_NODELAY, SctpInfo.S_NODELAY)
                    .at(Field.S_DISABLE_FRAGMENTS, SctpInfo.S_DISABLE_FRAGMENTS)
                    .at(Field.S_V4MAPPED, SctpInfo.S_V4MAPPED)
                    .at(Field.S_FRAG_INTERLEAVE, SctpInfo.S_FRAG_INTERLEAVE)
                    .at(Field.S_TYPE, SctpInfo.S_TYPE)
                    .complete();

    private SctpInfoLayout() {}
}
