package io.jss.wire;

/**
 * {@code struct packet_diag_info}: what a packet socket is bound to and how it works.
 *
 * <pre>
 *  0      4        8        12          16      20      24
 *  +------+--------+--------+-----------+-------+-------+
 *  | index| version| reserve|copy_thresh| tstamp| flags |
 *  +------+--------+--------+-----------+-------+-------+
 *   u32    u32      u32      u32         u32     u32
 * </pre>
 */
public final class PacketDiagInfo {
    /** u32: interface, 0 for all. */
    public static final int INDEX = 0;

    /** u32: {@code TPACKET_V1} 0, {@code TPACKET_V2} 1, {@code TPACKET_V3} 2. */
    public static final int VERSION = INDEX + Integer.BYTES;

    /** u32, bytes. */
    public static final int RESERVE = VERSION + Integer.BYTES;

    /** u32. */
    public static final int COPY_THRESH = RESERVE + Integer.BYTES;

    /** u32: {@code SOF_TIMESTAMPING_*}. */
    public static final int TSTAMP = COPY_THRESH + Integer.BYTES;

    /** u32: {@code PDI_*}. */
    public static final int FLAGS = TSTAMP + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = FLAGS + Integer.BYTES;

    private PacketDiagInfo() {}
}
