package io.jss.wire;

/**
 * {@code struct sock_filter} of {@code linux/filter.h}: one instruction of classic BPF.
 *
 * <pre>
 *  0       2    3    4       8
 *  +-------+----+----+-------+
 *  | code  | jt | jf | k     |
 *  +-------+----+----+-------+
 *   u16     u8   u8   u32
 * </pre>
 */
public final class SockFilter {
    /** u16. */
    public static final int CODE = 0;

    /** u8. */
    public static final int JT = CODE + Short.BYTES;

    /** u8. */
    public static final int JF = JT + Byte.BYTES;

    /** u32. */
    public static final int K = JF + Byte.BYTES;

    /** The structure's size. */
    public static final int SIZE = K + Integer.BYTES;

    private SockFilter() {}
}
