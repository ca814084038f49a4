package io.jss;

import io.jss.filter.compile.FilterPlan;
import io.jss.model.Connection;
import io.jss.model.InetSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.Protocol;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.netlink.NetlinkChannel;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcPaths;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The socket table of the kernel, of the network namespace in which it is opened.
 *
 * <p>Safe for use by many threads at once: each look takes a netlink socket of its own, and a few
 * of them are kept open for the next look. {@link #close()} frees them all; a look that runs at
 * that moment ends first. A table of {@link #open()} or {@link #openIn} that is never closed frees
 * them when it is garbage collected, and the first one of a program is a warning of the logger
 * {@code io.jss}.
 *
 * <p><b>Descriptors.</b> A table of {@link #open()} or {@link #openIn} reserves, until it is
 * closed, one netlink socket for the next look and one descriptor of {@code /proc/self/fd}; of
 * {@link #openIn} also the namespace's. With no other descriptor left (EMFILE) {@link
 * #ofThisProcess} and {@link #find(Connection)} work by these, one look at a time, once their
 * classes are loaded: to load a class takes a descriptor of the virtual machine, so each has to be
 * called once before. Looks at the same time need a socket each, and {@link #owner} reads /proc:
 * they need more.
 */
public final class SocketTable extends SocketLookups implements Closeable {

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

        /** Returns the kernel's own counters of that namespace; nothing is known by default. */
        default ApproximateCount count() {
            return ApproximateCount.unknown();
        }

        /**
         * Returns over how many buckets that kernel spreads the sockets of a protocol; empty when
         * it does not tell. Where many share a bucket it is asked for them in parts.
         */
        default OptionalInt buckets(Protocol protocol) {
            return OptionalInt.empty();
        }

        /** Returns whether that kernel lists sockets that are bound and nothing more (Linux 6.8). */
        default boolean listsBoundInactive() {
            return true;
        }

        /**
         * Frees what channels are opened with. A table calls it once: when it is closed and its
         * last look has ended. Channels that are open stay so.
         */
        @Override
        default void close() throws IOException {}
    }

    private final RefusedAbilities refused = new RefusedAbilities();
    private final DumpSessions sessions;
    private Optional<Forgotten.Watch> watch = Optional.empty();

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
        table.watch = Optional.of(Forgotten.over(table, "socket table", table.sessions));
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

    /**
     * Returns about how many sockets there are in the network namespace of this table, by counters
     * of the kernel: two small files, no dump. A table over a recording or over channels of the
     * caller's knows nothing of it.
     *
     * @throws IllegalStateException when the table is closed
     */
    public ApproximateCount approximateCount() throws IOException {
        return sessions.count();
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

    @Override
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
     * what has gone in the meantime is {@link KillOutcome#GONE}, and no other socket is ever closed
     * for it. Then the table is read again: a socket whose cookie is in it is not gone, whatever the
     * kernel answered.
     *
     * @param sockets rows of this table; their cookies identify them
     * @return the outcome of each, in order
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public List<KillOutcome> destroy(List<InetSocket> sockets) throws IOException {
        List<KillOutcome> answers = look(session -> session.requests().destroy(sockets));
        return new Survivors(this).outcomes(sockets, answers);
    }

    /**
     * Returns whether this kernel lists sockets that are bound and nothing more: {@link
     * io.jss.model.SocketState#BOUND_INACTIVE}, since Linux 6.8. True where it is not known: over a
     * recording or over channels of the caller's.
     *
     * @throws IllegalStateException when the table is closed
     */
    public boolean listsBoundInactive() throws IOException {
        return sessions.listsBoundInactive();
    }

    /**
     * Returns the sockets of this JVM that match the query, found by its own descriptors: no other
     * process is looked at, and no privilege is needed. See {@link #visitOfThisProcess}.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public SocketSnapshot ofThisProcess(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks =
                visitOfThisProcess(query, socket -> sockets.add(InetSocket.copyOf(socket)));
        return new SocketSnapshot(time, sockets, remarks);
    }

    /**
     * Passes the sockets of this JVM that match the query to the visitor, as {@link #visit}. A
     * socket that is opened after the call has begun may be missing. The descriptors are those of
     * the calling thread: a thread that has left its process's (unshare(2) with CLONE_FILES) sees
     * its own.
     *
     * <p>A table of {@link #open()} or {@link #openIn} has reserved what this needs: it works when
     * the process has no descriptor left (EMFILE), one look at a time, once its classes are loaded:
     * call it once before.
     *
     * @return what the answer lacks; empty for a complete one
     * @throws IOException as {@link #visit}, or when /proc cannot be read
     */
    public List<Remark> visitOfThisProcess(SocketQuery query, SocketVisitor visitor)
            throws IOException {
        return sessions.withOwnSockets(
                (session, own) ->
                        QueryLook.of(
                                        refused,
                                        query,
                                        socket -> {
                                            if (own.contains(socket.inodeOr(0))) {
                                                visitor.visit(socket);
                                            }
                                        })
                                .over(session));
    }

    @Override
    <T> T look(Look<T> look) throws IOException {
        return sessions.look(look);
    }

    /**
     * Frees the netlink sockets that wait for a next look, and the network namespace; a second call
     * does nothing.
     */
    @Override
    public void close() throws IOException {
        watch.ifPresent(Forgotten.Watch::end);
        try {
            sessions.close();
        } finally {
            Reference.reachabilityFence(this); // not forgotten while it is being closed
        }
    }
}
