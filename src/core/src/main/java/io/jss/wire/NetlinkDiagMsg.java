package io.jss.wire;

/**
 * {@code struct netlink_diag_msg} of {@code linux/netlink_diag.h}: one netlink socket; attributes
 * follow.
 *
 * <pre>
 *  0      1     2        3     4      8      12     16    20          28
 *  +------+-----+--------+-----+------+------+------+-----+-----------+
 *  |family| type|protocol|state|portid|dst   |dst   | ino | cookie[2] |
 *  |      |     |        |     |      |portid|group |     |           |
 *  +------+-----+--------+-----+------+------+------+-----+-----------+
 *   u8     u8    u8       u8    u32    u32    u32    u32   u32 low, high
 * </pre>
 */
public final class NetlinkDiagMsg {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: {@code SOCK_*}. */
    public static final int TYPE = FAMILY + Byte.BYTES;

    /** u8: {@code NETLINK_*}. */
    public static final int PROTOCOL = TYPE + Byte.BYTES;

    /** u8: 1 {@code NETLINK_CONNECTED}, 0 {@code NETLINK_UNCONNECTED}, 7 {@code TCP_CLOSE}. */
    public static final int STATE = PROTOCOL + Byte.BYTES;

    /** u32. */
    public static final int PORTID = STATE + Byte.BYTES;

    /** u32. */
    public static final int DST_PORTID = PORTID + Integer.BYTES;

    /** u32. */
    public static final int DST_GROUP = DST_PORTID + Integer.BYTES;

    /** u32. */
    public static final int INO = DST_GROUP + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = INO + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private NetlinkDiagMsg() {}
}
