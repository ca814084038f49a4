package io.jss.wire;

/**
 * {@code struct tcp_info} of {@code linux/tcp.h}: grows at its end, release by release.
 *
 * <pre>
 *    0  u8   state, ca_state, retransmits, probes
 *    4  u8   backoff, options, wscales (4 + 4 bits), flags (1 + 2 bits)
 *    8  u32  rto, ato, snd_mss, rcv_mss
 *   24  u32  unacked, sacked, lost, retrans, fackets
 *   44  u32  last_data_sent, last_ack_sent, last_data_recv, last_ack_recv
 *   60  u32  pmtu, rcv_ssthresh, rtt, rttvar
 *   76  u32  snd_ssthresh, snd_cwnd, advmss, reordering
 *   92  u32  rcv_rtt, rcv_space, total_retrans
 *  104  u64  pacing_rate, max_pacing_rate                              3.15
 *  120  u64  bytes_acked, bytes_received                               4.1
 *  136  u32  segs_out, segs_in                                         4.2
 *  144  u32  notsent_bytes, min_rtt, data_segs_in, data_segs_out       4.6
 *  160  u64  delivery_rate                                             4.9
 *  168  u64  busy_time, rwnd_limited, sndbuf_limited                   4.10
 *  192  u32  delivered, delivered_ce                                   4.18
 *  200  u64  bytes_sent, bytes_retrans                                 4.19
 *  216  u32  dsack_dups, reord_seen
 *  224  u32  rcv_ooopack, snd_wnd                                      5.4
 *  232  u32  rcv_wnd, rehash                                           6.2
 *  240  u16  total_rto, total_rto_recoveries                           6.7
 *  244  u32  total_rto_time
 *  248  u32  received_ce                                               6.18
 *  252  u32  delivered_e1_bytes, delivered_e0_bytes, delivered_ce_bytes
 *  264  u32  received_e1_bytes, received_e0_bytes, received_ce_bytes
 *  276  u32  two u16 in 6.18, bit-fields since 7.0
 *  280
 * </pre>
 */
public final class TcpInfoOffsets {
    /** u8. */
    public static final int STATE = 0;

    /** u8. */
    public static final int CA_STATE = STATE + Byte.BYTES;

    /** u8. */
    public static final int RETRANSMITS = CA_STATE + Byte.BYTES;

    /** u8. */
    public static final int PROBES = RETRANSMITS + Byte.BYTES;

    /** u8. */
    public static final int BACKOFF = PROBES + Byte.BYTES;

    /** u8. */
    public static final int OPTIONS = BACKOFF + Byte.BYTES;

    /** Bit-fields: snd_wscale 4, rcv_wscale 4. */
    public static final int WSCALES = OPTIONS + Byte.BYTES;

    /** Bit-fields: delivery_rate_app_limited 1 (4.9), fastopen_client_fail 2 (5.5). */
    public static final int FLAGS = WSCALES + Byte.BYTES;

    /** u32, µs. */
    public static final int RTO = FLAGS + Byte.BYTES;

    /** u32, µs. */
    public static final int ATO = RTO + Integer.BYTES;

    /** u32, bytes. */
    public static final int SND_MSS = ATO + Integer.BYTES;

    /** u32, bytes. */
    public static final int RCV_MSS = SND_MSS + Integer.BYTES;

    /** u32. */
    public static final int UNACKED = RCV_MSS + Integer.BYTES;

    /** u32. */
    public static final int SACKED = UNACKED + Integer.BYTES;

    /** u32. */
    public static final int LOST = SACKED + Integer.BYTES;

    /** u32. */
    public static final int RETRANS = LOST + Integer.BYTES;

    /** u32. */
    public static final int FACKETS = RETRANS + Integer.BYTES;

    /** u32, ms. */
    public static final int LAST_DATA_SENT = FACKETS + Integer.BYTES;

    /** u32, ms. */
    public static final int LAST_ACK_SENT = LAST_DATA_SENT + Integer.BYTES;

    /** u32, ms. */
    public static final int LAST_DATA_RECV = LAST_ACK_SENT + Integer.BYTES;

    /** u32, ms. */
    public static final int LAST_ACK_RECV = LAST_DATA_RECV + Integer.BYTES;

    /** u32, bytes. */
    public static final int PMTU = LAST_ACK_RECV + Integer.BYTES;

    /** u32, bytes. */
    public static final int RCV_SSTHRESH = PMTU + Integer.BYTES;

    /** u32, µs. */
    public static final int RTT = RCV_SSTHRESH + Integer.BYTES;

    /** u32, µs. */
    public static final int RTTVAR = RTT + Integer.BYTES;

    /** u32. */
    public static final int SND_SSTHRESH = RTTVAR + Integer.BYTES;

    /** u32. */
    public static final int SND_CWND = SND_SSTHRESH + Integer.BYTES;

    /** u32, bytes. */
    public static final int ADVMSS = SND_CWND + Integer.BYTES;

    /** u32. */
    public static final int REORDERING = ADVMSS + Integer.BYTES;

    /** u32, µs. */
    public static final int RCV_RTT = REORDERING + Integer.BYTES;

    /** u32, bytes. */
    public static final int RCV_SPACE = RCV_RTT + Integer.BYTES;

    /** u32. */
    public static final int TOTAL_RETRANS = RCV_SPACE + Integer.BYTES;

    /** u64, bytes/s, since Linux 3.15. */
    public static final int PACING_RATE = TOTAL_RETRANS + Integer.BYTES;

    /** u64, bytes/s, since Linux 3.15. */
    public static final int MAX_PACING_RATE = PACING_RATE + Long.BYTES;

    /** u64, bytes, since Linux 4.1. */
    public static final int BYTES_ACKED = MAX_PACING_RATE + Long.BYTES;

    /** u64, bytes, since Linux 4.1. */
    public static final int BYTES_RECEIVED = BYTES_ACKED + Long.BYTES;

    /** u32, since Linux 4.2. */
    public static final int SEGS_OUT = BYTES_RECEIVED + Long.BYTES;

    /** u32, since Linux 4.2. */
    public static final int SEGS_IN = SEGS_OUT + Integer.BYTES;

    /** u32, bytes, since Linux 4.6. */
    public static final int NOTSENT_BYTES = SEGS_IN + Integer.BYTES;

    /** u32, µs, since Linux 4.6. */
    public static final int MIN_RTT = NOTSENT_BYTES + Integer.BYTES;

    /** u32, since Linux 4.6. */
    public static final int DATA_SEGS_IN = MIN_RTT + Integer.BYTES;

    /** u32, since Linux 4.6. */
    public static final int DATA_SEGS_OUT = DATA_SEGS_IN + Integer.BYTES;

    /** u64, bytes/s, since Linux 4.9. */
    public static final int DELIVERY_RATE = DATA_SEGS_OUT + Integer.BYTES;

    /** u64, µs, since Linux 4.10. */
    public static final int BUSY_TIME = DELIVERY_RATE + Long.BYTES;

    /** u64, µs, since Linux 4.10. */
    public static final int RWND_LIMITED = BUSY_TIME + Long.BYTES;

    /** u64, µs, since Linux 4.10. */
    public static final int SNDBUF_LIMITED = RWND_LIMITED + Long.BYTES;

    /** u32, since Linux 4.18. */
    public static final int DELIVERED = SNDBUF_LIMITED + Long.BYTES;

    /** u32, since Linux 4.18. */
    public static final int DELIVERED_CE = DELIVERED + Integer.BYTES;

    /** u64, bytes, since Linux 4.19. */
    public static final int BYTES_SENT = DELIVERED_CE + Integer.BYTES;

    /** u64, bytes, since Linux 4.19. */
    public static final int BYTES_RETRANS = BYTES_SENT + Long.BYTES;

    /** u32, since Linux 4.19. */
    public static final int DSACK_DUPS = BYTES_RETRANS + Long.BYTES;

    /** u32, since Linux 4.19. */
    public static final int REORD_SEEN = DSACK_DUPS + Integer.BYTES;

    /** u32, since Linux 5.4. */
    public static final int RCV_OOOPACK = REORD_SEEN + Integer.BYTES;

    /** u32, bytes, since Linux 5.4. */
    public static final int SND_WND = RCV_OOOPACK + Integer.BYTES;

    /** u32, bytes, since Linux 6.2. */
    public static final int RCV_WND = SND_WND + Integer.BYTES;

    /** u32, since Linux 6.2. */
    public static final int REHASH = RCV_WND + Integer.BYTES;

    /** u16, since Linux 6.7. */
    public static final int TOTAL_RTO = REHASH + Integer.BYTES;

    /** u16, since Linux 6.7. */
    public static final int TOTAL_RTO_RECOVERIES = TOTAL_RTO + Short.BYTES;

    /** u32, ms, since Linux 6.7. */
    public static final int TOTAL_RTO_TIME = TOTAL_RTO_RECOVERIES + Short.BYTES;

    /** u32, since Linux 6.18. */
    public static final int RECEIVED_CE = TOTAL_RTO_TIME + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int DELIVERED_E1_BYTES = RECEIVED_CE + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int DELIVERED_E0_BYTES = DELIVERED_E1_BYTES + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int DELIVERED_CE_BYTES = DELIVERED_E0_BYTES + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int RECEIVED_E1_BYTES = DELIVERED_CE_BYTES + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int RECEIVED_E0_BYTES = RECEIVED_E1_BYTES + Integer.BYTES;

    /** u32, bytes, since Linux 6.18. */
    public static final int RECEIVED_CE_BYTES = RECEIVED_E0_BYTES + Integer.BYTES;

    /** u32, since Linux 6.18. */
    public static final int ACCECN_RAW = RECEIVED_CE_BYTES + Integer.BYTES;

    /** The size of the structure in Linux 3.14 and before. */
    public static final int SIZE_3_14 = TOTAL_RETRANS + Integer.BYTES;

    /** The size of the structure to the last byte that is known. */
    public static final int SIZE = ACCECN_RAW + Integer.BYTES;

    private TcpInfoOffsets() {}
}
