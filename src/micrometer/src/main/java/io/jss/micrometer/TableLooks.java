package io.jss.micrometer;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.micrometer.LookReading.Observation;
import io.jss.model.Detail;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.sample.Change;
import io.jss.sample.Counter;
import io.jss.sample.SocketSampler;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Looks at the table, for one thread at a time, and keeps what the next look needs. */
final class TableLooks {

    private static final Set<Counter> COUNTERS =
            EnumSet.of(
                    Counter.BYTES_ACKED,
                    Counter.BYTES_RECEIVED,
                    Counter.BYTES_SENT,
                    Counter.BYTES_RETRANS,
                    Counter.DATA_SEGS_OUT,
                    Counter.TOTAL_RETRANS);

    private static final SocketQuery LISTENERS =
            SocketQuery.of(Protocol.TCP).withStates(EnumSet.of(SocketState.LISTEN));
    private static final SocketQuery UNCONNECTED =
            SocketQuery.of(Protocol.UDP).withStates(EnumSet.of(SocketState.CLOSE));
    private static final List<Direction> DIRECTIONS =
            List.of(Direction.INBOUND, Direction.OUTBOUND, Direction.UNKNOWN);

    /** Workloads that have series of their own. */
    static final int MOST_UNITS = 32;

    private final SocketTable table;
    private final Scope scope;
    private final Counters counts;
    private final Optional<HealthTally> health;
    private final Optional<LookListener> listener;
    private final SocketSampler sampler;
    private final ListenerSeries listenerSeries;
    private final Set<SocketKind> kindsSeen = new HashSet<>();
    private ListenerIndex earlier = ListenerIndex.builder().build();

    TableLooks(
            SocketTable table,
            Scope scope,
            Counters counts,
            Optional<HealthTally> health,
            Optional<DestroyedSockets> events,
            Optional<LookListener> listener) {
        this.table = table;
        this.listener = listener;
        this.scope = scope;
        this.counts = counts;
        this.health = health;
        listenerSeries = new ListenerSeries(scope.labels());
        SocketSampler.Builder builder =
                SocketSampler.builder().query(query(health.isPresent())).counters(COUNTERS);
        if (scope.ofThisProcess()) {
            builder.ofThisProcess();
        }
        events.ifPresent(builder::events);
        sampler = builder.build();
        events.ifPresent(unused -> counts.add(SocketMeter.EVENTS_LOST, Tags.empty(), 0));
        counts.add(SocketMeter.FAILURES, Tags.empty(), 0);
        for (Direction direction : DIRECTIONS) {
            counts.add(SocketMeter.OPENED, scope.labels().direction(direction), 0);
            counts.add(SocketMeter.CLOSED, scope.labels().direction(direction), 0);
        }
    }

    private static SocketQuery query(boolean forHealth) {
        return SocketQuery.all()
                .withDetails(
                        forHealth
                                ? EnumSet.of(Detail.INFO, Detail.SK_MEM_INFO, Detail.CONGESTION)
                                : EnumSet.of(Detail.INFO));
    }

    /** Takes the events that are there. */
    void takeEvents() throws IOException {
        sampler.takeEvents(Duration.ZERO);
    }

    LookReading look() throws IOException {
        ListenerIndex listeners = listeners();
        TableTally tally = new TableTally(scope.ports(), listeners);
        UnitTally units = new UnitTally();
        health.ifPresent(HealthTally::begin);
        listener.ifPresent(each -> each.begin(Instant.now(), listeners));
        SocketVisitor all = visitor(tally, units);
        Change change = sampler.look(table, all);
        if (listener.isPresent()) {
            listener.get().end();
        }
        makeKnown(tally);
        List<Observation> observations =
                new ChangeTally(scope, counts, listeners, earlier).add(change);
        if (change.eventsLost() > 0) {
            counts.add(SocketMeter.EVENTS_LOST, Tags.empty(), change.eventsLost());
        }
        earlier = listeners;
        GaugeSeries series = new GaugeSeries();
        tally.putInto(series, kindsSeen, scope.labels());
        scope.cgroups()
                .ifPresent(known -> units.putInto(series, scope.labels(), known, MOST_UNITS));
        listenerSeries.put(tally.byPort(), series);
        series.set(SocketMeter.REMARKS, Tags.empty(), change.remarks().size());
        if (health.isPresent()) {
            health.get().put(change.time(), change.remarks(), series);
        }
        return new LookReading(true, series, observations);
    }

    private SocketVisitor visitor(TableTally tally, UnitTally units) {
        return socket -> {
            tally.visit(socket);
            if (scope.cgroups().isPresent()) {
                units.visit(socket);
            }
            if (health.isPresent()) {
                health.get().see(socket);
            }
            if (listener.isPresent()) {
                listener.get().row(socket);
            }
        };
    }

    /** Listeners first: which end began a connection is judged by all of them. */
    private ListenerIndex listeners() throws IOException {
        ListenerIndex.Builder builder = ListenerIndex.builder();
        Set<Integer> listening = new TreeSet<>();
        SocketVisitor add =
                socket -> {
                    builder.add(socket);
                    if (socket.protocol() == Protocol.TCP) {
                        listening.add(socket.localPort());
                    }
                };
        visit(LISTENERS, add);
        visit(UNCONNECTED, add);
        scope.ports().seen(listening);
        return builder.build();
    }

    private List<Remark> visit(SocketQuery query, SocketVisitor visitor) throws IOException {
        return scope.ofThisProcess()
                ? table.visitOfThisProcess(query, visitor)
                : table.visit(query, visitor);
    }

    /** A counter is there, with 0, once the kernel is seen to tell it. */
    private void makeKnown(TableTally tally) {
        for (Direction direction : DIRECTIONS) {
            Tags tags = scope.labels().direction(direction);
            if (tally.bytesKnown()) {
                counts.add(SocketMeter.SENT, tags, 0);
                counts.add(SocketMeter.RECEIVED, tags, 0);
            }
            if (tally.segmentsKnown()) {
                counts.add(SocketMeter.DATA_SEGMENTS, tags, 0);
                counts.add(SocketMeter.RETRANSMITTED_SEGMENTS, tags, 0);
            }
        }
        if (tally.bytesKnown()) {
            for (String label : tally.byPort().keySet()) {
                counts.add(SocketMeter.LISTENER_SENT, scope.labels().port(label), 0);
                counts.add(SocketMeter.LISTENER_RECEIVED, scope.labels().port(label), 0);
            }
        }
    }
}
