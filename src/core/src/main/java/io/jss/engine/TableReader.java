package io.jss.engine;

import io.jss.answer.FamilyVisitor;
import io.jss.answer.KernelErrorException;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.decode.InetDiagView;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.netlink.Dump;
import io.jss.netlink.DumpResult;
import io.jss.netlink.KeptMessages;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NanoTime;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * One channel with what a dump over it reuses: the cursor, the view, the set of cookies. For one
 * thread at a time.
 */
public final class TableReader implements Closeable {

    private static final int FEW_SOCKETS = 4_096;

    private final ChannelFactory channels;
    private final NetlinkChannel channel;
    private final Dump dump;
    private final V6OnlyProbe probe;
    private SocketIdExchange bySocketId; // made when one is first looked up
    private final CheckedDump checked;
    private InetDiagView view;
    private final CookieSet seen = new CookieSet();
    private Protocol protocol = Protocol.TCP;
    private final Rows rows = new Rows();
    private final KeptMessages kept = new KeptMessages();
    private AddressFamily only;
    private Predicate<InetSocketView> wanted;
    private SocketVisitor visitor;
    private ByteBuffer announced;
    private int announcedSequence;

    /** Creates a reader that shows what the kernel reports. */
    TableReader(ChannelFactory channels) throws IOException {
        this(channels, null);
    }

    /** Creates a reader that asks back where the kernel does not report IPV6_V6ONLY. */
    TableReader(ChannelFactory channels, V6OnlyProbe probe) throws IOException {
        this(channels, probe, new NanoTime());
    }

    /**
     * Creates a reader with a clock of the caller's.
     *
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    TableReader(ChannelFactory channels, V6OnlyProbe probe, LongSupplier clock) throws IOException {
        this.channels = channels;
        this.probe = probe;
        channel = channels.open();
        try {
            view = new InetDiagView(channel);
            dump = new Dump(channel);
            checked = new CheckedDump(channels, channel, dump, kept, clock);
        } catch (RuntimeException | Error e) {
            channel.close();
            throw e;
        }
    }

    /** Forgets which sockets were passed on, so that each is passed on once more. */
    void forgetSeen() {
        seen.clear();
    }

    /**
     * Runs one request and passes each socket that is wanted to the visitor, once until {@link
     * #forgetSeen}.
     *
     * @return what the answer lacks
     */
    List<Remark> run(
            InetDiagRequest request, Predicate<InetSocketView> chosen, SocketVisitor target)
            throws IOException {
        protocol = request.protocol();
        visitor = target;
        wanted = chosen;
        try {
            rows.repeated = false;
            CheckedDump.Outcome outcome = checked.run(encode(request), request, rows);
            List<Remark> remarks = remarks(protocol, request.family(), outcome.result());
            if (remarks.isEmpty()) {
                remarks = RecordingRemarks.of(outcome.gaps(), request);
            }
            return remarks.isEmpty() && outcome.mayLack()
                    ? List.of(new Remark.MayLackSockets(protocol, request.family()))
                    : remarks;
        } catch (KernelErrorException e) {
            if (RecordingRemarks.isNotRecorded(channel)) {
                return List.of(new Remark.NotRecorded(protocol, request.family()));
            }
            if (request.bpfStorages() && refusesBpfStorages(e)) {
                return runWithoutBpfStorages(request, chosen, target, e.errno());
            }
            if (!saysUnavailable(e, request)) {
                throw e;
            }
            return List.of(new Remark.ProtocolUnavailable(protocol, request.family()));
        } finally {
            endVisit();
        }
    }

    /** A view that was kept shows neither freed memory nor what the reader visits next. */
    private void endVisit() {
        view = view.successor();
        only = null;
        wanted = null;
        visitor = null;
    }

    /**
     * Says which request is likely to be run after the next one; see {@link
     * NetlinkChannel#announce}.
     */
    void announce(InetDiagRequest request) {
        announcedSequence = channel.nextSequence();
        announced = RequestEncoder.encode(request, announcedSequence);
        channel.announce(announced);
    }

    private ByteBuffer encode(InetDiagRequest request) {
        if (announced != null) {
            ByteBuffer asAnnounced = RequestEncoder.encode(request, announcedSequence);
            if (asAnnounced.equals(announced)) {
                announced = null;
                return asAnnounced;
            }
        }
        return RequestEncoder.encode(request, channel.nextSequence());
    }

    /**
     * Returns whether there are so few sockets that {@link #runInOneWalk} keeps half a megabyte at
     * most: the walk is then what a dump costs, for the kernel's table is that of all namespaces.
     */
    boolean isNearlyEmpty() {
        return channels.sockets().orElse(Integer.MAX_VALUE) <= FEW_SOCKETS;
    }

    /**
     * Runs the dumps of both families of TCP as one request, for which the kernel walks its table
     * once; then passes on the sockets as {@link #run} does, AF_INET first.
     *
     * @param request for either family, with neither program nor BPF storages
     * @return what the answer lacks; empty when the kernel refuses or one walk may have passed
     *     sockets over, with no socket passed on
     */
    Optional<List<Remark>> runInOneWalk(
            InetDiagRequest request, Predicate<InetSocketView> chosen, SocketVisitor target)
            throws IOException {
        protocol = request.protocol();
        DumpResult result;
        try {
            result =
                    dump.run(
                            RequestEncoder.encodeForBothFamilies(request, channel.nextSequence()),
                            request.describe(),
                            checked.keeping());
        } catch (KernelErrorException e) {
            return Optional.empty();
        }
        if (checked.mayLack()) {
            return Optional.empty();
        }
        visitor = target;
        wanted = chosen;
        try {
            List<Remark> remarks = new ArrayList<>();
            for (AddressFamily family : AddressFamily.values()) {
                only = family;
                kept.replay(rows);
                remarks.addAll(remarks(protocol, family, result));
            }
            return Optional.of(remarks);
        } finally {
            endVisit();
        }
    }

    /** The kernel looks at the request attributes before the first socket, so none comes twice. */
    private List<Remark> runWithoutBpfStorages(
            InetDiagRequest request,
            Predicate<InetSocketView> chosen,
            SocketVisitor target,
            int errno)
            throws IOException {
        List<Remark> remarks = new ArrayList<>(run(request.withoutBpfStorages(), chosen, target));
        remarks.add(
                new Remark.DetailRefused(
                        Detail.BPF_STORAGES, request.protocol(), request.family(), errno));
        return remarks;
    }

    /** EPERM: the caller lacks CAP_BPF. EINVAL: the kernel is older than 5.7. */
    private static boolean refusesBpfStorages(KernelErrorException error) {
        return error.errno() == Errno.EPERM || error.errno() == Errno.EINVAL;
    }

    /** Runs the dump of a family other than the internet's; see {@link FamilyDump#run}. */
    public <T extends DiagSocket> List<Remark> run(
            SocketFamily<T> family, Set<Detail> details, FamilyVisitor<? super T> target)
            throws IOException {
        return FamilyDump.of(family).run(channel, dump, details, target);
    }

    /** Returns what asks about single sockets over the same channel. */
    public SocketIdExchange bySocketId() {
        if (bySocketId == null) {
            bySocketId = new SocketIdExchange(channel);
        }
        return bySocketId;
    }

    /** A class, not a method reference, because a short run would spend its time on making it. */
    private final class Rows implements CheckedDump.Taker {

        private boolean repeated;

        @Override
        public boolean hasRepeated() {
            return repeated;
        }

        @Override
        public void visit(MessageCursor message) throws IOException {
            view.wrap(message, protocol);
            if (only != null && view.socketFamily() != only) {
                return;
            }
            long cookie = view.cookie();
            if (seen.contains(cookie)) {
                repeated = true;
                return;
            }
            if (probe != null && V6OnlyProbe.isOpen(view)) {
                view.learnV6only(probe.ask(view));
            }
            if (wanted.test(view) && seen.add(cookie)) {
                visitor.visit(view);
            }
        }
    }

    private static List<Remark> remarks(
            Protocol protocol, AddressFamily family, DumpResult result) {
        if (result.datagramsLost()) {
            return List.of(new Remark.AnswersLost(protocol, family));
        }
        return result.interrupted()
                ? List.of(new Remark.DumpInterrupted(protocol, family))
                : List.of();
    }

    /**
     * ENOENT: no handler for the protocol, or inet_diag absent. EINVAL for MPTCP: the kernel is
     * older than INET_DIAG_REQ_PROTOCOL (5.9) and takes the attribute area for bytecode, unless it
     * refuses bytecode that was sent.
     */
    private static boolean saysUnavailable(KernelErrorException error, InetDiagRequest request) {
        return error.errno() == Errno.ENOENT
                || (error.errno() == Errno.EINVAL
                        && request.protocol() == Protocol.MPTCP
                        && request.bytecode().length == 0);
    }

    @Override
    public void close() throws IOException {
        try {
            if (probe != null) {
                probe.close();
            }
        } finally {
            channel.close();
        }
    }
}
