package io.jss.wire;

/**
 * {@code struct packet_diag_ring}: a ring of a packet socket.
 *
 * <pre>
 *  0          4         8          12        16         20          24        28
 *  +----------+---------+----------+---------+----------+-----------+---------+
 *  |block_size| block_nr|frame_size| frame_nr|retire_tmo|sizeof_priv| features|
 *  +----------+---------+----------+---------+----------+-----------+---------+
 *   u32        u32       u32        u32       u32        u32         u32
 * </pre>
 */
public final class PacketDiagRing {
    /** u32, bytes. */
    public static final int BLOCK_SIZE = 0;

    /** u32. */
    public static final int BLOCK_NR = BLOCK_SIZE + Integer.BYTES;

    /** u32, bytes. */
    public static final int FRAME_SIZE = BLOCK_NR + Integer.BYTES;

    /** u32. */
    public static final int FRAME_NR = FRAME_SIZE + Integer.BYTES;

    /** u32, milliseconds; {@code TPACKET_V3} only. */
    public static final int RETIRE_TMO = FRAME_NR + Integer.BYTES;

    /** u32, bytes; {@code TPACKET_V3} only. */
    public static final int SIZEOF_PRIV = RETIRE_TMO + Integer.BYTES;

    /** u32; {@code TPACKET_V3} only. */
    public static final int FEATURES = SIZEOF_PRIV + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = FEATURES + Integer.BYTES;

    private PacketDiagRing() {}
}
