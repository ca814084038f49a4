package io.jss.wire;

/**
 * {@code struct nlmsghdr} of {@code linux/netlink.h}.
 *
 * <pre>
 *  0               4       6       8               12              16
 *  +---------------+-------+-------+---------------+---------------+
 *  | len           | type  | flags | seq           | pid           |
 *  +---------------+-------+-------+---------------+---------------+
 * </pre>
 */
public final class NlMsgHdr {
    /** u32, header included, padding excluded. */
    public static final int LEN = 0;

    /** u16. */
    public static final int TYPE = LEN + Integer.BYTES;

    /** u16. */
    public static final int FLAGS = TYPE + Short.BYTES;

    /** u32. */
    public static final int SEQ = FLAGS + Short.BYTES;

    /** u32: a netlink port id. */
    public static final int PID = SEQ + Integer.BYTES;

    /** The header's size. */
    public static final int SIZE = PID + Integer.BYTES;

    /** Messages start at multiples of this ({@code NLMSG_ALIGNTO}). */
    public static final int ALIGN_TO = 4;

    /** {@code NLMSG_NOOP}. */
    public static final int NLMSG_NOOP = 1;

    /** {@code NLMSG_ERROR}. */
    public static final int NLMSG_ERROR = 2;

    /** {@code NLMSG_DONE}. */
    public static final int NLMSG_DONE = 3;

    /** {@code NLMSG_OVERRUN}. */
    public static final int NLMSG_OVERRUN = 4;

    /** {@code NLM_F_REQUEST}. */
    public static final int NLM_F_REQUEST = 0x1;

    /** {@code NLM_F_MULTI}. */
    public static final int NLM_F_MULTI = 0x2;

    /** {@code NLM_F_ACK}. */
    public static final int NLM_F_ACK = 0x4;

    /** {@code NLM_F_DUMP_INTR}: the table changed while it was dumped. */
    public static final int NLM_F_DUMP_INTR = 0x10;

    /** {@code NLM_F_CAPPED}: an error message does not repeat the request's payload. */
    public static final int NLM_F_CAPPED = 0x100;

    /** {@code NLM_F_ACK_TLVS}: attributes of the extended ack follow. */
    public static final int NLM_F_ACK_TLVS = 0x200;

    /** {@code NLM_F_DUMP}: {@code NLM_F_ROOT | NLM_F_MATCH}. */
    public static final int NLM_F_DUMP = 0x300;

    private NlMsgHdr() {}

    /** Returns the length rounded up to {@link #ALIGN_TO}. */
    public static int align(int length) {
        return (length + ALIGN_TO - 1) & -ALIGN_TO;
    }
}
