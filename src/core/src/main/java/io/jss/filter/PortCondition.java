package io.jss.filter;

import io.jss.model.InetSocketView;

/**
 * A port of the socket compares with a number. The remote port of a socket without a peer is 0; the
 * local port of a raw socket is its IP protocol.
 *
 * @param side which port
 * @param comparison how it is compared
 * @param port the number, 0 to 65535
 */
public record PortCondition(Side side, Comparison comparison, int port) implements Condition {

    /** Checks the port. */
    public PortCondition {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port + " is not in 0..65535");
        }
    }

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        int actual = side == Side.LOCAL ? socket.localPort() : socket.remotePort();
        return comparison.test(actual, port);
    }

    @Override
    public String toString() {
        return side.portName() + " " + comparison.symbol() + " :" + port;
    }
}
