package io.jss;

import io.jss.answer.LookupVisitor;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.engine.ReaderPool;
import io.jss.engine.SocketIdExchange;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.channels.NetworkChannel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of a {@link SocketTable} that looks up single sockets by their ends. */
abstract sealed class SocketLookups permits SocketTable {

    /** All that the bits of a request can ask. */
    private static final Set<Detail> ALL_DETAILS =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Detail.BPF_STORAGES)));

    SocketLookups() {}

    /** Lends a reader for one use; see {@link ReaderPool#use}. */
    abstract <T> T read(ReaderPool.Use<T> use) throws IOException;

    /**
     * Passes the sockets that match the query to the visitor, each once, while the kernel sends
     * them: protocol by protocol, AF_INET before AF_INET6. Allocates nothing for each socket.
     *
     * <p>Where many connections share a bucket of a small table, the rows of their protocol and
     * family are held and copied until the kernel has been asked again; those that its first answer
     * passed over come behind the others ({@link Remark.MayLackSockets}).
     *
     * @return what the answer lacks; empty for a complete one
     * @throws IOException as {@link SocketTable#snapshot(SocketQuery)}, or what the visitor threw
     */
    public abstract List<Remark> visit(SocketQuery query, SocketVisitor visitor) throws IOException;

    /**
     * Returns the socket of a connection, as the kernel sees it now, with every detail: one request
     * and one answer, no dump.
     *
     * <p>Whether an end that carries IPv4 is given as {@code a.b.c.d} or as {@code ::ffff:a.b.c.d}
     * makes no difference. An answer about another socket, such as the listener that the kernel
     * gives for a connection that has gone, is no answer. A listener, or a datagram socket without
     * a peer, is found by its local end and a remote one with an unspecified address and port 0;
     * one on {@code [::]} that takes IPv4, as a ServerSocket does, by {@code 0.0.0.0} too. Of
     * several that share these ends by SO_REUSEPORT the kernel picks one, by a hash of the ends:
     * the same one again while no member comes or goes; a listing shows them all. MPTCP and raw
     * sockets cannot be looked up by their ends and are found by a dump.
     *
     * @return empty when there is no such socket
     * @throws IOException as {@link SocketTable#snapshot(SocketQuery)}
     */
    public Optional<InetSocket> find(Connection connection) throws IOException {
        return find(connection, ALL_DETAILS);
    }

    /**
     * Returns the socket of a connection with the details that are wanted; see {@link
     * #find(Connection)}.
     *
     * @throws IllegalArgumentException for BPF_STORAGES, which the kernel sends in dumps only
     */
    public Optional<InetSocket> find(Connection connection, Set<Detail> details)
            throws IOException {
        Copy copy = new Copy();
        visit(connection, details, copy);
        return Optional.ofNullable(copy.socket);
    }

    /** A copy of what is visited. */
    private static final class Copy implements SocketVisitor {

        private InetSocket socket;

        @Override
        public void visit(InetSocketView view) {
            socket = InetSocket.copyOf(view);
        }
    }

    /**
     * Passes the socket of a connection to the visitor; see {@link #find(Connection, Set)}. It
     * leaves less than 300 bytes of garbage.
     *
     * @return whether there is such a socket
     */
    public boolean visit(Connection connection, Set<Detail> details, SocketVisitor visitor)
            throws IOException {
        check(details);
        return SocketIdExchange.isIdentifiedByItsEnds(connection)
                ? read(reader -> reader.bySocketId().visit(connection, details, visitor))
                : visitByDump(connection, details, visitor);
    }

    /**
     * Returns the kernel's view of a socket of this JVM. One rule for all kinds of sockets and
     * channels:
     *
     * <ul>
     *   <li>a closed one is in no table: empty, also when it is closed meanwhile;
     *   <li>one that is not bound, or not connected, has no ends yet: IllegalArgumentException. A
     *       datagram socket need not be connected.
     * </ul>
     *
     * @throws IllegalArgumentException when the socket is not connected
     */
    public Optional<InetSocket> find(Socket socket) throws IOException {
        return findOpen(SocketEnds.of(socket));
    }

    /**
     * Returns the kernel's view of a listener of this JVM; see {@link #find(Socket)}.
     *
     * @throws IllegalArgumentException when it is not bound
     */
    public Optional<InetSocket> find(ServerSocket socket) throws IOException {
        return findOpen(SocketEnds.of(socket));
    }

    /** Returns the kernel's view of a UDP socket of this JVM; see {@link #find(ServerSocket)}. */
    public Optional<InetSocket> find(DatagramSocket socket) throws IOException {
        return findOpen(SocketEnds.of(socket));
    }

    /**
     * Returns the kernel's view of a channel of the JDK, synchronous or not: SocketChannel,
     * ServerSocketChannel, DatagramChannel, AsynchronousSocketChannel,
     * AsynchronousServerSocketChannel; see {@link #find(Socket)}.
     *
     * @throws IllegalArgumentException when it is not bound or not connected, or none of these
     */
    public Optional<InetSocket> find(NetworkChannel channel) throws IOException {
        return findOpen(SocketEnds.of(channel));
    }

    private Optional<InetSocket> findOpen(Optional<Connection> ends) throws IOException {
        return ends.isPresent() ? find(ends.get()) : Optional.empty();
    }

    /** Returns the TCP socket between two ends; see {@link #find(Connection)}. */
    public Optional<InetSocket> find(InetSocketAddress local, InetSocketAddress remote)
            throws IOException {
        return find(Protocol.TCP, local, remote);
    }

    /**
     * Returns the socket between two addresses as other libraries give them: of a Netty channel
     * {@code find(Protocol.TCP, channel.localAddress(), channel.remoteAddress())}.
     *
     * @param remote null where there is no peer: for a listener, an unconnected datagram socket
     * @throws IllegalArgumentException when the local address is missing, for the socket is not
     *     bound, or one of them is no internet address
     */
    public Optional<InetSocket> find(Protocol protocol, SocketAddress local, SocketAddress remote)
            throws IOException {
        return find(SocketEnds.between(protocol, local, remote));
    }

    /**
     * Looks up many connections, up to a hundred with one system call.
     *
     * @return for each connection, in order, its socket, or empty when there is none
     * @throws IOException as {@link SocketTable#snapshot(SocketQuery)}
     */
    public List<Optional<InetSocket>> findAll(List<Connection> connections) throws IOException {
        return findAll(connections, ALL_DETAILS);
    }

    /** Looks up many connections with the details that are wanted; see {@link #findAll(List)}. */
    public List<Optional<InetSocket>> findAll(List<Connection> connections, Set<Detail> details)
            throws IOException {
        List<Optional<InetSocket>> found =
                new ArrayList<>(Collections.nCopies(connections.size(), Optional.empty()));
        visitAll(
                connections,
                details,
                (index, socket) -> found.set(index, Optional.of(InetSocket.copyOf(socket))));
        return found;
    }

    /**
     * Passes the sockets of many connections to the visitor; see {@link #findAll(List, Set)}.
     *
     * @return how many there are
     */
    public int visitAll(List<Connection> connections, Set<Detail> details, LookupVisitor visitor)
            throws IOException {
        check(details);
        List<Connection> exact = new ArrayList<>(connections.size());
        List<Integer> places = new ArrayList<>(connections.size());
        int found = 0;
        for (int i = 0; i < connections.size(); i++) {
            if (SocketIdExchange.isIdentifiedByItsEnds(connections.get(i))) {
                exact.add(connections.get(i));
                places.add(i);
            }
        }
        if (!exact.isEmpty()) {
            LookupVisitor inPlace = (index, socket) -> visitor.visit(places.get(index), socket);
            found = read(reader -> reader.bySocketId().visit(exact, details, inPlace));
        }
        return found + visitByDump(connections, details, visitor);
    }

    private int visitByDump(
            List<Connection> connections, Collection<Detail> details, LookupVisitor visitor)
            throws IOException {
        int found = 0;
        for (int i = 0; i < connections.size(); i++) {
            int place = i;
            Connection connection = connections.get(i);
            if (!SocketIdExchange.isIdentifiedByItsEnds(connection)
                    && visitByDump(connection, details, socket -> visitor.visit(place, socket))) {
                found++;
            }
        }
        return found;
    }

    private boolean visitByDump(
            Connection connection, Collection<Detail> details, SocketVisitor visitor)
            throws IOException {
        boolean[] found = {false};
        visit(
                SocketQuery.of(connection.protocol()).withDetails(details),
                socket -> {
                    if (!found[0] && SocketIdExchange.isAnswerTo(connection, socket)) {
                        found[0] = true;
                        visitor.visit(socket);
                    }
                });
        return found[0];
    }

    private static void check(Collection<Detail> details) {
        if (details.contains(Detail.BPF_STORAGES)) {
            throw new IllegalArgumentException(
                    "the kernel sends BPF storages in dumps only: ask for them by a SocketQuery");
        }
    }
}
