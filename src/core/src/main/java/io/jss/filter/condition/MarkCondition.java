package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * SO_MARK of the socket, masked, is a number. Without CAP_NET_ADMIN, and before Linux 4.9, the
 * kernel does not tell it.
 *
 * @param mark the number, unsigned; with bits outside the mask nothing matches
 * @param mask the bits that count
 */
public record MarkCondition(int mark, int mask) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        long actual = markOf(socket);
        return actual >= 0 && ((int) actual & mask) == mark;
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        long actual = markOf(socket);
        return actual >= 0 && ((int) actual & mask) != mark;
    }

    private static long markOf(DiagSocket socket) {
        return socket instanceof InetSocketView inet ? inet.markOr(-1) : -1;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return "fwmark 0x"
                + Integer.toHexString(mark)
                + (mask == -1 ? "" : "/0x" + Integer.toHexString(mask));
    }
}
