package io.jss.wire;

/**
 * {@code struct tcp_dctcp_info} of {@code linux/inet_diag.h}.
 *
 * <pre>
 *  0         2          4       8        12       16
 *  | enabled | ce_state | alpha | ab_ecn | ab_tot |
 *    u16       u16        u32     u32      u32
 * </pre>
 */
public final class TcpDctcpInfo {
    /** u16. */
    public static final int ENABLED = 0;

    /** u16. */
    public static final int CE_STATE = ENABLED + Short.BYTES;

    /** u32. */
    public static final int ALPHA = CE_STATE + Short.BYTES;

    /** u32, bytes. */
    public static final int AB_ECN = ALPHA + Integer.BYTES;

    /** u32, bytes. */
    public static final int AB_TOT = AB_ECN + Integer.BYTES;

    private TcpDctcpInfo() {}
}
