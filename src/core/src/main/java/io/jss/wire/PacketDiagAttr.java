package io.jss.wire;

/**
 * The attributes behind a {@code packet_diag_msg}: {@code PACKET_DIAG_*}, of which the first is 0.
 */
public final class PacketDiagAttr {
    /** {@link PacketDiagInfo}. */
    public static final int INFO = 0;

    /** {@link PacketDiagMclist}[]. */
    public static final int MCLIST = 1;

    /** {@link PacketDiagRing}. */
    public static final int RX_RING = 2;

    /** {@link PacketDiagRing}. */
    public static final int TX_RING = 3;

    /** u32: group in the low 16 bits, type and flags above. */
    public static final int FANOUT = 4;

    /** u32. */
    public static final int UID = 5;

    /** u32[8] or u32[9]: {@code SK_MEMINFO_*}. */
    public static final int MEMINFO = 6;

    /** {@code sock_filter[]}: classic BPF, 8 bytes an instruction, none without CAP_NET_ADMIN. */
    public static final int FILTER = 7;

    /** The highest number that is known. */
    public static final int MAX = FILTER;

    private PacketDiagAttr() {}
}
