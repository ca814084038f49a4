package io.jss.wire;

/**
 * {@code struct mptcp_info} of {@code linux/mptcp.h}, since Linux 5.9.
 *
 * <pre>
 *    0  u8   subflows, add_addr_signal, add_addr_accepted
 *    3  u8   subflows_max, add_addr_signal_max, add_addr_accepted_max
 *    6       gap
 *    8  u32  flags, token
 *   16  u64  write_seq, snd_una, rcv_nxt
 *   40  u8   local_addr_used, local_addr_max                           5.12
 *   42  u8   csum_enabled                                              5.14
 *   43       gap; before 6.5 to the end of the structure at 48
 *   44  u32  retransmits                                               6.5
 *   48  u64  bytes_retrans, bytes_sent, bytes_received, bytes_acked
 *   80  u8   subflows_total                                            6.8
 *   81  u8   endp_laminar_max, endp_fullmesh_max                       6.18
 *   83       gap; in 6.8 and 6.9 to the end of the structure at 88
 *   84  u32  last_data_sent, last_data_recv, last_ack_recv             6.10
 *   96
 * </pre>
 */
public final class MptcpInfoOffsets {
    /** u8. */
    public static final int SUBFLOWS = 0;

    /** u8. */
    public static final int ADD_ADDR_SIGNAL = SUBFLOWS + Byte.BYTES;

    /** u8. */
    public static final int ADD_ADDR_ACCEPTED = ADD_ADDR_SIGNAL + Byte.BYTES;

    /** u8. */
    public static final int SUBFLOWS_MAX = ADD_ADDR_ACCEPTED + Byte.BYTES;

    /** u8. */
    public static final int ADD_ADDR_SIGNAL_MAX = SUBFLOWS_MAX + Byte.BYTES;

    /** u8. */
    public static final int ADD_ADDR_ACCEPTED_MAX = ADD_ADDR_SIGNAL_MAX + Byte.BYTES;

    /** u32. */
    public static final int FLAGS = ADD_ADDR_ACCEPTED_MAX + Byte.BYTES + Short.BYTES;

    /** u32. */
    public static final int TOKEN = FLAGS + Integer.BYTES;

    /** u64. */
    public static final int WRITE_SEQ = TOKEN + Integer.BYTES;

    /** u64. */
    public static final int SND_UNA = WRITE_SEQ + Long.BYTES;

    /** u64. */
    public static final int RCV_NXT = SND_UNA + Long.BYTES;

    /** u8, since Linux 5.12. */
    public static final int LOCAL_ADDR_USED = RCV_NXT + Long.BYTES;

    /** u8, since Linux 5.12. */
    public static final int LOCAL_ADDR_MAX = LOCAL_ADDR_USED + Byte.BYTES;

    /** u8, since Linux 5.14. */
    public static final int CSUM_ENABLED = LOCAL_ADDR_MAX + Byte.BYTES;

    /** u32, since Linux 6.5. */
    public static final int RETRANSMITS = CSUM_ENABLED + Byte.BYTES + Byte.BYTES;

    /** u64, bytes, since Linux 6.5. */
    public static final int BYTES_RETRANS = RETRANSMITS + Integer.BYTES;

    /** u64, bytes, since Linux 6.5. */
    public static final int BYTES_SENT = BYTES_RETRANS + Long.BYTES;

    /** u64, bytes, since Linux 6.5. */
    public static final int BYTES_RECEIVED = BYTES_SENT + Long.BYTES;

    /** u64, bytes, since Linux 6.5. */
    public static final int BYTES_ACKED = BYTES_RECEIVED + Long.BYTES;

    /** u8, since Linux 6.8. */
    public static final int SUBFLOWS_TOTAL = BYTES_ACKED + Long.BYTES;

    /** u8, since Linux 6.18. */
    public static final int ENDP_LAMINAR_MAX = SUBFLOWS_TOTAL + Byte.BYTES;

    /** u8, since Linux 6.18. */
    public static final int ENDP_FULLMESH_MAX = ENDP_LAMINAR_MAX + Byte.BYTES;

    /** u32, ms, since Linux 6.10. */
    public static final int LAST_DATA_SENT = ENDP_FULLMESH_MAX + Byte.BYTES + Byte.BYTES;

    /** u32, ms, since Linux 6.10. */
    public static final int LAST_DATA_RECV = LAST_DATA_SENT + Integer.BYTES;

    /** u32, ms, since Linux 6.10. */
    public static final int LAST_ACK_RECV = LAST_DATA_RECV + Integer.BYTES;

    /** The size of the structure to the last byte that is known. */
    public static final int SIZE = LAST_ACK_RECV + Integer.BYTES;

    private MptcpInfoOffsets() {}
}
