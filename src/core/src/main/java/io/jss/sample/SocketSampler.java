package io.jss.sample;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.model.Detail;
import io.jss.owners.InodeSet;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import io.jss.series.Moments;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.BitSet;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Looks at a socket table again and again, and says what changed from look to look.
 *
 * <pre>{@code
 * try (SocketTable table = SocketTable.open();
 *         DestroyedSockets events =
 *                 DestroyedSockets.subscribe(
 *                         Set.of(Protocol.TCP), EnumSet.allOf(AddressFamily.class), 8 << 20)) {
 *     SocketSampler sampler = SocketSampler.builder().events(events).build();
 *     sampler.look(table);
 *     while (true) {
 *         sampler.takeEvents(Duration.ofSeconds(1));
 *         Change change = sampler.look(table);
 *         change.totals(BaseNumber.LOCAL_PORT)
 *                 .forEach((port, totals) -> System.out.println(port + " " + totals.sent()));
 *     }
 * }
 * }</pre>
 *
 * <p><b>Identity.</b> A socket is known by its cookie, which the kernel gives once in a network
 * namespace; a sampler is for one namespace. What is left of a connection in TIME_WAIT, or without
 * an owner in FIN_WAIT2, is a minisock; one that does not have the cookie of its socket continues
 * the one that had its protocol and ends. Before Linux 4.4 a cookie is an address that comes back,
 * so there it counts with the ends and the inode. A socket whose counters go back began anew;
 * counters of 32 and 16 bits wrap, and are taken to have begun anew when they would have run
 * through half of their range.
 *
 * <p><b>Events.</b> With a subscription of destroyed sockets a socket ends with its final numbers,
 * and one that lived between two looks is reported. Without, or where events were lost, it ends
 * with the numbers of the look in which it was seen last, and {@link SampledSocket#numbers} says
 * so. When events are due that have not come, a look waits for them, 100 ms at most.
 *
 * <p><b>Memory.</b> Each socket takes 56 bytes and 8 for each counter, and 8 at most to be found;
 * nothing is allocated for one that did not change. Up to 131,072 events wait for a look, of the
 * same size. The processes, users and interfaces that sockets have in common are kept once.
 *
 * <p>For one thread at a time. Table, events and scan are the caller's to close.
 */
public final class SocketSampler {

    /** What tells most of a connection's traffic: sent, received, retransmitted, limited. */
    private static final Set<Counter> USUAL =
            EnumSet.of(
                    Counter.BYTES_ACKED,
                    Counter.BYTES_RECEIVED,
                    Counter.BYTES_SENT,
                    Counter.BYTES_RETRANS,
                    Counter.SEGS_OUT,
                    Counter.SEGS_IN,
                    Counter.TOTAL_RETRANS,
                    Counter.BUSY_TIME);

    /** What ended before the first look was done: its events are taken, and belong to no look. */
    private static final Duration BEFORE_FIRST = Duration.ofMillis(20);

    private final SocketQuery query;
    private final CounterSet counters;
    private final OwnerScan owners;
    private final LongSupplier clock;
    private final Supplier<Instant> time;
    private final boolean ofThisProcess;
    private final SocketRows live;
    private final PendingEvents events;
    private final LookTimes times = new LookTimes();
    private int number;
    private boolean first = true;
    private BitSet incomplete = new BitSet();
    private long lossesBefore;

    private SocketSampler(Builder builder, PendingEvents.Source source) {
        counters = new CounterSet(builder.counters);
        query = builder.query.withDetails(details(builder));
        owners = builder.owners;
        clock = builder.clock;
        time = builder.time;
        ofThisProcess = builder.ofThisProcess;
        live = new SocketRows(counters.counters, new CommonFacts());
        events =
                new PendingEvents(
                        source, query, new SocketRows(counters.counters, new CommonFacts()));
    }

    private static Set<Detail> details(Builder builder) {
        Set<Detail> details = EnumSet.noneOf(Detail.class);
        details.addAll(builder.query.details());
        builder.counters.forEach(counter -> details.add(counter.detail()));
        return details;
    }

    /** Returns a builder of a sampler of all TCP and UDP sockets with the usual counters. */
    public static Builder builder() {
        return new Builder();
    }

    /** Says what a sampler looks at. */
    public static final class Builder {

        private SocketQuery query = SocketQuery.all();
        private Set<Counter> counters = USUAL;
        private OwnerScan owners;
        private LongSupplier clock = System::nanoTime;
        private Supplier<Instant> time = Instant::now;
        private PendingEvents.Source source;
        private boolean ofThisProcess;

        private Builder() {}

        /** Sets which sockets are looked at; the details that counters need are added. */
        public Builder query(SocketQuery wanted) {
            query = wanted;
            return this;
        }

        /** Sets which counters are kept: 8 bytes each for every socket. */
        public Builder counters(Collection<Counter> wanted) {
            counters = Set.copyOf(wanted);
            return this;
        }

        /**
         * Sets the subscription, of the network namespace of the tables that are looked at, and of
         * the protocols and families of the query. Its receive buffer has to hold what comes until
         * {@link #takeEvents} or the next look takes it.
         */
        public Builder events(DestroyedSockets subscription) {
            source = new Subscription(subscription);
            return this;
        }

        /** Sets the scan that finds owners, once for each inode that is new. */
        public Builder owners(OwnerScan scan) {
            owners = scan;
            return this;
        }

        /**
         * Sets that only sockets of this JVM are looked at, as {@link
         * SocketTable#visitOfThisProcess}. Events are of every process still: of sockets that are
         * {@link SampledSocket#isBrief} it is not known whose they were.
         */
        public Builder ofThisProcess() {
            ofThisProcess = true;
            return this;
        }

        /**
         * Sets the clock by which rates are made, in nanoseconds; one that never goes back. Usually
         * {@link System#nanoTime}; of recordings the times at which they were made.
         */
        public Builder clock(LongSupplier nanoseconds) {
            clock = nanoseconds;
            return this;
        }

        /**
         * Sets that the looks are those of a series: their times, the clock and the events are.
         * Each look is to be at the table of the recording of the moment at which the place is
         * then, one after the other.
         */
        public Builder series(Moments moments) {
            clock = moments::nanos;
            time = moments::time;
            source = new RecordedEvents(moments);
            return this;
        }

        /** Returns the sampler. */
        public SocketSampler build() {
            return build(source);
        }

        SocketSampler build(PendingEvents.Source source) {
            return new SocketSampler(this, source);
        }
    }

    private record Subscription(DestroyedSockets destroyed) implements PendingEvents.Source {
        @Override
        public boolean next(Duration timeout, SocketVisitor visitor) throws IOException {
            return destroyed.next(timeout, visitor);
        }

        @Override
        public long losses() {
            return destroyed.losses();
        }
    }

    /**
     * Takes events as they come until the time has passed, so that they do not overflow the
     * subscription between two looks. Without events it returns at once.
     *
     * @throws IOException as {@link DestroyedSockets#next}
     */
    public void takeEvents(Duration time) throws IOException {
        events.take(time);
    }

    /**
     * Looks at a table and returns what changed since the look before. The first look finds nothing
     * changed. A look that throws leaves nothing known: the next one is a first look again.
     *
     * @param table the table of the namespace; another one for each look where they are recordings
     *     of the same kernel since the same boot
     * @throws IOException as {@link SocketTable#snapshot(SocketQuery)}, or what taking events or
     *     looking for owners throws
     */
    public Change look(SocketTable table) throws IOException {
        return look(table, socket -> {});
    }

    /**
     * Looks as {@link #look(SocketTable)}, and passes on every socket that the look sees: those
     * that did nothing too, in the order of the kernel.
     *
     * @param visitor takes each socket, valid during the call only, with what the query asks for
     * @throws IOException what the visitor throws, too
     */
    public Change look(SocketTable table, SocketVisitor visitor) throws IOException {
        boolean done = false;
        try {
            Change change = change(table, visitor);
            done = true;
            return change;
        } finally {
            if (!done) {
                forget();
            }
        }
    }

    private void forget() {
        live.clear();
        live.common.clear();
        events.clear();
        events.sockets.common.clear();
        first = true;
        incomplete = new BitSet();
    }

    private Change change(SocketTable table, SocketVisitor visitor) throws IOException {
        events.take(Duration.ZERO);
        number++;
        Instant now = time.get();
        times.begin(number, clock.getAsLong());
        boolean isFirst = first;
        int early = events.sockets.rows.size();
        TableComparison look =
                new TableComparison(live, counters, times, number, isFirst, incomplete);
        SocketVisitor both =
                socket -> {
                    look.visit(socket);
                    visitor.visit(socket);
                };
        List<Remark> remarks =
                ofThisProcess ? table.visitOfThisProcess(query, both) : table.visit(query, both);
        incomplete = TableComparison.incomplete(remarks);
        events.take(isFirst ? BEFORE_FIRST : Duration.ZERO);
        findOwners(look);
        ListenerOwners listeners = new ListenerOwners(live, owners != null);
        Settlement settlement =
                new Settlement(
                        look,
                        live,
                        listeners,
                        counters,
                        events,
                        incomplete,
                        times.since(number - 1),
                        early);
        if (isFirst) {
            dropEventsOfBefore();
        } else if (look.seen != live.rows.size()
                || !look.newRemnants.isEmpty()
                || !look.remnantsOfRows.isEmpty()
                || events.sockets.rows.size() != 0) {
            settlement.decide();
        }
        List<SampledSocket> opened = look.opened(listeners);
        List<SampledSocket> changed = look.changed(listeners);
        settlement.drop();
        first = false;
        long losses = events.losses();
        long lost = losses - lossesBefore;
        lossesBefore = losses;
        return new Change(
                now,
                Duration.ofNanos(isFirst ? 0 : times.since(number - 1)),
                isFirst,
                opened,
                changed,
                look.closed,
                look.seen + look.withoutIdentity,
                look.withoutIdentity,
                isFirst ? 0 : lost,
                remarks);
    }

    /** Of a socket that had ended before the first look was done, nothing came since. */
    private void dropEventsOfBefore() {
        SocketRows ended = events.sockets;
        for (int event = ended.rows.size() - 1; event >= 0; event--) {
            if (live.index.find(ended.rows.get(event, Rows.COOKIE)) < 0) {
                ended.remove(event);
            }
        }
    }

    private void findOwners(TableComparison look) throws IOException {
        if (owners == null || look.newInodes.isEmpty()) {
            return;
        }
        InodeSet inodes = new InodeSet();
        for (int row : look.newInodes) {
            inodes.add(live.rows.inode(row));
        }
        OwnerIndex found = owners.scan(inodes, OwnerScan.Mode.ALL_HOLDERS);
        for (int row : look.newInodes) {
            CommonFacts.Facts facts = live.facts(row);
            List<ProcessInfo> holders =
                    found.holders(live.rows.inode(row)).stream()
                            .map(SocketHolder::process)
                            .distinct()
                            .toList();
            live.setFacts(row, facts.with(facts.uid(), holders));
        }
    }

    /** Returns the bytes that are kept for the sockets, counters included. */
    long bytes() {
        return live.rows.bytes() + live.index.bytes();
    }
}
