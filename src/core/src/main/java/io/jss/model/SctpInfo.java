package io.jss.model;

import java.util.OptionalLong;

/** {@code struct sctp_info}: what the kernel tells of an SCTP association under INET_DIAG_INFO. */
public final class SctpInfo extends StructValues<SctpInfoField> {

    /** Keeps what the source knows of the structure. */
    public SctpInfo(FieldSource source) {
        super(Structure.SCTP_INFO, source);
    }

    /** Returns {@code sctpi_state}: state of the association, of {@code enum sctp_state}. */
    public OptionalLong state() {
        return get(SctpInfoField.STATE);
    }

    /** Returns {@code sctpi_tag}: own verification tag. */
    public OptionalLong tag() {
        return get(SctpInfoField.TAG);
    }

    /** Returns {@code sctpi_peer_tag}: verification tag of the peer. */
    public OptionalLong peerTag() {
        return get(SctpInfoField.PEER_TAG);
    }

    /** Returns {@code sctpi_rwnd}: own receive window, in bytes. */
    public OptionalLong rwnd() {
        return get(SctpInfoField.RWND);
    }

    /** Returns {@code sctpi_peer_rwnd}: receive window of the peer, in bytes. */
    public OptionalLong peerRwnd() {
        return get(SctpInfoField.PEER_RWND);
    }

    /** Returns {@code sctpi_unackdata}: DATA chunks sent and not acknowledged, in chunks. */
    public OptionalLong unackdata() {
        return get(SctpInfoField.UNACKDATA);
    }

    /** Returns {@code sctpi_penddata}: DATA chunks received and not yet read, in chunks. */
    public OptionalLong penddata() {
        return get(SctpInfoField.PENDDATA);
    }

    /** Returns {@code sctpi_instrms}: streams in. */
    public OptionalLong instrms() {
        return get(SctpInfoField.INSTRMS);
    }

    /** Returns {@code sctpi_outstrms}: streams out. */
    public OptionalLong outstrms() {
        return get(SctpInfoField.OUTSTRMS);
    }

    /** Returns {@code sctpi_rtxchunks}: chunks retransmitted, in chunks. */
    public OptionalLong rtxchunks() {
        return get(SctpInfoField.RTXCHUNKS);
    }

    /** Returns {@code sctpi_p_cwnd}: congestion window of the primary path, in bytes. */
    public OptionalLong pCwnd() {
        return get(SctpInfoField.P_CWND);
    }

    /** Returns {@code sctpi_p_srtt}: smoothed round-trip time of the primary path, in jiffies. */
    public OptionalLong pSrtt() {
        return get(SctpInfoField.P_SRTT);
    }

    /** Returns {@code sctpi_p_rto}: retransmission timeout of the primary path, in milliseconds. */
    public OptionalLong pRto() {
        return get(SctpInfoField.P_RTO);
    }

    /** Returns {@code sctpi_p_ssthresh}: slow start threshold of the primary path, in bytes. */
    public OptionalLong pSsthresh() {
        return get(SctpInfoField.P_SSTHRESH);
    }

    /** Returns {@code sctpi_p_flight_size}: bytes in flight on the primary path, in bytes. */
    public OptionalLong pFlightSize() {
        return get(SctpInfoField.P_FLIGHT_SIZE);
    }
}
