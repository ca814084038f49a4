package io.jss.model;

import java.net.Inet6Address;
import java.net.InetAddress;
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
        return new Connection(protocol, endpoint(local), endpoint(remote));
    }

    /**
     * Returns the connection between two ends as a socket of the JDK gives them.
     *
     * @throws IllegalArgumentException when an end is missing or no internet address: the socket is
     *     not connected
     */
    public static Connection between(Protocol protocol, SocketAddress local, SocketAddress remote) {
        if (local instanceof InetSocketAddress here && remote instanceof InetSocketAddress there) {
            return of(protocol, here, there);
        }
        throw new IllegalArgumentException(
                "the socket is not connected: " + local + " to " + remote);
    }

    private static Endpoint endpoint(InetSocketAddress end) {
        InetAddress address = end.getAddress();
        if (address == null) {
            throw new IllegalArgumentException(end + " is not resolved");
        }
        int scope = address instanceof Inet6Address ipv6 ? ipv6.getScopeId() : 0;
        return new Endpoint(IpAddress.ofBytes(address.getAddress()), end.getPort(), scope);
    }

    /** Returns both ends, {@code tcp 192.0.2.1:22 198.51.100.7:40000}. */
    @Override
    public String toString() {
        return protocol.label() + " " + local + " " + remote;
    }
}
