package io.jss.wire;

/**
 * {@code struct unix_diag_msg} of {@code linux/unix_diag.h}: one unix socket; attributes follow.
 *
 * <pre>
 *  0      1     2     3     4      8               16
 *  +------+-----+-----+-----+------+---------------+
 *  |family| type|state| pad | ino  | cookie[2]     |
 *  +------+-----+-----+-----+------+---------------+
 *   u8     u8    u8    u8    u32    u32 low, high
 * </pre>
 */
public final class UnixDiagMsg {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: {@code SOCK_*}. */
    public static final int TYPE = FAMILY + Byte.BYTES;

    /** u8: {@code TCP_ESTABLISHED}, {@code TCP_LISTEN} or {@code TCP_CLOSE}. */
    public static final int STATE = TYPE + Byte.BYTES;

    /** u8. */
    public static final int PAD = STATE + Byte.BYTES;

    /** u32. */
    public static final int INO = PAD + Byte.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = INO + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private UnixDiagMsg() {}
}
