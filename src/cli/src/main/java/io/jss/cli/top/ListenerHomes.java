package io.jss.cli.top;

import io.jss.cli.top.screen.SocketRow.Home;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.HashMap;
import java.util.Map;

/**
 * To whom listeners belong: a connection that no look saw was accepted by its listener's process.
 * Where several listen at one port, on different addresses, none is taken.
 */
final class ListenerHomes {

    private record End(Protocol protocol, int port) {}

    private final Map<End, Home> homes = new HashMap<>();

    /** Adds a socket, if it listens. */
    void add(InetSocket socket, Home home) {
        if (socket.state() == SocketState.LISTEN) {
            homes.merge(end(socket), home, (one, other) -> one.equals(other) ? one : Home.UNKNOWN);
        }
    }

    /** Returns to whom the listener of a connection belongs; nobody where there is none. */
    Home of(InetSocket socket) {
        return homes.getOrDefault(end(socket), Home.UNKNOWN);
    }

    private static End end(InetSocket socket) {
        return new End(socket.protocol(), socket.localPort());
    }
}
