package io.jss.wire;

/**
 * {@code struct packet_diag_msg} of {@code linux/packet_diag.h}: one packet socket; attributes
 * follow.
 *
 * <pre>
 *  0      1     2       4      8               16
 *  +------+-----+-------+------+---------------+
 *  |family| type| num   | ino  | cookie[2]     |
 *  +------+-----+-------+------+---------------+
 *   u8     u8    u16     u32    u32 low, high
 * </pre>
 */
public final class PacketDiagMsg {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: {@code SOCK_RAW}, {@code SOCK_DGRAM} or {@code SOCK_PACKET}. */
    public static final int TYPE = FAMILY + Byte.BYTES;

    /** u16, in native order: {@code ETH_P_*}. */
    public static final int NUM = TYPE + Byte.BYTES;

    /** u32. */
    public static final int INO = NUM + Short.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = INO + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private PacketDiagMsg() {}
}
