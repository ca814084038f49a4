package io.jss.decode;

import io.jss.netlink.MessageCursor;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;
import java.nio.ByteBuffer;

/**
 * The first eight bytes of an {@code inet_diag_msg}, which nearly all that looks at a socket asks
 * for, read at once:
 *
 * <pre>
 *  0      1     2     3       4               6               8
 *  +------+-----+-----+-------+---------------+---------------+
 *  |family|state|timer|retrans| local port    | remote port   |
 *  +------+-----+-----+-------+---------------+---------------+
 *   u8     u8    u8    u8      be16            be16
 * </pre>
 */
public final class InetDiagKey {

    private static final int SPORT = InetDiagMsg.ID + InetDiagSockId.SPORT;
    private static final int DPORT = InetDiagMsg.ID + InetDiagSockId.DPORT;

    private InetDiagKey() {}

    /** Returns whether the message at which the cursor stands has them. */
    public static boolean isIn(MessageCursor message) {
        return message.payloadLength() >= InetDiagMsg.SIZE;
    }

    /** Returns them from the message at which the cursor stands. */
    public static long of(MessageCursor message) {
        return at(message.bytes(), message.payload());
    }

    /** Returns them from a message, the first byte on top. */
    static long at(ByteBuffer bytes, int offset) {
        return NetworkOrder.u64(bytes, offset + InetDiagMsg.FAMILY);
    }

    /** Returns {@code idiag_family}. */
    static int family(long key) {
        return u8(key, InetDiagMsg.FAMILY);
    }

    /** Returns {@code idiag_state}. */
    public static int state(long key) {
        return u8(key, InetDiagMsg.STATE);
    }

    /** Returns {@code idiag_timer}. */
    static int timer(long key) {
        return u8(key, InetDiagMsg.TIMER);
    }

    /** Returns {@code idiag_retrans}. */
    static int retrans(long key) {
        return u8(key, InetDiagMsg.RETRANS);
    }

    /** Returns the local port. */
    public static int localPort(long key) {
        return u16(key, SPORT);
    }

    /** Returns the remote port. */
    static int remotePort(long key) {
        return u16(key, DPORT);
    }

    private static int u8(long key, int at) {
        return (int) (key >>> (Long.SIZE - Byte.SIZE * (at + Byte.BYTES))) & 0xff;
    }

    private static int u16(long key, int at) {
        return (int) (key >>> (Long.SIZE - Byte.SIZE * (at + Short.BYTES))) & 0xffff;
    }
}
