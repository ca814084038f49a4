package io.jss.wire;

/**
 * {@code struct nlattr} of {@code linux/netlink.h}.
 *
 * <pre>
 *  0       2       4
 *  +-------+-------+---------- - -
 *  | len   | type  | payload, padded to 4 bytes
 *  +-------+-------+---------- - -
 * </pre>
 */
public final class NlAttr {
    /** u16, header included, padding excluded. */
    public static final int LEN = 0;

    /** u16, two flag bits on top. */
    public static final int TYPE = LEN + Short.BYTES;

    /** The header's size. */
    public static final int SIZE = TYPE + Short.BYTES;

    /** The bits of {@link #TYPE} that number the attribute ({@code NLA_TYPE_MASK}). */
    public static final int NLA_TYPE_MASK = 0x3fff;

    private NlAttr() {}
}
