package io.jss.wire;

/**
 * {@code struct netlink_diag_ring}: a ring of a netlink socket, until Linux 4.5.
 *
 * <pre>
 *  0           4           8           12          16
 *  +-----------+-----------+-----------+-----------+
 *  | block_size| block_nr  | frame_size| frame_nr  |
 *  +-----------+-----------+-----------+-----------+
 *   u32         u32         u32         u32
 * </pre>
 */
public final class NetlinkDiagRing {
    /** u32, bytes. */
    public static final int BLOCK_SIZE = 0;

    /** u32. */
    public static final int BLOCK_NR = BLOCK_SIZE + Integer.BYTES;

    /** u32, bytes. */
    public static final int FRAME_SIZE = BLOCK_NR + Integer.BYTES;

    /** u32. */
    public static final int FRAME_NR = FRAME_SIZE + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = FRAME_NR + Integer.BYTES;

    private NetlinkDiagRing() {}
}
