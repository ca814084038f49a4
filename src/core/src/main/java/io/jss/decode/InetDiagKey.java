package io.jss.decode;

import io.jss.netlink.MessageCursor;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;

/** The two values of an {@code inet_diag_msg} that say where in the kernel's tables a socket is. */
public final class InetDiagKey {

    private static final int SPORT = InetDiagMsg.ID + InetDiagSockId.SPORT;

    private InetDiagKey() {}

    /** Returns whether the message at which the cursor stands has them. */
    public static boolean isIn(MessageCursor message) {
        return message.payloadLength() >= InetDiagMsg.SIZE;
    }

    /** Returns {@code idiag_state}. */
    public static int state(MessageCursor message) {
        return message.bytes().get(message.payload() + InetDiagMsg.STATE) & 0xff;
    }

    /** Returns the local port. */
    public static int localPort(MessageCursor message) {
        return NetworkOrder.u16(message.bytes(), message.payload() + SPORT);
    }
}
