package io.jss.wire;

/**
 * {@code struct tcp_bbr_info} of {@code linux/inet_diag.h}.
 *
 * <pre>
 *  0       4       8         12            16          20
 *  | bw_lo | bw_hi | min_rtt | pacing_gain | cwnd_gain |
 *    u32     u32     u32       u32           u32
 * </pre>
 */
public final class TcpBbrInfo {
    /** u32: the low word of a bandwidth in bytes/s, on machines of either order. */
    public static final int BW_LO = 0;

    /** u32: the high word. */
    public static final int BW_HI = BW_LO + Integer.BYTES;

    /** u32, µs. */
    public static final int MIN_RTT = BW_HI + Integer.BYTES;

    /** u32. */
    public static final int PACING_GAIN = MIN_RTT + Integer.BYTES;

    /** u32. */
    public static final int CWND_GAIN = PACING_GAIN + Integer.BYTES;

    private TcpBbrInfo() {}
}
