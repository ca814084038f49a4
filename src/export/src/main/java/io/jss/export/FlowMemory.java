package io.jss.export;

import io.jss.cgroup.Cgroups;
import io.jss.cgroup.Container;
import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.export.ExportRequest;
import io.jss.micrometer.LookListener;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What looks have seen of connections that have not ended: who holds them, and between which looks
 * they were opened. The event of an end names neither.
 *
 * <p><b>Threads.</b> The thread that looks, and the one that takes events, call at any time; one at
 * a time is served.
 */
final class FlowMemory implements LookListener, Closeable {

    /** Takes what was opened. */
    interface Opened {
        void take(FlowRecord flow) throws IOException;
    }

    private final Optional<OwnerScan> owners;
    private final Optional<Cgroups> cgroups;
    private final Clock clock;
    private final Map<Long, Known> known = new HashMap<>();
    private final Map<Long, Known> listeners = new HashMap<>();
    private final List<InetSocket> fresh = new ArrayList<>();
    private ListenerIndex.Builder building = ListenerIndex.builder();
    private ListenerIndex index = ListenerIndex.builder().build();
    private Optional<Instant> before = Optional.empty();
    private Instant now = Instant.EPOCH;
    private int look;
    private Opened opened = flow -> {};
    private String namespace = "";

    private static final class Known {
        Optional<Instant> openedAfter = Optional.empty();
        Instant openedBy = Instant.EPOCH;
        OptionalLong uid = OptionalLong.empty();
        Direction direction = Direction.NONE;
        List<ProcessInfo> owners = List.of();
        Optional<FlowRecord.Workload> workload = Optional.empty();
        int seen;
    }

    private FlowMemory(Optional<OwnerScan> owners, Optional<Cgroups> cgroups, Clock clock) {
        this.owners = owners;
        this.cgroups = cgroups;
        this.clock = clock;
    }

    static FlowMemory of(ExportRequest request, Environment environment) {
        return new FlowMemory(
                request.owners()
                        ? Optional.of(environment.ownerScan().remembering())
                        : Optional.empty(),
                request.units() ? Optional.of(environment.cgroups()) : Optional.empty(),
                environment.clock());
    }

    /** Sets who is given what was opened. */
    synchronized void onOpened(Opened taker, String label) {
        opened = taker;
        namespace = label;
    }

    @Override
    public synchronized void begin(Instant time) {
        before = look == 0 ? Optional.empty() : Optional.of(now);
        now = time;
        look++;
        building = ListenerIndex.builder();
        fresh.clear();
    }

    @Override
    public synchronized void row(InetSocketView socket) {
        if (socket.protocol() != Protocol.TCP || socket.cookie() == 0) {
            return;
        }
        boolean listens = socket.stateNumber() == SocketState.LISTEN.number();
        if (listens) {
            building.add(socket);
        }
        Map<Long, Known> all = listens ? listeners : known;
        Known one = all.get(socket.cookie());
        if (one == null) {
            one = new Known();
            one.openedAfter = before;
            one.openedBy = now;
            one.uid = socket.inodeOr(0) == 0 ? OptionalLong.empty() : socket.uid();
            one.workload = workload(socket.cgroupIdOr(0));
            all.put(socket.cookie(), one);
            fresh.add(InetSocket.copyOf(socket));
        }
        one.seen = look;
    }

    private Optional<FlowRecord.Workload> workload(long cgroup) {
        return cgroups.filter(all -> cgroup != 0)
                .flatMap(all -> all.path(cgroup))
                .map(
                        path ->
                                new FlowRecord.Workload(
                                        path.unit().or(path::slice).orElse(""),
                                        path.container().map(Container::label).orElse(""),
                                        path.pod().orElse("")));
    }

    @Override
    public synchronized void end() throws IOException {
        index = building.build();
        findOwners();
        for (InetSocket socket : fresh) {
            Known one = known.get(socket.cookie());
            if (one != null) {
                one.direction = Direction.of(socket, index);
                if (before.isPresent() && isConnection(socket)) {
                    opened.take(flow(socket, one, Optional.empty(), namespace));
                }
            }
        }
        fresh.clear();
        known.values().removeIf(one -> one.seen < look - 1);
        listeners.values().removeIf(one -> one.seen < look - 1);
    }

    private void findOwners() throws IOException {
        if (owners.isEmpty()) {
            return;
        }
        InodeSet inodes = new InodeSet();
        for (InetSocket socket : fresh) {
            if (socket.inodeOr(0) != 0) {
                inodes.add(socket.inodeOr(0));
            }
        }
        if (inodes.size() == 0) {
            return;
        }
        OwnerIndex found = owners.get().scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        for (InetSocket socket : fresh) {
            Known one = known.getOrDefault(socket.cookie(), listeners.get(socket.cookie()));
            if (one != null) {
                one.owners =
                        found.holders(socket.inodeOr(0)).stream()
                                .map(SocketHolder::process)
                                .distinct()
                                .toList();
            }
        }
    }

    /** Returns whether it has, or had, two ends that spoke. */
    private static boolean isConnection(InetSocketView socket) {
        return socket.remotePort() != 0
                && socket.stateNumber() != SocketState.LISTEN.number()
                && socket.stateNumber() != SocketState.SYN_SENT.number();
    }

    /** Returns the flow log of a socket that has ended, empty for what was no connection. */
    synchronized Optional<FlowRecord> ended(InetSocketView socket, String label) {
        Known one = known.remove(socket.cookie());
        boolean spoke =
                socket.knownOr(TcpInfoField.BYTES_ACKED, 0) > 0
                        || socket.knownOr(TcpInfoField.BYTES_RECEIVED, 0) > 0;
        if (socket.protocol() != Protocol.TCP || !spoke) {
            return Optional.empty();
        }
        Instant time = clock.instant();
        if (one == null) {
            one = brief(socket, time);
        }
        return Optional.of(flow(socket, one, Optional.of(time), label));
    }

    /** What is known of a connection that no look saw: of one that came in, its listener's. */
    private Known brief(InetSocketView socket, Instant time) {
        Known one = new Known();
        one.openedAfter = look == 0 ? Optional.empty() : Optional.of(now);
        one.openedBy = time;
        one.direction = Direction.of(socket, index);
        index.covering(socket)
                .map(listener -> listeners.get(listener.cookie()))
                .ifPresent(
                        listener -> {
                            one.uid = listener.uid;
                            one.owners = listener.owners;
                            one.workload = listener.workload;
                        });
        return one;
    }

    private static FlowRecord flow(
            InetSocketView socket, Known one, Optional<Instant> closed, String label) {
        return new FlowRecord(
                closed.isPresent(),
                label,
                socket.cookie(),
                socket.localAddress(),
                socket.localPort(),
                socket.remoteAddress(),
                socket.remotePort(),
                Classifier.classify(socket),
                one.direction,
                one.openedAfter,
                one.openedBy,
                closed,
                numbers(socket),
                one.uid,
                one.owners,
                one.workload);
    }

    private static FlowRecord.Numbers numbers(InetSocketView socket) {
        return new FlowRecord.Numbers(
                sent(socket),
                known(socket, TcpInfoField.BYTES_RECEIVED),
                known(socket, TcpInfoField.SEGS_OUT),
                known(socket, TcpInfoField.SEGS_IN),
                known(socket, TcpInfoField.TOTAL_RETRANS),
                known(socket, TcpInfoField.RTT),
                known(socket, TcpInfoField.MIN_RTT));
    }

    /** As {@link io.jss.sample.SampledSocket#sentOr}. */
    private static OptionalLong sent(InetSocketView socket) {
        OptionalLong sent = known(socket, TcpInfoField.BYTES_SENT);
        OptionalLong again = known(socket, TcpInfoField.BYTES_RETRANS);
        return sent.isPresent() && again.isPresent()
                ? OptionalLong.of(Math.max(0, sent.getAsLong() - again.getAsLong()))
                : known(socket, TcpInfoField.BYTES_ACKED);
    }

    private static OptionalLong known(InetSocketView socket, TcpInfoField field) {
        long value = socket.knownOr(field, -1);
        return value < 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    @Override
    public void close() throws IOException {
        if (owners.isPresent()) {
            owners.get().close();
        }
    }
}
