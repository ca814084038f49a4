package io.jss.filter.condition;

import io.jss.fields.BaseNumber;
import io.jss.filter.Comparison;
import io.jss.filter.Side;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * A port of the socket compares with a number. The remote port of a socket without a peer is 0; the
 * local port of a raw socket is its IP protocol, that of a packet socket, as ss has it, the index
 * of its interface, that of a netlink socket its port id.
 *
 * <p>A socket without a port, as every unix socket is, has none that is equal to the number;
 * whether it is less or greater is unknown.
 *
 * @param side which port
 * @param comparison how it is compared
 * @param port the number, 0 to 65535
 */
public record PortCondition(Side side, Comparison comparison, int port) implements FilterCondition {

    private static final long ABSENT = Long.MIN_VALUE;

    /** Checks the port. */
    public PortCondition {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
    }

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        if (socket instanceof InetSocketView inet) {
            return comparison.test(side == Side.LOCAL ? inet.localPort() : inet.remotePort(), port);
        }
        long actual = portOr(socket);
        return actual == ABSENT
                ? comparison == Comparison.NOT_EQUAL
                : comparison.test(actual, port);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        if (socket instanceof InetSocketView || portOr(socket) != ABSENT) {
            return !holds(socket, facts);
        }
        return comparison == Comparison.EQUAL;
    }

    private long portOr(DiagSocket socket) {
        if (socket.family() == SocketFamily.PACKET) {
            return side == Side.REMOTE ? 0 : BaseNumber.INTERFACE_INDEX.valueOr(socket, 0);
        }
        BaseNumber field = side == Side.LOCAL ? BaseNumber.LOCAL_PORT : BaseNumber.REMOTE_PORT;
        return field.valueOr(socket, ABSENT);
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family != SocketFamily.UNIX || comparison == Comparison.NOT_EQUAL;
    }

    @Override
    public String toString() {
        return side.portName() + " " + comparison.symbol() + " :" + port;
    }
}
