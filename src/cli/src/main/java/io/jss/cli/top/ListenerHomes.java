package io.jss.cli.top;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.HashMap;
import java.util.Map;

/**
 * To whom listeners belong: a connection that no look saw was accepted by its listener's process.
 * Where several listen at one port, on different addresses, none is taken.
 */
final class ListenerHomes<H> {

    private record End(Protocol protocol, int port) {}

    private final H unknown;
    private final Map<End, H> homes = new HashMap<>();

    /**
     * Creates one without listeners.
     *
     * @param unknown stands for nobody
     */
    ListenerHomes(H unknown) {
        this.unknown = unknown;
    }

    /** Adds a socket, if it listens. */
    void add(InetSocketView socket, H home) {
        if (socket.state() == SocketState.LISTEN) {
            homes.merge(end(socket), home, (one, other) -> one.equals(other) ? one : unknown);
        }
    }

    /** Returns to whom the listener of a connection belongs; nobody where there is none. */
    H of(InetSocketView socket) {
        return homes.getOrDefault(end(socket), unknown);
    }

    private static End end(InetSocketView socket) {
        return new End(socket.protocol(), socket.localPort());
    }
}
