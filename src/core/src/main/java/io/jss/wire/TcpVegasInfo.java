package io.jss.wire;

/**
 * {@code struct tcpvegas_info} of {@code linux/inet_diag.h}.
 *
 * <pre>
 *  0         4        8     12       16
 *  | enabled | rttcnt | rtt | minrtt |
 *    u32       u32      u32   u32
 * </pre>
 */
public final class TcpVegasInfo {
    /** u32. */
    public static final int ENABLED = 0;

    /** u32. */
    public static final int RTTCNT = ENABLED + Integer.BYTES;

    /** u32, µs. */
    public static final int RTT = RTTCNT + Integer.BYTES;

    /** u32, µs. */
    public static final int MINRTT = RTT + Integer.BYTES;

    private TcpVegasInfo() {}
}
