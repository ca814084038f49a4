package io.jss;

import io.jss.answer.AnswerSource;
import io.jss.answer.ApproximateCount;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.KernelErrorException;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.engine.ChannelFactory;
import io.jss.engine.InetDump;
import io.jss.engine.LeakGuard;
import io.jss.engine.LiveChannels;
import io.jss.engine.ReaderPool;
import io.jss.engine.RefusedAbilities;
import io.jss.filter.FilterPlan;
import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sys.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.Reference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The socket table of the kernel, of the network namespace in which it is opened.
 *
 * <pre>{@code
 * try (SocketTable table = SocketTable.open()) {
 *     SocketSnapshot<InetSocket> snapshot = table.snapshot();
 *     for (InetSocket socket : snapshot.sockets()) {
 *         System.out.println(socket.local() + " " + socket.remote() + " " + socket.state());
 *     }
 *     snapshot.remarks().forEach(remark -> System.err.println(remark.text()));
 * }
 * }</pre>
 *
 * <p>Safe for use by many threads at once: each call takes a netlink socket of its own, and a few
 * of them are kept open for the next call. {@link #close()} frees them all; a call that runs at
 * that moment ends first. A table of {@link #open()} or {@link #openIn} that is never closed frees
 * them when it is garbage collected, and the first one of a program is a warning of the logger
 * {@code io.jss}.
 *
 * <p><b>Descriptors.</b> A table of {@link #open()} or {@link #openIn} reserves, until it is
 * closed, one netlink socket for the next call and one descriptor of {@code /proc/self/fd}; of
 * {@link #openIn} also the namespace's. With no other descriptor left (EMFILE) {@link
 * #ofThisProcess} and {@link #find(Connection)} work by these, one call at a time, once their
 * classes are loaded: to load a class takes a descriptor of the virtual machine, so each has to be
 * called once before. Looks at the same time need a socket each, and {@link #owner} reads /proc:
 * they need more.
 */
public final class SocketTable extends SocketLookups implements Closeable {

    private static final Set<Detail> OF_FAMILIES = Set.of(Detail.SK_MEM_INFO);

    private final RefusedAbilities refused = new RefusedAbilities();
    private final ReaderPool readers;
    private Optional<LeakGuard.Watch> watch = Optional.empty();

    private SocketTable(AnswerSource source, boolean asksBack) {
        readers = new ReaderPool(ChannelFactory.of(source), asksBack);
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

    private static SocketTable open(AnswerSource kernel) throws IOException {
        SocketTable table = overKernel(kernel);
        table.readers.open();
        table.watch = Optional.of(LeakGuard.over(table, "socket table", table.readers));
        return table;
    }

    /**
     * Returns a table over a kernel that answers now. Where it does not tell IPV6_V6ONLY of a
     * socket on {@code [::]} (before Linux 4.2) it is asked by a look-up with the socket's cookie.
     */
    public static SocketTable overKernel(AnswerSource source) {
        return new SocketTable(source, true);
    }

    /**
     * Returns a table over a source that does not answer look-ups: a recording, or a fake kernel.
     */
    public static SocketTable over(AnswerSource source) {
        return new SocketTable(source, false);
    }

    /**
     * Returns about how many sockets there are in the network namespace of this table, by counters
     * of the kernel: two small files, no dump. A table over a recording or over channels of the
     * caller's knows nothing of it.
     *
     * @throws IOException when the kernel cannot be asked
     * @throws IllegalStateException when the table is closed
     */
    public ApproximateCount approximateCount() throws IOException {
        return readers.count();
    }

    /**
     * Returns all TCP and UDP sockets; see {@link #snapshot(SocketQuery)}.
     *
     * @throws IOException as there
     */
    public SocketSnapshot<InetSocket> snapshot() throws IOException {
        return snapshot(SocketQuery.all());
    }

    /**
     * Returns the sockets that match the query.
     *
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     * @throws io.jss.sys.SystemCallException when a system call failed
     * @throws io.jss.answer.KernelErrorException when the kernel answered with an errno
     * @throws io.jss.answer.MalformedMessageException when the answer is not netlink
     * @throws IllegalStateException when the table is closed
     */
    public SocketSnapshot<InetSocket> snapshot(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks = visit(query, socket -> sockets.add(InetSocket.copyOf(socket)));
        return new SocketSnapshot<>(time, sockets, remarks);
    }

    @Override
    public List<Remark> visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        return read(dump(query, visitor));
    }

    /**
     * Returns what a query with a filter asks of this kernel: request fields, bytecode, and the
     * remainder that is decided here. The kernel is asked whether it takes the bytecode, and for no
     * socket.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public FilterPlan plan(SocketQuery query) throws IOException {
        InetDump dump =
                new InetDump(
                        refused, query.requests(), query.filter(), SocketFacts.NONE, socket -> {});
        return read(dump::plan);
    }

    /**
     * Passes all sockets of a family to the visitor, each once, while the kernel sends them. Those
     * of {@link SocketFamily#INET} are what {@link SocketQuery#all()} asks for, each a copy.
     *
     * @param family which; it says since when the kernel lists it
     * @return what the answer lacks; empty for a complete one
     * @throws ProtocolUnavailableException when the kernel cannot list them
     * @throws IOException as {@link #snapshot(SocketQuery)}, or what the visitor threw
     */
    public <T extends DiagSocket> List<Remark> visit(
            SocketFamily<T> family, FamilyVisitor<? super T> visitor) throws IOException {
        return visit(family, family == SocketFamily.INET ? Set.of() : OF_FAMILIES, visitor);
    }

    /**
     * Passes all sockets of a family to the visitor as {@link #visit(SocketFamily, FamilyVisitor)}
     * does, without details that are not wanted. Of families other than {@link SocketFamily#INET}
     * {@link Detail#SK_MEM_INFO} is the only one: without it the kernel is not asked for the memory
     * of unix sockets, and {@link io.jss.model.UnixSocket#skMemInfo} is empty.
     *
     * @param details what is wanted beyond the row
     * @return what the answer lacks; empty for a complete one
     * @throws ProtocolUnavailableException when the kernel cannot list them
     * @throws IOException as {@link #snapshot(SocketQuery)}, or what the visitor threw
     */
    @SuppressWarnings("unchecked") // the type of a socket is that of its family
    public <T extends DiagSocket> List<Remark> visit(
            SocketFamily<T> family, Set<Detail> details, FamilyVisitor<? super T> visitor)
            throws IOException {
        if (family == SocketFamily.INET) {
            return visit(
                    SocketQuery.all().withDetails(details),
                    view -> visitor.visit((T) InetSocket.copyOf(view)));
        }
        return read(reader -> reader.run(family, details, visitor));
    }

    /**
     * Returns all sockets of a family; see {@link #visit(SocketFamily, FamilyVisitor)}.
     *
     * @throws IOException as there
     */
    public <T extends DiagSocket> SocketSnapshot<T> snapshot(SocketFamily<T> family)
            throws IOException {
        Instant time = Instant.now();
        List<T> sockets = new ArrayList<>();
        List<Remark> remarks = visit(family, sockets::add);
        return new SocketSnapshot<>(time, sockets, remarks);
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
     * Returns whether this kernel closes sockets of a protocol: TCP since Linux 4.5, UDP and raw
     * since 4.9, where it is built with CONFIG_INET_DIAG_DESTROY. Nothing is closed, and whether
     * the caller is permitted is not asked.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public boolean canDestroy(Protocol protocol) throws IOException {
        return canBeClosed(protocol) && read(reader -> reader.bySocketId().canDestroy(protocol));
    }

    /**
     * Closes sockets by SOCK_DESTROY (since Linux 4.5, with CAP_NET_ADMIN), each by its own cookie:
     * what has gone in the meantime is {@link KillPlan.Outcome#GONE}, and no other socket is ever
     * closed for it. Then the table is read again: a socket whose cookie is in it is not gone,
     * whatever the kernel answered.
     *
     * @param sockets rows of this table; their cookies identify them
     * @return the outcome of each, in order
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public List<KillPlan.Outcome> destroy(List<InetSocket> sockets) throws IOException {
        List<InetSocket> able =
                sockets.stream().filter(socket -> canBeClosed(socket.protocol())).toList();
        int[] errnos = read(reader -> reader.bySocketId().destroy(able));
        List<KillPlan.Outcome> answers = new ArrayList<>(sockets.size());
        int next = 0;
        for (InetSocket socket : sockets) {
            answers.add(
                    canBeClosed(socket.protocol())
                            ? outcome(socket, errnos[next++])
                            : KillPlan.Outcome.NOT_SUPPORTED);
        }
        return new Survivors(this).outcomes(sockets, answers);
    }

    /**
     * MPTCP has no destroy operation, and its number does not fit into the request: its low byte is
     * TCP's.
     */
    private static boolean canBeClosed(Protocol protocol) {
        return protocol != Protocol.MPTCP;
    }

    private static KillPlan.Outcome outcome(InetSocket socket, int errno)
            throws KernelErrorException {
        return switch (errno) {
            case 0 -> KillPlan.Outcome.CLOSED;
            case Errno.ENOENT, Errno.ESTALE -> KillPlan.Outcome.GONE;
            case Errno.EPERM -> KillPlan.Outcome.NOT_PERMITTED;
            case Errno.EOPNOTSUPP, Errno.EINVAL -> KillPlan.Outcome.NOT_SUPPORTED;
            default -> throw new KernelErrorException("closing of " + socket, errno, "");
        };
    }

    /**
     * Returns whether this kernel lists sockets that are bound and nothing more: {@link
     * io.jss.model.SocketState#BOUND_INACTIVE}, since Linux 6.8. True where it is not known: over a
     * recording or over channels of the caller's.
     *
     * @throws IOException when the kernel cannot be asked
     * @throws IllegalStateException when the table is closed
     */
    public boolean listsBoundInactive() throws IOException {
        return readers.listsBoundInactive();
    }

    /**
     * Returns the sockets of this JVM that match the query, found by its own descriptors: no other
     * process is looked at, and no privilege is needed. See {@link #visitOfThisProcess}.
     *
     * @throws IOException as {@link #snapshot(SocketQuery)}
     */
    public SocketSnapshot<InetSocket> ofThisProcess(SocketQuery query) throws IOException {
        Instant time = Instant.now();
        List<InetSocket> sockets = new ArrayList<>();
        List<Remark> remarks =
                visitOfThisProcess(query, socket -> sockets.add(InetSocket.copyOf(socket)));
        return new SocketSnapshot<>(time, sockets, remarks);
    }

    /**
     * Passes the sockets of this JVM that match the query to the visitor, as {@link #visit}. A
     * socket that is opened after the call has begun may be missing. The descriptors are those of
     * the calling thread: a thread that has left its process's (unshare(2) with CLONE_FILES) sees
     * its own.
     *
     * <p>A table of {@link #open()} or {@link #openIn} has reserved what this needs: it works when
     * the process has no descriptor left (EMFILE), one call at a time, once its classes are loaded:
     * call it once before.
     *
     * @return what the answer lacks; empty for a complete one
     * @throws IOException as {@link #visit}, or when /proc cannot be read
     */
    public List<Remark> visitOfThisProcess(SocketQuery query, SocketVisitor visitor)
            throws IOException {
        return readers.withOwnSockets(
                (reader, own) ->
                        dump(
                                        query,
                                        socket -> {
                                            if (own.contains(socket.inodeOr(0))) {
                                                visitor.visit(socket);
                                            }
                                        })
                                .with(reader));
    }

    /** Returns the dump of a query; what its filter asks beyond the answers is learned first. */
    private InetDump dump(SocketQuery query, SocketVisitor visitor) throws IOException {
        return new InetDump(refused, query.requests(), query.filter(), facts(query), visitor);
    }

    private static SocketFacts facts(SocketQuery query) throws IOException {
        if (query.facts().isPresent()) {
            return query.facts().get();
        }
        return query.filter().asksForOwners()
                ? new OwnerFacts(OwnerScan.of(ProcPaths.system()).scan())
                : SocketFacts.NONE;
    }

    @Override
    <T> T read(ReaderPool.Use<T> use) throws IOException {
        return readers.use(use);
    }

    /**
     * Frees the netlink sockets that wait for a next call, and the network namespace; a second call
     * does nothing.
     */
    @Override
    public void close() throws IOException {
        if (watch.isPresent()) {
            watch.get().end(); // no lambda on the way of a short run
        }
        try {
            readers.close();
        } finally {
            Reference.reachabilityFence(this); // not forgotten while it is being closed
        }
    }
}
