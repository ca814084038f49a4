package io.jss.wire;

/**
 * {@code struct packet_diag_req} of {@code linux/packet_diag.h}: a request for packet sockets.
 *
 * <pre>
 *  0      1        2     4      8      12              20
 *  +------+--------+-----+------+------+---------------+
 *  |family|protocol| pad | ino  | show | cookie[2]     |
 *  +------+--------+-----+------+------+---------------+
 *   u8     u8       u16   u32    u32    u32 low, high
 * </pre>
 */
public final class PacketDiagReq {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: 0, anything else is EINVAL. */
    public static final int PROTOCOL = FAMILY + Byte.BYTES;

    /** u16. */
    public static final int PAD = PROTOCOL + Byte.BYTES;

    /** u32. */
    public static final int INO = PAD + Short.BYTES;

    /** u32: which attributes to send, {@code PACKET_SHOW_*}. */
    public static final int SHOW = INO + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = SHOW + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    /** {@link PacketDiagAttr#INFO} and {@link PacketDiagAttr#UID}. */
    public static final int PACKET_SHOW_INFO = 1;

    /** {@link PacketDiagAttr#MCLIST}. */
    public static final int PACKET_SHOW_MCLIST = 1 << 1;

    /** {@link PacketDiagAttr#RX_RING} and {@link PacketDiagAttr#TX_RING}. */
    public static final int PACKET_SHOW_RING_CFG = 1 << 2;

    /** {@link PacketDiagAttr#FANOUT}. */
    public static final int PACKET_SHOW_FANOUT = 1 << 3;

    /** {@link PacketDiagAttr#MEMINFO}. */
    public static final int PACKET_SHOW_MEMINFO = 1 << 4;

    /** {@link PacketDiagAttr#FILTER}. */
    public static final int PACKET_SHOW_FILTER = 1 << 5;

    private PacketDiagReq() {}
}
