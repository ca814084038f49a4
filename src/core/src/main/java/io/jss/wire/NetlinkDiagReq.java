package io.jss.wire;

/**
 * {@code struct netlink_diag_req} of {@code linux/netlink_diag.h}: a request for netlink sockets.
 *
 * <pre>
 *  0      1        2     4      8      12              20
 *  +------+--------+-----+------+------+---------------+
 *  |family|protocol| pad | ino  | show | cookie[2]     |
 *  +------+--------+-----+------+------+---------------+
 *   u8     u8       u16   u32    u32    u32 low, high
 * </pre>
 */
public final class NetlinkDiagReq {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: a netlink protocol, or {@link #NDIAG_PROTO_ALL}. */
    public static final int PROTOCOL = FAMILY + Byte.BYTES;

    /** u16. */
    public static final int PAD = PROTOCOL + Byte.BYTES;

    /** u32. */
    public static final int INO = PAD + Short.BYTES;

    /** u32: which attributes to send, {@code NDIAG_SHOW_*}. */
    public static final int SHOW = INO + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = SHOW + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    /** Every protocol. */
    public static final int NDIAG_PROTO_ALL = 0xff;

    /** {@link NetlinkDiagAttr#MEMINFO}. */
    public static final int NDIAG_SHOW_MEMINFO = 1;

    /** {@link NetlinkDiagAttr#GROUPS}. */
    public static final int NDIAG_SHOW_GROUPS = 1 << 1;

    /** The rings, which were removed in Linux 4.6. */
    public static final int NDIAG_SHOW_RING_CFG = 1 << 2;

    /** {@link NetlinkDiagAttr#FLAGS}, since Linux 4.4. */
    public static final int NDIAG_SHOW_FLAGS = 1 << 3;

    private NetlinkDiagReq() {}
}
