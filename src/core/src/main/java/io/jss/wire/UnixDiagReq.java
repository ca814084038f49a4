package io.jss.wire;

/**
 * {@code struct unix_diag_req} of {@code linux/unix_diag.h}: a request for unix sockets.
 *
 * <pre>
 *  0      1        2     4      8     12    16              24
 *  +------+--------+-----+------+-----+-----+---------------+
 *  |family|protocol| pad |states| ino | show| cookie[2]     |
 *  +------+--------+-----+------+-----+-----+---------------+
 *   u8     u8       u16   u32    u32   u32   u32 low, high
 * </pre>
 */
public final class UnixDiagReq {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: 0, anything else is EINVAL. */
    public static final int PROTOCOL = FAMILY + Byte.BYTES;

    /** u16. */
    public static final int PAD = PROTOCOL + Byte.BYTES;

    /** u32: bit N asks for state N. */
    public static final int STATES = PAD + Short.BYTES;

    /** u32: for a request about one socket. */
    public static final int INO = STATES + Integer.BYTES;

    /** u32: which attributes to send, {@code UDIAG_SHOW_*}. */
    public static final int SHOW = INO + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = SHOW + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    /** {@link UnixDiagAttr#NAME}. */
    public static final int UDIAG_SHOW_NAME = 1;

    /** {@link UnixDiagAttr#VFS}. */
    public static final int UDIAG_SHOW_VFS = 1 << 1;

    /** {@link UnixDiagAttr#PEER}. */
    public static final int UDIAG_SHOW_PEER = 1 << 2;

    /** {@link UnixDiagAttr#ICONS}. */
    public static final int UDIAG_SHOW_ICONS = 1 << 3;

    /** {@link UnixDiagAttr#RQLEN}. */
    public static final int UDIAG_SHOW_RQLEN = 1 << 4;

    /** {@link UnixDiagAttr#MEMINFO}. */
    public static final int UDIAG_SHOW_MEMINFO = 1 << 5;

    /** {@link UnixDiagAttr#UID}, since Linux 5.3; older kernels ignore the bit. */
    public static final int UDIAG_SHOW_UID = 1 << 6;

    private UnixDiagReq() {}
}
