package io.jss.wire;

/**
 * {@code struct vsock_diag_req} of {@code linux/vm_sockets_diag.h}: a request for vsock sockets.
 *
 * <pre>
 *  0      1        2     4      8     12    16              24
 *  +------+--------+-----+------+-----+-----+---------------+
 *  |family|protocol| pad |states| ino | show| cookie[2]     |
 *  +------+--------+-----+------+-----+-----+---------------+
 *   u8     u8       u16   u32    u32   u32   u32 low, high
 * </pre>
 */
public final class VsockDiagReq {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: 0. */
    public static final int PROTOCOL = FAMILY + Byte.BYTES;

    /** u16: 0. */
    public static final int PAD = PROTOCOL + Byte.BYTES;

    /** u32: bit N asks for state N. */
    public static final int STATES = PAD + Short.BYTES;

    /** u32: 0. */
    public static final int INO = STATES + Integer.BYTES;

    /** u32: 0. */
    public static final int SHOW = INO + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = SHOW + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private VsockDiagReq() {}
}
