package io.jss.model;

import static io.jss.model.FieldType.u32;
import static io.jss.model.FieldType.u64;
import static io.jss.model.FieldType.u8;
import static io.jss.model.Unit.BITS;
import static io.jss.model.Unit.BYTES;
import static io.jss.model.Unit.COUNT;
import static io.jss.model.Unit.IDENTIFIER;
import static io.jss.model.Unit.MILLISECONDS;
import static io.jss.model.Unit.SEQUENCE;

/**
 * The numbers of {@code struct mptcp_info} ({@code linux/mptcp.h}), in the order of the structure.
 */
public enum MptcpInfoField implements StructField {
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
     * {@code mptcpi_endp_fullmesh_max}: fullmesh endpoints; absent when none, which older kernels
     * report too.
     */
    ENDP_FULLMESH_MAX(u8(COUNT).since("6.18")),
    /** {@code mptcpi_last_data_sent}: since data was last sent. */
    LAST_DATA_SENT(u32(MILLISECONDS).since("6.10")),
    /** {@code mptcpi_last_data_recv}: since data was last received. */
    LAST_DATA_RECV(u32(MILLISECONDS).since("6.10")),
    /** {@code mptcpi_last_ack_recv}: since an acknowledgement was last received. */
    LAST_ACK_RECV(u32(MILLISECONDS).since("6.10"));

    private final FieldType type;

    MptcpInfoField(FieldType type) {
        this.type = type;
    }

    @Override
    public Structure structure() {
        return Structure.MPTCP_INFO;
    }

    @Override
    public FieldType type() {
        return type;
    }
}
