package io.jss.wire;

/**
 * {@code struct inet_diag_meminfo} of {@code linux/inet_diag.h}.
 *
 * <pre>
 *  0      4      8      12     16
 *  | rmem | wmem | fmem | tmem |
 *    u32    u32    u32    u32
 * </pre>
 */
public final class InetDiagMeminfo {
    /** u32, bytes. */
    public static final int RMEM = 0;

    /** u32, bytes. */
    public static final int WMEM = RMEM + Integer.BYTES;

    /** u32, bytes. */
    public static final int FMEM = WMEM + Integer.BYTES;

    /** u32, bytes. */
    public static final int TMEM = FMEM + Integer.BYTES;

    private InetDiagMeminfo() {}
}
