package io.jss.model;

import java.util.OptionalLong;

/** {@code struct mptcp_info}: what the kernel tells of an MPTCP connection under INET_DIAG_INFO. */
public final class MptcpInfo extends StructValues<MptcpInfoField> {

    private static final int FALLBACK = 1;
    private static final int REMOTE_KEY_RECEIVED = 1 << 1;

    /** Keeps what the source knows of the structure. */
    public MptcpInfo(FieldSource source) {
        super(Structure.MPTCP_INFO, source);
    }

    /** Returns {@code mptcpi_subflows}: subflows beside the first. */
    public OptionalLong subflows() {
        return get(MptcpInfoField.SUBFLOWS);
    }

    /** Returns {@code mptcpi_subflows_total}: subflows, the first included, since Linux 6.8. */
    public OptionalLong subflowsTotal() {
        return get(MptcpInfoField.SUBFLOWS_TOTAL);
    }

    /**
     * Returns {@code mptcpi_flags}: bit 0 fallen back to TCP, bit 1 the key of the peer is known.
     */
    public OptionalLong flags() {
        return get(MptcpInfoField.FLAGS);
    }

    /** Returns {@code mptcpi_token}: token of the connection. */
    public OptionalLong token() {
        return get(MptcpInfoField.TOKEN);
    }

    /** Returns {@code mptcpi_bytes_sent}: bytes sent, since Linux 6.5, in bytes. */
    public OptionalLong bytesSent() {
        return get(MptcpInfoField.BYTES_SENT);
    }

    /** Returns {@code mptcpi_bytes_retrans}: bytes retransmitted, since Linux 6.5, in bytes. */
    public OptionalLong bytesRetrans() {
        return get(MptcpInfoField.BYTES_RETRANS);
    }

    /** Returns {@code mptcpi_bytes_received}: bytes received, since Linux 6.5, in bytes. */
    public OptionalLong bytesReceived() {
        return get(MptcpInfoField.BYTES_RECEIVED);
    }

    /** Returns {@code mptcpi_bytes_acked}: bytes acknowledged, since Linux 6.5, in bytes. */
    public OptionalLong bytesAcked() {
        return get(MptcpInfoField.BYTES_ACKED);
    }

    /**
     * Returns {@code mptcpi_last_data_sent}: since data was last sent, since Linux 6.10, in
     * milliseconds.
     */
    public OptionalLong lastDataSent() {
        return get(MptcpInfoField.LAST_DATA_SENT);
    }

    /**
     * Returns {@code mptcpi_last_data_recv}: since data was last received, since Linux 6.10, in
     * milliseconds.
     */
    public OptionalLong lastDataRecv() {
        return get(MptcpInfoField.LAST_DATA_RECV);
    }

    /**
     * Returns {@code mptcpi_last_ack_recv}: since an acknowledgement was last received, since Linux
     * 6.10, in milliseconds.
     */
    public OptionalLong lastAckRecv() {
        return get(MptcpInfoField.LAST_ACK_RECV);
    }

    /** Returns whether the connection fell back to plain TCP, false when the kernel did not say. */
    public boolean isFallback() {
        return (numberOr(MptcpInfoField.FLAGS, 0) & FALLBACK) != 0;
    }

    /** Returns whether the key of the peer is known, false when the kernel did not say. */
    public boolean isRemoteKeyReceived() {
        return (numberOr(MptcpInfoField.FLAGS, 0) & REMOTE_KEY_RECEIVED) != 0;
    }
}
