package io.jss.wire;

/**
 * The attributes behind a {@code netlink_diag_msg}: {@code NETLINK_DIAG_*}, of which the first is
 * 0.
 */
public final class NetlinkDiagAttr {
    /** u32[8] or u32[9]: {@code SK_MEMINFO_*}. */
    public static final int MEMINFO = 0;

    /** {@code unsigned long[]}: bit N-1 is group N. */
    public static final int GROUPS = 1;

    /** {@link NetlinkDiagRing}, until Linux 4.5. */
    public static final int RX_RING = 2;

    /** {@link NetlinkDiagRing}, until Linux 4.5. */
    public static final int TX_RING = 3;

    /** u32: {@code NDIAG_FLAG_*}, since Linux 4.4. */
    public static final int FLAGS = 4;

    /** The highest number that is known. */
    public static final int MAX = FLAGS;

    private NetlinkDiagAttr() {}
}
