package io.jss;

import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;

/**
 * The ends of sockets of this JVM. One rule for every kind: empty when the socket is closed, or is
 * closed meanwhile; an {@link IllegalArgumentException} when it has no ends yet, being not bound
 * or, of those that connect, not connected.
 */
final class SocketEnds {

    private SocketEnds() {}

    static Optional<Connection> of(Socket socket) {
        SocketAddress local = socket.getLocalSocketAddress();
        SocketAddress remote = socket.getRemoteSocketAddress();
        return socket.isClosed()
                ? Optional.empty()
                : Optional.of(Connection.between(Protocol.TCP, local, remote));
    }

    static Optional<Connection> of(ServerSocket socket) {
        SocketAddress local = socket.getLocalSocketAddress();
        return socket.isClosed() ? Optional.empty() : Optional.of(open(Protocol.TCP, local));
    }

    static Optional<Connection> of(DatagramSocket socket) {
        SocketAddress local = socket.getLocalSocketAddress();
        SocketAddress remote = socket.getRemoteSocketAddress();
        return socket.isClosed()
                ? Optional.empty()
                : Optional.of(between(Protocol.UDP, local, remote));
    }

    static Optional<Connection> of(NetworkChannel channel) throws IOException {
        try {
            SocketAddress local = channel.getLocalAddress();
            if (channel instanceof SocketChannel stream) {
                return Optional.of(
                        Connection.between(Protocol.TCP, local, stream.getRemoteAddress()));
            }
            if (channel instanceof AsynchronousSocketChannel stream) {
                return Optional.of(
                        Connection.between(Protocol.TCP, local, stream.getRemoteAddress()));
            }
            if (channel instanceof DatagramChannel datagrams) {
                return Optional.of(between(Protocol.UDP, local, datagrams.getRemoteAddress()));
            }
            if (channel instanceof ServerSocketChannel
                    || channel instanceof AsynchronousServerSocketChannel) {
                return Optional.of(open(Protocol.TCP, local));
            }
        } catch (ClosedChannelException e) {
            return Optional.empty();
        }
        throw new IllegalArgumentException(
                channel.getClass().getName()
                        + " is no channel of TCP or UDP that the JDK has; look it up by its"
                        + " addresses");
    }

    /** Returns the connection between two addresses, the second null for no peer. */
    static Connection between(Protocol protocol, SocketAddress local, SocketAddress remote) {
        return remote == null ? open(protocol, local) : Connection.between(protocol, local, remote);
    }

    private static Connection open(Protocol protocol, SocketAddress local) {
        if (local == null) {
            throw new IllegalArgumentException("the socket is not bound: it has no local address");
        }
        if (!(local instanceof InetSocketAddress address)) {
            throw new IllegalArgumentException("not an internet address: " + local);
        }
        Endpoint end = Endpoint.of(address);
        boolean ipv4 = end.address().toBytes().length == Integer.BYTES;
        return new Connection(
                protocol, end, Endpoint.of(ipv4 ? IpAddress.ofIpv4(0) : IpAddress.ofIpv6(0, 0), 0));
    }
}
