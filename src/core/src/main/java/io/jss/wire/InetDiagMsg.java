package io.jss.wire;

/**
 * {@code struct inet_diag_msg} of {@code linux/inet_diag.h}: one socket; attributes follow.
 *
 * <pre>
 *  0      1     2     3       4              52      56     60     64    68     72
 *  +------+-----+-----+-------+--------------+-------+------+------+-----+------+
 *  |family|state|timer|retrans| id           |expires|rqueue|wqueue| uid | inode|
 *  +------+-----+-----+-------+--------------+-------+------+------+-----+------+
 *   u8     u8    u8    u8      inet_diag_     u32 ms  u32    u32    u32   u32
 *                              sockid
 * </pre>
 */
public final class InetDiagMsg {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8. */
    public static final int STATE = FAMILY + Byte.BYTES;

    /** u8. */
    public static final int TIMER = STATE + Byte.BYTES;

    /** u8. */
    public static final int RETRANS = TIMER + Byte.BYTES;

    /** {@link InetDiagSockId}. */
    public static final int ID = RETRANS + Byte.BYTES;

    /** u32, milliseconds. */
    public static final int EXPIRES = ID + InetDiagSockId.SIZE;

    /** u32. */
    public static final int RQUEUE = EXPIRES + Integer.BYTES;

    /** u32. */
    public static final int WQUEUE = RQUEUE + Integer.BYTES;

    /** u32. */
    public static final int UID = WQUEUE + Integer.BYTES;

    /** u32. */
    public static final int INODE = UID + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = INODE + Integer.BYTES;

    private InetDiagMsg() {}
}
