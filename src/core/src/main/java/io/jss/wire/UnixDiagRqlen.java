package io.jss.wire;

/**
 * {@code struct unix_diag_rqlen}: the queues of a unix socket.
 *
 * <pre>
 *  0       4       8
 *  +-------+-------+
 *  | rqueue| wqueue|
 *  +-------+-------+
 *   u32     u32
 * </pre>
 */
public final class UnixDiagRqlen {
    /** u32: bytes that wait to be read; of a listener, connections that wait to be accepted. */
    public static final int RQUEUE = 0;

    /** u32: bytes of memory of what the peer has not read; of a listener, the backlog. */
    public static final int WQUEUE = RQUEUE + Integer.BYTES;

    /** The structure's size. */
    public static final int SIZE = WQUEUE + Integer.BYTES;

    private UnixDiagRqlen() {}
}
