package io.jss.model;

import static io.jss.model.StructField.Type.u32;
import static io.jss.model.StructField.Type.u64;
import static io.jss.model.StructField.Type.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.IDENTIFIER;
import static io.jss.model.Unit.MILLISECONDS;
import static io.jss.model.Unit.SEQUENCE;

import java.util.OptionalLong;

/** {@code struct mptcp_info}: what the kernel tells of an MPTCP connection under INET_DIAG_INFO. */
public final class MptcpInfo extends StructValues<MptcpInfo.Field> {

    private static final int FALLBACK = 1;
    private static final int REMOTE_KEY_RECEIVED = 1 << 1;

    /** Keeps what the source knows of the structure. */
    public MptcpInfo(FieldSource source) {
        super(Structure.MPTCP_INFO, source);
    }

    /** Returns {@code mptcpi_subflows}: subflows beside the first. */
    public OptionalLong subflows() {
        return get(Field.SUBFLOWS);
    }

    /** Returns {@code mptcpi_subflows_total}: subflows, the first included, since Linux 6.8. */
    public OptionalLong subflowsTotal() {
        return get(Field.SUBFLOWS_TOTAL);
    }

    /**
     * Returns {@code mptcpi_flags}: bit 0 fallen back to TCP, bit 1 the key of the peer is known.
     */
    public OptionalLong flags() {
        return get(Field.FLAGS);
    }

    /** Returns {@code mptcpi_token}: token of the connection. */
    public OptionalLong token() {
        return get(Field.TOKEN);
    }

    /** Returns {@code mptcpi_bytes_sent}: bytes sent, since Linux 6.5, in bytes. */
    public OptionalLong bytesSent() {
        return get(Field.BYTES_SENT);
    }

    /** Returns {@code mptcpi_bytes_retrans}: bytes retransmitted, since Linux 6.5, in bytes. */
    public OptionalLong bytesRetrans() {
        return get(Field.BYTES_RETRANS);
    }

    /** Returns {@code mptcpi_bytes_received}: bytes received, since Linux 6.5, in bytes. */
    public OptionalLong bytesReceived() {
        return get(Field.BYTES_RECEIVED);
    }

    /** Returns {@code mptcpi_bytes_acked}: bytes acknowledged, since Linux 6.5, in bytes. */
    public OptionalLong bytesAcked() {
        return get(Field.BYTES_ACKED);
    }

    /**
     * Returns {@code mptcpi_last_data_sent}: since data was last sent, since Linux 6.10, in
     * milliseconds.
     */
    public OptionalLong lastDataSent() {
        return get(Field.LAST_DATA_SENT);
    }

    /**
     * Returns {@code mptcpi_last_data_recv}: since data was last received, since Linux 6.10, in
     * milliseconds.
     */
    public OptionalLong lastDataRecv() {
        return get(Field.LAST_DATA_RECV);
    }

    /**
     * Returns {@code mptcpi_last_ack_recv}: since an acknowledgement was last received, since Linux
     * 6.10, in milliseconds.
     */
    public OptionalLong lastAckRecv() {
        return get(Field.LAST_ACK_RECV);
    }

    /** Returns whether the connection fell back to plain TCP, false when the kernel did not say. */
    public boolean isFallback() {
        return (numberOr(Field.FLAGS, 0) & FALLBACK) != 0;
    }

    /** Returns whether the key of the peer is known, false when the kernel did not say. */
    public boolean isRemoteKeyReceived() {
        return (numberOr(Field.FLAGS, 0) & REMOTE_KEY_RECEIVED) != 0;
    }

    /**
     * The numbers of {@code struct mptcp_info} ({@code linux/mptcp.h}), in the order of the
     * structure.
     */
    public enum Field implements StructField {
        /** {@code mptcpi_subflows}: subflows beside the first. */
        SUBFLOWS(u8(COUNT)),
        /** {@code mptcpi_add_addr_signal}: addresses announced to the peer. */
        ADD_ADDR_SIGNAL(u8(COUNT)),
        /** {@code mptcpi_add_addr_accepted}: addresses of the peer that were accepted. */
        ADD_ADDR_ACCEPTED(u8(COUNT)),
        /** {@code mptcpi_subflows_max}: limit of subflows beside the first. */
        SUBFLOWS_MAX(u8(COUNT)),
        /** {@code mptcpi_add_addr_signal_max}: endpoints that may be announced. */
        ADD_ADDR_SIGNAL_MAX(u8(COUNT)),
        /** {@code mptcpi_add_addr_accepted_max}: limit of accepted addresses. */
        ADD_ADDR_ACCEPTED_MAX(u8(COUNT)),
        /** {@code mptcpi_flags}: bit 0 fallen back to TCP, bit 1 the key of the peer is known. */
        FLAGS(u32(BITS)),
        /** {@code mptcpi_token}: token of the connection. */
        TOKEN(u32(IDENTIFIER)),
        /** {@code mptcpi_write_seq}: data sequence number of the next byte to write. */
        WRITE_SEQ(u64(SEQUENCE)),
        /** {@code mptcpi_snd_una}: first data sequence number not acknowledged. */
        SND_UNA(u64(SEQUENCE)),
        /** {@code mptcpi_rcv_nxt}: next data sequence number expected. */
        RCV_NXT(u64(SEQUENCE)),
        /** {@code mptcpi_local_addr_used}: own addresses in use. */
        LOCAL_ADDR_USED(u8(COUNT).since("5.12")),
        /** {@code mptcpi_local_addr_max}: endpoints that may be used for subflows. */
        LOCAL_ADDR_MAX(u8(COUNT).since("5.12")),
        /** {@code mptcpi_csum_enabled}: 1 when checksums are on. */
        CSUM_ENABLED(u8(BITS).since("5.14")),
        /** {@code mptcpi_retransmits}: retransmissions at the level of MPTCP. */
        RETRANSMITS(u32(COUNT).since("6.5")),
        /** {@code mptcpi_bytes_retrans}: bytes retransmitted. */
        BYTES_RETRANS(u64(BYTES).since("6.5")),
        /** {@code mptcpi_bytes_sent}: bytes sent. */
        BYTES_SENT(u64(BYTES).since("6.5")),
        /** {@code mptcpi_bytes_received}: bytes received. */
        BYTES_RECEIVED(u64(BYTES).since("6.5")),
        /** {@code mptcpi_bytes_acked}: bytes acknowledged. */
        BYTES_ACKED(u64(BYTES).since("6.5")),
        /** {@code mptcpi_subflows_total}: subflows, the first included. */
        SUBFLOWS_TOTAL(u8(COUNT).since("6.8")),
        /**
         * {@code mptcpi_endp_laminar_max}: laminar endpoints; absent when none, which older kernels
         * report too.
         */
        ENDP_LAMINAR_MAX(u8(COUNT).since("6.18")),
        /**
         * {@code mptcpi_endp_fullmesh_max}: fullmesh endpoints; absent when none, which older
         * kernels report too.
         */
        ENDP_FULLMESH_MAX(u8(COUNT).since("6.18")),
        /** {@code mptcpi_last_data_sent}: since data was last sent. */
        LAST_DATA_SENT(u32(MILLISECONDS).since("6.10")),
        /** {@code mptcpi_last_data_recv}: since data was last received. */
        LAST_DATA_RECV(u32(MILLISECONDS).since("6.10")),
        /** {@code mptcpi_last_ack_recv}: since an acknowledgement was last received. */
        LAST_ACK_RECV(u32(MILLISECONDS).since("6.10"));

        private final StructField.Type type;

        Field(StructField.Type type) {
            this.type = type;
        }

        @Override
        public Structure structure() {
            return Structure.MPTCP_INFO;
        }

        @Override
        public StructField.Type type() {
            return type;
        }
    }
}
