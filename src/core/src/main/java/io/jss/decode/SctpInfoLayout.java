package io.jss.decode;

import io.jss.model.SctpInfoField;
import io.jss.model.Structure;
import io.jss.wire.SctpInfo;

/** Which field of {@code sctp_info} lies where. */
final class SctpInfoLayout {

    static final StructLayout LAYOUT =
            StructLayout.of(Structure.SCTP_INFO)
                    .at(SctpInfoField.TAG, SctpInfo.TAG)
                    .at(SctpInfoField.STATE, SctpInfo.STATE)
                    .at(SctpInfoField.RWND, SctpInfo.RWND)
                    .at(SctpInfoField.UNACKDATA, SctpInfo.UNACKDATA)
                    .at(SctpInfoField.PENDDATA, SctpInfo.PENDDATA)
                    .at(SctpInfoField.INSTRMS, SctpInfo.INSTRMS)
                    .at(SctpInfoField.OUTSTRMS, SctpInfo.OUTSTRMS)
                    .at(SctpInfoField.FRAGMENTATION_POINT, SctpInfo.FRAGMENTATION_POINT)
                    .at(SctpInfoField.INQUEUE, SctpInfo.INQUEUE)
                    .at(SctpInfoField.OUTQUEUE, SctpInfo.OUTQUEUE)
                    .at(SctpInfoField.OVERALL_ERROR, SctpInfo.OVERALL_ERROR)
                    .at(SctpInfoField.MAX_BURST, SctpInfo.MAX_BURST)
                    .at(SctpInfoField.MAXSEG, SctpInfo.MAXSEG)
                    .at(SctpInfoField.PEER_RWND, SctpInfo.PEER_RWND)
                    .at(SctpInfoField.PEER_TAG, SctpInfo.PEER_TAG)
                    .at(SctpInfoField.PEER_CAPABLE, SctpInfo.PEER_CAPABLE)
                    .at(SctpInfoField.PEER_SACK, SctpInfo.PEER_SACK)
                    .at(SctpInfoField.ISACKS, SctpInfo.ISACKS)
                    .at(SctpInfoField.OSACKS, SctpInfo.OSACKS)
                    .at(SctpInfoField.OPACKETS, SctpInfo.OPACKETS)
                    .at(SctpInfoField.IPACKETS, SctpInfo.IPACKETS)
                    .at(SctpInfoField.RTXCHUNKS, SctpInfo.RTXCHUNKS)
                    .at(SctpInfoField.OUTOFSEQTSNS, SctpInfo.OUTOFSEQTSNS)
                    .at(SctpInfoField.IDUPCHUNKS, SctpInfo.IDUPCHUNKS)
                    .at(SctpInfoField.GAPCNT, SctpInfo.GAPCNT)
                    .at(SctpInfoField.OUODCHUNKS, SctpInfo.OUODCHUNKS)
                    .at(SctpInfoField.IUODCHUNKS, SctpInfo.IUODCHUNKS)
                    .at(SctpInfoField.OODCHUNKS, SctpInfo.OODCHUNKS)
                    .at(SctpInfoField.IODCHUNKS, SctpInfo.IODCHUNKS)
                    .at(SctpInfoField.OCTRLCHUNKS, SctpInfo.OCTRLCHUNKS)
                    .at(SctpInfoField.ICTRLCHUNKS, SctpInfo.ICTRLCHUNKS)
                    .at(SctpInfoField.P_STATE, SctpInfo.P_STATE)
                    .at(SctpInfoField.P_CWND, SctpInfo.P_CWND)
                    .at(SctpInfoField.P_SRTT, SctpInfo.P_SRTT)
                    .at(SctpInfoField.P_RTO, SctpInfo.P_RTO)
                    .at(SctpInfoField.P_HBINTERVAL, SctpInfo.P_HBINTERVAL)
                    .at(SctpInfoField.P_PATHMAXRXT, SctpInfo.P_PATHMAXRXT)
                    .at(SctpInfoField.P_SACKDELAY, SctpInfo.P_SACKDELAY)
                    .at(SctpInfoField.P_SACKFREQ, SctpInfo.P_SACKFREQ)
                    .at(SctpInfoField.P_SSTHRESH, SctpInfo.P_SSTHRESH)
                    .at(SctpInfoField.P_PARTIAL_BYTES_ACKED, SctpInfo.P_PARTIAL_BYTES_ACKED)
                    .at(SctpInfoField.P_FLIGHT_SIZE, SctpInfo.P_FLIGHT_SIZE)
                    .at(SctpInfoField.P_ERROR, SctpInfo.P_ERROR)
                    .at(SctpInfoField.S_AUTOCLOSE, SctpInfo.S_AUTOCLOSE)
                    .at(SctpInfoField.S_ADAPTATION_IND, SctpInfo.S_ADAPTATION_IND)
                    .at(SctpInfoField.S_PD_POINT, SctpInfo.S_PD_POINT)
                    .at(SctpInfoField.S_NODELAY, SctpInfo.S_NODELAY)
                    .at(SctpInfoField.S_DISABLE_FRAGMENTS, SctpInfo.S_DISABLE_FRAGMENTS)
                    .at(SctpInfoField.S_V4MAPPED, SctpInfo.S_V4MAPPED)
                    .at(SctpInfoField.S_FRAG_INTERLEAVE, SctpInfo.S_FRAG_INTERLEAVE)
                    .at(SctpInfoField.S_TYPE, SctpInfo.S_TYPE)
                    .complete();

    private SctpInfoLayout() {}
}
