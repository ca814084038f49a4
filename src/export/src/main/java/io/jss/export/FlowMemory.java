package io.jss.export;

import io.jss.cgroup.Cgroups;
import io.jss.cgroup.Container;
import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.export.ExportRequest;
import io.jss.engine.CookieSet;
import io.jss.export.FlowRecord.Event;
import io.jss.export.RememberedSockets.Remembered;
import io.jss.micrometer.LookListener;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.SocketHolder;
import io.jss.sample.PackedSockets;
import java.io.Closeable;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What looks have seen of connections that have not ended: who holds them, between which looks they
 * were opened, and since when they are in CLOSE_WAIT. The event of an end names none of that.
 *
 * <p><b>Threads.</b> The thread that looks, and the one that takes events, call at any time; one at
 * a time is served.
 */
final class FlowMemory implements LookListener, Closeable {

    private final Optional<OwnerScan> owners;
    private final Optional<Cgroups> cgroups;
    private final Clock clock;
    private final RememberedSockets known = new RememberedSockets();
    private final RememberedSockets listeners = new RememberedSockets();
    private PackedSockets fresh = packed();
    private PackedSockets kept = packed();
    private ListenerIndex index = ListenerIndex.builder().build();
    private Instant now = Instant.EPOCH;
    private RememberedSockets.Opened opened = new RememberedSockets.Opened(Optional.empty(), now);

    /** Those of this look, each once. */
    private final Map<RememberedSockets.Facts, RememberedSockets.Facts> facts = new HashMap<>();

    /**
     * Cookies of those that ended since the look began. The kernel may have answered with them
     * before, and the look reads that later: such a row is no connection that was opened.
     */
    private final CookieSet endedMeanwhile = new CookieSet();

    private boolean looks;
    private int look;
    private Optional<FlowSinks> sinks = Optional.empty();
    private String namespace = "";

    FlowMemory(Optional<OwnerScan> owners, Optional<Cgroups> cgroups, Clock clock) {
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

    /** Sets who is given what looks find. */
    synchronized void give(FlowSinks to, String label) {
        sinks = Optional.of(to);
        namespace = label;
    }

    /** What a flow log has of a socket that looks see. */
    private static PackedSockets packed() {
        return new PackedSockets(
                List.of(
                        TcpInfoField.STATE,
                        TcpInfoField.BYTES_SENT,
                        TcpInfoField.BYTES_RETRANS,
                        TcpInfoField.BYTES_ACKED,
                        TcpInfoField.BYTES_RECEIVED,
                        TcpInfoField.SEGS_OUT,
                        TcpInfoField.SEGS_IN,
                        TcpInfoField.TOTAL_RETRANS,
                        TcpInfoField.RTT,
                        TcpInfoField.MIN_RTT),
                List.of());
    }

    @Override
    public synchronized void begin(Instant time, ListenerIndex listening) {
        opened =
                new RememberedSockets.Opened(look == 0 ? Optional.empty() : Optional.of(now), time);
        now = time;
        look++;
        looks = true;
        endedMeanwhile.clear();
        index = listening;
        clear();
    }

    private void clear() {
        fresh = packed();
        kept = packed();
        facts.clear();
    }

    @Override
    public synchronized void row(InetSocketView socket) {
        if (socket.protocol() != Protocol.TCP
                || socket.cookie() == 0
                || endedMeanwhile.contains(socket.cookie())) {
            return;
        }
        boolean listens = socket.stateNumber() == SocketState.LISTEN.number();
        RememberedSockets all = listens ? listeners : known;
        Remembered one = all.get(socket.cookie());
        if (one == null) {
            one = new Remembered(socket.cookie(), opened, facts(socket, listens));
            all.add(one);
            fresh.add(socket);
        }
        if (socket.stateNumber() == SocketState.CLOSE_WAIT.number()) {
            closeWait(socket, one);
        }
        one.seen = look;
    }

    private RememberedSockets.Facts facts(InetSocketView socket, boolean listens) {
        return once(
                new RememberedSockets.Facts(
                        socket.inodeOr(0) == 0 ? OptionalLong.empty() : socket.uid(),
                        listens ? Direction.NONE : Direction.of(socket, index),
                        List.of(),
                        workload(socket.cgroupIdOr(0))));
    }

    private RememberedSockets.Facts once(RememberedSockets.Facts some) {
        RememberedSockets.Facts same = facts.putIfAbsent(some, some);
        return same == null ? some : same;
    }

    /** The second look that shows it so makes it one that is kept. */
    private void closeWait(InetSocketView socket, Remembered one) {
        if (one.closeWaitBy.isEmpty()) {
            one.closeWaitBy = opened.asCloseWait();
        } else if (!one.keptInCloseWait) {
            one.keptInCloseWait = true;
            kept.add(socket);
        }
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
        findOwners();
        if (sinks.isPresent()) {
            give(sinks.get(), opened.after().isPresent() ? Event.OPENED : Event.PRESENT, fresh);
            give(sinks.get(), Event.CLOSE_WAIT, kept);
        }
        clear();
        looks = false;
        known.removeUnseenSince(look - 1);
        listeners.removeUnseenSince(look - 1);
    }

    private void give(FlowSinks to, Event event, PackedSockets sockets) throws IOException {
        for (InetSocketView socket : sockets) {
            Remembered one = known.get(socket.cookie());
            if (one != null && (event == Event.CLOSE_WAIT || isConnection(socket))) {
                to.take(flow(event, socket, one, Optional.empty(), namespace));
            }
        }
        if (!sockets.isEmpty()) {
            to.flush();
        }
    }

    private void findOwners() throws IOException {
        if (owners.isEmpty()) {
            return;
        }
        InodeSet inodes = new InodeSet();
        for (InetSocketView socket : fresh) {
            if (socket.inodeOr(0) != 0) {
                inodes.add(socket.inodeOr(0));
            }
        }
        if (inodes.size() == 0) {
            return;
        }
        OwnerIndex holders = owners.get().scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        for (InetSocketView socket : fresh) {
            Remembered one = known.get(socket.cookie());
            if (one == null) {
                one = listeners.get(socket.cookie());
            }
            if (one != null) { // it may have ended meanwhile
                one.facts =
                        once(
                                one.facts.with(
                                        holders.holders(socket.inodeOr(0)).stream()
                                                .map(SocketHolder::process)
                                                .distinct()
                                                .toList()));
            }
        }
    }

    /** Returns whether it has two ends that spoke; what is left of a connection has not. */
    private static boolean isConnection(InetSocketView socket) {
        return socket.remotePort() != 0
                && switch (socket.state()) {
                    case LISTEN, SYN_SENT, TIME_WAIT -> false;
                    case FIN_WAIT2 -> socket.inodeOr(0) != 0; // else it may be a minisock
                    default -> true;
                };
    }

    /** Returns the flow log of a socket that has ended, empty for what was no connection. */
    synchronized Optional<FlowRecord> ended(InetSocketView socket, String label) {
        Remembered one = known.remove(socket.cookie());
        if (looks) {
            endedMeanwhile.add(socket.cookie());
        }
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
        return Optional.of(flow(Event.ENDED, socket, one, Optional.of(time), label));
    }

    /** What is known of a connection that no look saw: of one that came in, its listener's. */
    private Remembered brief(InetSocketView socket, Instant time) {
        RememberedSockets.Opened between =
                new RememberedSockets.Opened(look == 0 ? Optional.empty() : Optional.of(now), time);
        RememberedSockets.Facts ofListener =
                index.covering(socket)
                        .map(listener -> listeners.get(listener.cookie()))
                        .map(listener -> listener.facts)
                        .orElse(RememberedSockets.Facts.NONE);
        return new Remembered(
                socket.cookie(), between, ofListener.with(Direction.of(socket, index)));
    }

    private static FlowRecord flow(
            Event event,
            InetSocketView socket,
            Remembered one,
            Optional<Instant> closed,
            String label) {
        return new FlowRecord(
                event,
                label,
                socket.cookie(),
                socket.localAddress(),
                socket.localPort(),
                socket.remoteAddress(),
                socket.remotePort(),
                Classifier.classify(socket),
                one.facts.direction(),
                one.opened.after(),
                one.opened.by(),
                one.closeWaitBy,
                closed,
                numbers(socket),
                one.facts.uid(),
                one.facts.owners(),
                one.facts.workload());
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
