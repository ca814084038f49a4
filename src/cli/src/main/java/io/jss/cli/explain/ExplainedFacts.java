package io.jss.cli.explain;

import io.jss.answer.Remark;
import io.jss.classify.ListenerIndex;
import io.jss.classify.address.AddressScope;
import io.jss.cli.rows.SelectedSockets;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import io.jss.sample.PackedSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What is known of the sockets to explain, and of those that they have to do with. */
final class ExplainedFacts {

    private static final long NO_INODE = 0;

    /** Ports that a filter asks for at most; of more all sockets are seen again. */
    private static final int MOST_PORTS = 32;

    /** A connection seen from one end; both ends in the form of their packets. */
    private record Path(Protocol protocol, IpAddress from, int fromPort, IpAddress to, int toPort) {

        static Path of(InetSocketView socket) {
            return new Path(
                    socket.protocol(),
                    socket.localAddress().onTheWire(),
                    socket.localPort(),
                    socket.remoteAddress().onTheWire(),
                    socket.remotePort());
        }

        Path reversed() {
            return new Path(protocol, to, toPort, from, fromPort);
        }
    }

    /**
     * A look at the sockets that are bound and nothing more.
     *
     * @param sockets all of them
     * @param asked whether they were asked for by name
     */
    record BoundLook(SelectedSockets sockets, boolean asked) {

        private boolean isNeeded(ExplainTarget target, List<InetSocket> found) {
            return asked || target.mayMeanBound(found);
        }
    }

    private final List<InetSocket> ofEnds = new ArrayList<>();
    private final List<InetSocket> ofProcess = new ArrayList<>();
    private final ListenerIndex.Builder listenerBuilder = ListenerIndex.builder();
    private final List<InetSocket> listeners = new ArrayList<>();
    private final Map<Path, InetSocket> otherEnds = new HashMap<>();
    private final PackedSockets sample = HealthSample.packed();
    private final List<Remark> remarks = new ArrayList<>();
    private final ListenerIndex index;
    private final OwnerIndex owners;
    private final HostFacts host;
    private final SocketWords words;
    private final Earlier earlier;
    private Optional<Diagnosis> diagnosis = Optional.empty();

    /**
     * Gathers the evidence: one look at the table, another for the other ends of connections, and
     * the owners of what was found.
     *
     * @param look at all sockets of the protocols
     * @param bound a look at the sockets that are bound and nothing more
     * @param facts what a filter may ask beyond the kernel's answers
     * @param all all processes, if the target is one
     * @param scan finds the owners of what is there
     * @param earlier the listeners of earlier looks; those of this look are added
     * @param judges whether what the checks look at is kept
     */
    ExplainedFacts(
            SelectedSockets look,
            Optional<BoundLook> bound,
            ExplainTarget target,
            SocketFacts facts,
            Optional<OwnerIndex> all,
            OwnerScan scan,
            HostFacts host,
            Earlier earlier,
            boolean judges)
            throws IOException {
        this.host = host;
        this.earlier = earlier;
        words = new SocketWords(host.view());
        remarks.addAll(
                look.visit(
                        socket -> {
                            if (judges) {
                                keep(socket);
                            }
                            sort(socket, target, facts, all);
                        }));
        index = listenerBuilder.build();
        if (bound.isPresent() && bound.get().isNeeded(target, ofEnds)) {
            bound.get().sockets().visit(socket -> sort(socket, target, facts, all));
        }
        findOtherEnds(look);
        owners = all.isPresent() ? all.get() : scan.scan(inodes(), OwnerScan.Mode.ALL_HOLDERS);
        earlier.add(this);
    }

    private void keep(InetSocketView socket) {
        if (socket.protocol() == Protocol.TCP || socket.protocol() == Protocol.UDP) {
            sample.add(socket);
        }
    }

    private void sort(
            InetSocketView socket,
            ExplainTarget target,
            SocketFacts facts,
            Optional<OwnerIndex> all) {
        boolean listens = listenerBuilder.add(socket);
        boolean fits = target.fits(socket, facts);
        boolean held = all.isPresent() && isHeldBy(target.pid(), socket, all.get());
        if (!listens && !fits && !held) {
            return;
        }
        InetSocket kept = InetSocket.copyOf(socket);
        if (listens) {
            listeners.add(kept);
        }
        if (fits) {
            ofEnds.add(kept);
        }
        if (held) {
            ofProcess.add(kept);
        }
    }

    private static boolean isHeldBy(OptionalInt pid, InetSocketView socket, OwnerIndex owners) {
        for (SocketHolder holder : owners.holders(socket.inodeOr(NO_INODE))) {
            if (pid.isPresent() && holder.process().pid() == pid.getAsInt()) {
                return true;
            }
        }
        return false;
    }

    /** The kernel passes over the others: it is asked for few ports. */
    private void findOtherEnds(SelectedSockets look) throws IOException {
        Set<Path> wanted = new LinkedHashSet<>();
        Set<Integer> from = new LinkedHashSet<>();
        Set<Integer> to = new LinkedHashSet<>();
        for (List<InetSocket> found : List.of(ofEnds, ofProcess)) {
            for (InetSocket socket : found) {
                if (socket.remotePort() != 0) {
                    wanted.add(Path.of(socket).reversed());
                    from.add(socket.remotePort());
                    to.add(socket.localPort());
                }
            }
        }
        if (!wanted.isEmpty()) {
            List<Filter> filters = new ArrayList<>();
            if (from.size() <= MOST_PORTS) {
                filters.add(Filters.localPort(numbers(from)));
            }
            if (to.size() <= MOST_PORTS) {
                filters.add(Filters.remotePort(numbers(to)));
            }
            look.narrowed(Filters.allOf(filters))
                    .visit(
                            socket -> {
                                Path path = Path.of(socket);
                                if (socket.remotePort() != 0 && wanted.contains(path)) {
                                    otherEnds.put(path, InetSocket.copyOf(socket));
                                }
                            });
        }
    }

    private static int[] numbers(Set<Integer> ports) {
        return ports.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Returns what the checks look at of each socket of TCP and UDP; empty unless it was asked. */
    PackedSockets sample() {
        return sample;
    }

    /** Adds what is wrong with the sockets of the namespace. */
    void judge(Diagnosis judged) {
        diagnosis = Optional.of(judged);
    }

    /** Returns what is wrong that a socket is a part of, worst first. */
    List<Finding> findings(InetSocket socket) {
        return diagnosis.map(judged -> judged.of(socket)).orElse(List.of());
    }

    private InodeSet inodes() {
        InodeSet inodes = new InodeSet();
        for (InetSocket socket : ofEnds) {
            inodes.add(socket.inodeOr(NO_INODE));
            index.covering(socket).ifPresent(found -> inodes.add(found.inodeOr(NO_INODE)));
        }
        listeners.forEach(socket -> inodes.add(socket.inodeOr(NO_INODE)));
        otherEnds.values().forEach(socket -> inodes.add(socket.inodeOr(NO_INODE)));
        return inodes;
    }

    /** Returns the sockets with an end that fits the target, in the order of the table. */
    List<InetSocket> ofEnds() {
        return ofEnds;
    }

    /** Returns the sockets of the target's process. */
    List<InetSocket> ofProcess() {
        return ofProcess;
    }

    /** Adds what the answer lacks beside what the kernel does not tell. */
    void lack(List<Remark> more) {
        remarks.addAll(more);
    }

    /** Returns what the answer lacks. */
    List<Remark> remarks() {
        return remarks;
    }

    /** Returns all listeners and unconnected sockets. */
    List<InetSocket> listeners() {
        return listeners;
    }

    /** Returns the listeners that earlier looks, or this one, saw. */
    Earlier earlier() {
        return earlier;
    }

    /** Returns the listeners, to be found by connections. */
    ListenerIndex listenerIndex() {
        return index;
    }

    /** Returns the socket at the other end of a connection, empty when it is not on this host. */
    Optional<InetSocket> otherEnd(InetSocket socket) {
        return Optional.ofNullable(otherEnds.get(Path.of(socket).reversed()))
                .filter(other -> other.cookie() != socket.cookie());
    }

    /** Returns whether both ends of a connection are this socket. */
    boolean isConnectedToItself(InetSocket socket) {
        return socket.remotePort() != 0 && Path.of(socket).equals(Path.of(socket).reversed());
    }

    /** Returns whether a listener has the local port of a connection, whatever its address. */
    boolean hasListenerOnPort(InetSocket connection) {
        return listeners.stream()
                .anyMatch(
                        listener ->
                                listener.localPort() == connection.localPort()
                                        && isOfSameKind(listener, connection));
    }

    /** Returns the listener that covers the remote end of a connection, if that is on this host. */
    Optional<InetSocket> listenerAtOtherEnd(InetSocket connection) {
        IpAddress remote = connection.remoteAddress().onTheWire();
        boolean here =
                AddressScope.of(remote) == AddressScope.LOOPBACK
                        || remote.equals(connection.localAddress().onTheWire())
                        || host.addresses().contains(remote);
        ExplainTarget.End end = new ExplainTarget.End(Optional.of(remote), connection.remotePort());
        return listeners.stream()
                .filter(listener -> here && isOfSameKind(listener, connection))
                .filter(end::isTakenBy)
                .findFirst();
    }

    /** A connection of MPTCP may have come in through a listener of TCP. */
    private static boolean isOfSameKind(InetSocket listener, InetSocket connection) {
        return listener.state() == SocketState.LISTEN
                && (listener.protocol() == connection.protocol()
                        || (listener.protocol() == Protocol.TCP
                                && connection.protocol() == Protocol.MPTCP));
    }

    /** Returns the words for sockets of this namespace. */
    SocketWords words() {
        return words;
    }

    /** Returns what is known of the host beside its sockets. */
    HostFacts host() {
        return host;
    }

    /** Returns who holds a socket. */
    List<SocketHolder> holders(InetSocket socket) {
        return owners.holders(socket.inodeOr(NO_INODE));
    }

    /** Returns whether nobody knows who holds sockets: they are of a recording without owners. */
    boolean ownersUnknown() {
        return owners.isUnknown();
    }

    /** Returns whether a socket without a holder may have one that is hidden from us. */
    boolean mayBeHidden(InetSocket socket) {
        return socket.inodeOr(NO_INODE) != NO_INODE
                && !owners.isComplete()
                && !owners.lacksOuterProcesses();
    }

    /** Returns whether a socket without a holder may have one outside of this pid namespace. */
    boolean mayBeOutside(InetSocket socket) {
        return socket.inodeOr(NO_INODE) != NO_INODE && owners.lacksOuterProcesses();
    }
}
