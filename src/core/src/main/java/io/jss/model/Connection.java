package io.jss.model;

import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * What identifies a socket to its kernel: a protocol and both ends.
 *
 * <p>An end that carries IPv4 may be given as {@code a.b.c.d} or as {@code ::ffff:a.b.c.d}: they
 * are the same on the wire.
 *
 * @param protocol the protocol
 * @param local the local end
 * @param remote the remote end; unspecified address and port 0 for a socket without a peer
 */
public record Connection(Protocol protocol, Endpoint local, Endpoint remote) {

    /**
     * Returns the connection between two ends as the JDK knows them.
     *
     * @throws IllegalArgumentException when an end is not resolved
     */
    public static Connection of(
            Protocol protocol, InetSocketAddress local, InetSocketAddress remote) {
        return new Connection(protocol, Endpoint.of(local), Endpoint.of(remote));
    }

    /**
     * Returns the connection between two ends as a socket of the JDK gives them.
     *
     * @throws IllegalArgumentException when an end is missing, for the socket is not connected, or
     *     it is no internet address
     */
    public static Connection between(Protocol protocol, SocketAddress local, SocketAddress remote) {
        if (local instanceof InetSocketAddress here && remote instanceof InetSocketAddress there) {
            return of(protocol, here, there);
        }
        if (local == null || remote == null) {
            throw new IllegalArgumentException(
                    "the socket is not connected: " + local + " to " + remote);
        }
        throw new IllegalArgumentException(
                "not two internet addresses: " + local + " and " + remote);
    }

    /** Returns the same connection as its other end sees it: both ends change places. */
    public Connection reversed() {
        return new Connection(protocol, remote, local);
    }

    /** Returns both ends, {@code tcp 192.0.2.1:22 198.51.100.7:40000}. */
    @Override
    public String toString() {
        return protocol.label() + " " + local + " " + remote;
    }
}
