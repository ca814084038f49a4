package io.jss;

import io.jss.filter.compile.FilterPlan;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.Protocol;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.netlink.NetlinkChannel;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcPaths;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.SocketChannel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The socket table of the kernel, of the network namespace in which it is opened.
 *
 * <p>Safe for use by many threads at once: each look takes a netlink socket of its own, and a few
 * of them are kept open for the next look. {@link #close()} frees them all; a look that runs at
 * that moment ends first.
 */
public final class SocketTable implements Closeable {

    /** Where channels to a kernel come from. */
    @FunctionalInterface
    public interface ChannelFactory extends Closeable {
        /**
         * Opens a channel with no answer pending.
         *
         * @throws IOException when the kernel refuses
         */
        NetlinkChannel open() throws IOException;

        /**
         * Returns about how many sockets that kernel has to list; empty when it is not known at
         * little cost. It decides how the kernel is asked, not what is answered.
         */
        default OptionalInt sockets() {
            return OptionalInt.empty();
        }

        /**
         * Frees what channels are opened with. A table calls it once: when it is closed and its
         * last look has ended. Channels that are open stay so.
         */
        @Override
        default void close() throws IOException {}
    }

    /** What a look-up asks for: all that the bits of a request can ask. */
    private static final Set<Detail> LOOKUP_DETAILS =
            EnumSet.complementOf(EnumSet.of(Detail.BPF_STORAGES));

    private final RefusedAbilities refused = new RefusedAbilities();
    private final DumpSessions sessions;

    private SocketTable(ChannelFactory channels, boolean asksBack) {
        sessions = new DumpSessions(channels, asksBack);
    }

    /**
     * Opens the table of the running kernel.
     *
     * @throws io.jss.sys.SystemCallException when the kernel refuses a netlink socket: EPERM
     *     (seccomp), EPROTONOSUPPORT or EAFNOSUPPORT (sandboxes such as gVisor)
     * @throws io.jss.sys.UnsupportedPlatformException when jss cannot run here; each time
     */
    public static SocketTable open() throws IOException {
        return open(new LiveChannels(Optional.empty()));
    }

    /**
     * Opens the table of another network namespace. The calling thread stays where it is. The table
     * holds the namespace by a descriptor until it is closed: it stays the table of this namespace
     * when the name is taken from it or given to another one.
     *
     * @throws io.jss.sys.SystemCallException when the namespace has gone (ENOENT) or may not be
     *     entered (EPERM: it takes CAP_SYS_ADMIN), or as {@link #open()}
     * @throws java.nio.file.NoSuchFileException when its path is another namespace by now
     */
    public static SocketTable openIn(NetworkNamespace namespace) throws IOException {
        return open(new LiveChannels(Optional.of(namespace.open())));
    }

    private static SocketTable open(ChannelFactory channels) throws IOException {
        SocketTable table = overKernel(channels);
        table.sessions.open();
        return table;
    }

    /**
     * Returns a table over channels to a kernel that answers now. Where it does not tell
     * IPV6_V6ONLY of a socket on {@code [::]} (before Linux 4.2) it is asked by a look-up with the
     * socket's cookie.
     */
    public static SocketTable overKernel(ChannelFactory channels) {
        return new SocketTable(channels, true);
    }

    /** Returns a table over channels of the caller's: a recording, or a fake kernel. */
    public static SocketTable over(ChannelFactory channels) {
        return new SocketTable(channels, false);
    }

    /** Returns all TCP and UDP sockets; see {@link #snapshot(SocketQuery)}. */
    public SocketSnapshot snapshot() throws IOException {
        return snapshot(SocketQuery.all());
    }

    /**
     * Returns the sockets that match the query.
     *
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     * @throws io.jss.sys.SystemCallException when a system call failed
     * @throws io.jss.netlink.KernelErrorException when the kernel answered with an errno
     * @throws io.jss.netlink.MalformedMessageException when the answer is not netlink
     * @throws IllegalStateException when the table is closed
     */
    public SocketSnapshot snapshot(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks = visit(query, socket -> sockets.add(InetSocket.copyOf(socket)));
        return new SocketSnapshot(time, sockets, remarks);
    }

    /**
     * Passes the sockets that match the query to the visitor, each once, while the kernel sends
     * them: protocol by protocol, AF_INET before AF_INET6. Allocates nothing for each socket.
     *
     * @return what the answer lacks; empty for a complete one
     * @throws IOException as {@link #snapshot(SocketQuery)}, or what the visitor threw
     */
    public List<Remark> visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        return look(QueryLook.of(refused, query, visitor));
    }

    /**
     * Returns what a query with a filter asks of this kernel: request fields, bytecode, and the
     * remainder that is decided here. The kernel is asked whether it takes the bytecode, and for no
     * socket.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public FilterPlan plan(SocketQuery query) throws IOException {
        return look(session -> new QueryRun(session, refused, query).plan());
    }

    /**
     * Passes all unix domain sockets to the visitor, each once, while the kernel sends them (since
     * Linux 3.3).
     *
     * @return what the answer lacks; empty for a complete one
     * @throws ProtocolUnavailableException when the kernel cannot list them
     * @throws IOException as {@link #snapshot(SocketQuery)}, or what the visitor threw
     */
    public List<Remark> visitUnix(FamilyVisitor<? super UnixSocket> visitor) throws IOException {
        return look(session -> session.run(FamilyDump.UNIX, visitor));
    }

    /** Returns all unix domain sockets; see {@link #visitUnix}. */
    public FamilySnapshot<UnixSocket> unixSockets() throws IOException {
        return family(FamilyDump.UNIX);
    }

    /** Passes all netlink sockets to the visitor (since Linux 3.10); as {@link #visitUnix}. */
    public List<Remark> visitNetlink(FamilyVisitor<? super NetlinkDiagSocket> visitor)
            throws IOException {
        return look(session -> session.run(FamilyDump.NETLINK, visitor));
    }

    /** Returns all netlink sockets; see {@link #visitNetlink}. */
    public FamilySnapshot<NetlinkDiagSocket> netlinkSockets() throws IOException {
        return family(FamilyDump.NETLINK);
    }

    /** Passes all packet sockets to the visitor (since Linux 3.7); as {@link #visitUnix}. */
    public List<Remark> visitPacket(FamilyVisitor<? super PacketSocket> visitor)
            throws IOException {
        return look(session -> session.run(FamilyDump.PACKET, visitor));
    }

    /** Returns all packet sockets; see {@link #visitPacket}. */
    public FamilySnapshot<PacketSocket> packetSockets() throws IOException {
        return family(FamilyDump.PACKET);
    }

    /** Passes all vsock sockets to the visitor (since Linux 4.15); as {@link #visitUnix}. */
    public List<Remark> visitVsock(FamilyVisitor<? super VsockSocket> visitor) throws IOException {
        return look(session -> session.run(FamilyDump.VSOCK, visitor));
    }

    /** Returns all vsock sockets; see {@link #visitVsock}. */
    public FamilySnapshot<VsockSocket> vsockSockets() throws IOException {
        return family(FamilyDump.VSOCK);
    }

    private <T> FamilySnapshot<T> family(FamilyDump<T> family) throws IOException {
        Instant time = Instant.now();
        List<T> sockets = new ArrayList<>();
        List<Remark> remarks = look(session -> session.run(family, sockets::add));
        return new FamilySnapshot<>(time, sockets, remarks);
    }

    /**
     * Returns the socket of a connection, as the kernel sees it now, with every detail: one request
     * and one answer, no dump.
     *
     * <p>Whether an end that carries IPv4 is given as {@code a.b.c.d} or as {@code ::ffff:a.b.c.d}
     * makes no difference. An answer about another socket, such as the listener that the kernel
     * gives for a connection that has gone, is no answer. MPTCP and raw sockets cannot be looked up
     * by their ends and are found by a dump.
     *
     * @return empty when there is no such socket
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public Optional<InetSocket> find(Connection connection) throws IOException {
        return findAll(List.of(connection)).get(0);
    }

    /**
     * Returns the kernel's view of a socket of this JVM.
     *
     * @throws IllegalArgumentException when the socket is not connected
     */
    public Optional<InetSocket> find(Socket socket) throws IOException {
        return find(
                Connection.between(
                        Protocol.TCP,
                        socket.getLocalSocketAddress(),
                        socket.getRemoteSocketAddress()));
    }

    /** Returns the kernel's view of a TCP channel of this JVM; see {@link #find(Socket)}. */
    public Optional<InetSocket> find(SocketChannel channel) throws IOException {
        return find(
                Connection.between(
                        Protocol.TCP, channel.getLocalAddress(), channel.getRemoteAddress()));
    }

    /** Returns the TCP socket between two ends; see {@link #find(Connection)}. */
    public Optional<InetSocket> find(InetSocketAddress local, InetSocketAddress remote)
            throws IOException {
        return find(Connection.of(Protocol.TCP, local, remote));
    }

    /**
     * Looks up many connections, up to a hundred with one system call.
     *
     * @return for each connection, in order, its socket, or empty when there is none
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public List<Optional<InetSocket>> findAll(List<Connection> connections) throws IOException {
        List<Connection> exact =
                connections.stream().filter(SocketRequests::isIdentifiedByItsEnds).toList();
        Iterator<Optional<InetSocket>> answers =
                look(session -> session.requests().find(exact, LOOKUP_DETAILS)).iterator();
        List<Optional<InetSocket>> found = new ArrayList<>(connections.size());
        for (Connection connection : connections) {
            found.add(
                    SocketRequests.isIdentifiedByItsEnds(connection)
                            ? answers.next()
                            : findByDump(connection));
        }
        return found;
    }

    private Optional<InetSocket> findByDump(Connection connection) throws IOException {
        List<InetSocket> found = new ArrayList<>(1);
        visit(
                SocketQuery.of(connection.protocol()).withDetails(LOOKUP_DETAILS),
                socket -> {
                    if (SocketRequests.isAnswerTo(connection, socket)) {
                        found.add(InetSocket.copyOf(socket));
                    }
                });
        return found.stream().findFirst();
    }

    /**
     * Returns who owns a connection: its user, and the processes that hold it as far as they may be
     * read. Every process is looked at.
     *
     * @return empty when there is no such socket
     * @throws IOException as {@link #snapshot(SocketQuery)}, or when /proc cannot be read
     */
    public Optional<ConnectionOwner> owner(Connection connection) throws IOException {
        Optional<InetSocket> found = find(connection);
        return found.isEmpty()
                ? Optional.empty()
                : Optional.of(ConnectionOwner.of(found.get(), OwnerScan.of(ProcPaths.system())));
    }

    /**
     * Closes sockets by SOCK_DESTROY (since Linux 4.5, with CAP_NET_ADMIN), each by its own cookie:
     * what has gone in the meantime is {@link KillOutcome#GONE}, and nothing is ever hit in its
     * stead.
     *
     * @param sockets rows of this table; their cookies identify them
     * @return the outcome of each, in order
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public List<KillOutcome> destroy(List<InetSocket> sockets) throws IOException {
        return look(session -> session.requests().destroy(sockets));
    }

    /**
     * Returns the sockets of this JVM that match the query, found by its own descriptors: no other
     * process is looked at, and no privilege is needed.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public SocketSnapshot ofThisProcess(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        OwnerIndex own = OwnerScan.of(ProcPaths.system()).scanThisProcess();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks =
                visit(
                        query,
                        socket -> {
                            if (own.isHeld(socket.inodeOr(0))) {
                                sockets.add(InetSocket.copyOf(socket));
                            }
                        });
        return new SocketSnapshot(time, sockets, remarks);
    }

    interface Look<T> {
        T over(DumpSession session) throws IOException;
    }

    private <T> T look(Look<T> look) throws IOException {
        return sessions.look(look);
    }

    /**
     * Frees the netlink sockets that wait for a next look, and the network namespace; a second call
     * does nothing.
     */
    @Override
    public void close() throws IOException {
        sessions.close();
    }
}
