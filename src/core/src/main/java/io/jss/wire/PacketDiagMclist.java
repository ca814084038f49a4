package io.jss.wire;

/**
 * {@code struct packet_diag_mclist}: one multicast membership of a packet socket.
 *
 * <pre>
 *  0      4      8     10    12                     44
 *  +------+------+-----+-----+----------------------+
 *  | index| count| type| alen| addr[32]             |
 *  +------+------+-----+-----+----------------------+
 *   u32    u32    u16   u16   bytes
 * </pre>
 */
public final class PacketDiagMclist {
    /** u32: interface. */
    public static final int INDEX = 0;

    /** u32: how often it was joined. */
    public static final int COUNT = INDEX + Integer.BYTES;

    /** u16: {@code PACKET_MR_*}. */
    public static final int TYPE = COUNT + Integer.BYTES;

    /** u16: bytes of the address. */
    public static final int ALEN = TYPE + Short.BYTES;

    /** The hardware address. */
    public static final int ADDR = ALEN + Short.BYTES;

    /** The structure's size. */
    public static final int SIZE = ADDR + 32;

    /** The longest address. */
    public static final int MAX_ADDR_LEN = SIZE - ADDR;

    private PacketDiagMclist() {}
}
