package io.jss.wire;

/**
 * {@code struct vsock_diag_msg} of {@code linux/vm_sockets_diag.h}: one vsock socket, since Linux
 * 4.15.
 *
 * <pre>
 *  0      1     2     3        4       8        12      16       20    24          32
 *  +------+-----+-----+--------+-------+--------+-------+--------+-----+-----------+
 *  |family| type|state|shutdown|src_cid|src_port|dst_cid|dst_port| ino | cookie[2] |
 *  +------+-----+-----+--------+-------+--------+-------+--------+-----+-----------+
 *   u8     u8    u8    u8       u32     u32      u32     u32      u32   u32 low, high
 * </pre>
 */
public final class VsockDiagMsg {
    /** u8. */
    public static final int FAMILY = 0;

    /** u8: {@code SOCK_*}. */
    public static final int TYPE = FAMILY + Byte.BYTES;

    /** u8: as of TCP. */
    public static final int STATE = TYPE + Byte.BYTES;

    /** u8: bit 0 receive, bit 1 send. */
    public static final int SHUTDOWN = STATE + Byte.BYTES;

    /** u32: the local context. */
    public static final int SRC_CID = SHUTDOWN + Byte.BYTES;

    /** u32, in native order. */
    public static final int SRC_PORT = SRC_CID + Integer.BYTES;

    /** u32: the remote context. */
    public static final int DST_CID = SRC_PORT + Integer.BYTES;

    /** u32, in native order. */
    public static final int DST_PORT = DST_CID + Integer.BYTES;

    /** u32. */
    public static final int INO = DST_PORT + Integer.BYTES;

    /** u32[2], low word first. */
    public static final int COOKIE = INO + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = COOKIE + 2 * Integer.BYTES;

    private VsockDiagMsg() {}
}
