package io.jss.micrometer;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.filter.IpPrefix;
import io.jss.health.HostNumbers;
import io.jss.health.Thresholds;
import io.jss.proc.ProcPaths;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Meters of the socket table: of this process or of the whole network namespace.
 *
 * <pre>{@code
 * SimpleMeterRegistry registry = new SimpleMeterRegistry();
 * try (SocketTableMetrics metrics = SocketTableMetrics.ofThisProcess().open()) {
 *     metrics.bindTo(registry);
 *     System.out.println(registry.getMetersAsString());
 * }
 * }</pre>
 *
 * <p><b>Looks.</b> The first meter that is read looks at the table; all meters and all scrapes of
 * the next second are served by that look. Counters and histograms count from the first look on. A
 * row that is new in a look may be missing in the scrape that caused it, for its registry has no
 * hook before a scrape; {@link #refresh()} before it makes it whole.
 *
 * <p><b>Cardinality.</b> Series are distinguished by state, transport, class of traffic, direction,
 * a few listening ports and networks that the owner names; what is beyond a bound is {@code other}.
 * A remote address is in none but those of the destinations with the most ephemeral ports, ten at
 * most and only from 5 percent of the ports on.
 *
 * <p><b>Unknown.</b> What the kernel does not tell has no meter; after a look that failed gauges
 * are NaN, and counters stay.
 *
 * <p><b>Threads.</b> Safe for any number of them: one looks, those that come meanwhile take what it
 * reads. With events a daemon thread takes them four times a second. {@link #close()} ends that
 * thread and removes the meters.
 */
public final class SocketTableMetrics implements MeterBinder, AutoCloseable {

    private final Counters counts = new Counters();
    private final Registries registries = new Registries(counts);
    private final MeterConvention convention;
    private final Tags common;
    private final TableLooks looks;
    private final SharedLook shared;
    private final Optional<EventThread> eventThread;
    private final List<Closeable> owned;

    /** Whether it is closed; looked at and set apart from looks. */
    private boolean closed;

    private SocketTableMetrics(
            Builder builder,
            SocketTable table,
            Optional<DestroyedSockets> events,
            List<Closeable> owned) {
        convention = builder.convention;
        common = builder.common;
        this.owned = owned;
        Labels labels = new Labels(convention);
        Scope scope =
                new Scope(
                        builder.ofThisProcess,
                        labels,
                        new PortTags(builder.ports, builder.mostPorts),
                        new Networks(builder.networks),
                        builder.cgroups);
        Optional<HealthTally> health =
                builder.withHealth
                        ? Optional.of(
                                new HealthTally(
                                        builder.thresholds,
                                        labels,
                                        builder.host,
                                        HealthTally.mostOf(Runtime.getRuntime().maxMemory())))
                        : Optional.empty();
        looks = new TableLooks(table, scope, counts, health, events, builder.listener);
        shared = new SharedLook(this::look, builder.freshNanos, builder.clock);
        eventThread = events.map(unused -> new EventThread(this::takeEvents));
    }

    /** Returns a builder of the meters of this JVM's sockets. No privilege is needed. */
    public static Builder ofThisProcess() {
        return new Builder(true);
    }

    /** Returns a builder of the meters of all TCP and UDP sockets of a network namespace. */
    public static Builder ofHost() {
        return new Builder(false);
    }

    /** Says what is measured and how it is called. */
    public static final class Builder {

        private static final int USUAL_PORTS = 32;
        private static final int EVENT_BUFFER = 8 << 20;

        private final boolean ofThisProcess;
        private MeterConvention convention = MeterConvention.standard();
        private List<Integer> ports = List.of();
        private int mostPorts = USUAL_PORTS;
        private List<IpPrefix> networks = List.of();
        private Thresholds thresholds = Thresholds.standard();
        private long freshNanos = TimeUnit.SECONDS.toNanos(1);
        private boolean withHealth;
        private boolean withEvents = true;
        private Tags common = Tags.empty();
        private Optional<Cgroups> cgroups = Optional.empty();
        private Optional<LookListener> listener = Optional.empty();
        private LongSupplier clock = System::nanoTime;
        private Supplier<HostNumbers> host = () -> HostNumbers.read(ProcPaths.system());

        private Builder(boolean ofThisProcess) {
            this.ofThisProcess = ofThisProcess;
            withHealth = !ofThisProcess;
        }

        /** Sets the names; {@link MeterConvention#standard()} otherwise. */
        public Builder convention(MeterConvention names) {
            convention = names;
            return this;
        }

        /**
         * Sets the listening ports that have series of their own; others are {@code other}. Where
         * none is named, those are the first 32 that are seen.
         */
        public Builder ports(Collection<Integer> named) {
            ports = List.copyOf(named);
            return this;
        }

        /** Sets how many listening ports have series of their own where none is named. */
        public Builder mostPorts(int most) {
            mostPorts = most;
            return this;
        }

        /** Sets the remote networks that have histograms; others are {@code other}. */
        public Builder networks(Collection<IpPrefix> named) {
            networks = List.copyOf(named);
            return this;
        }

        /** Sets the limits of the findings; {@link Thresholds#standard()} otherwise. */
        public Builder thresholds(Thresholds limits) {
            thresholds = limits;
            return this;
        }

        /**
         * Sets how long a look serves; a second otherwise.
         *
         * @throws IllegalArgumentException when it is not positive: each gauge would look by itself
         */
        public Builder lookAtMostEvery(Duration time) {
            if (time.isZero() || time.isNegative()) {
                throw new IllegalArgumentException("a look has to serve for some time");
            }
            freshNanos = TimeUnit.NANOSECONDS.convert(time);
            return this;
        }

        /**
         * Leaves out findings and ephemeral ports, for which the sockets of a look are kept, about
         * 150 bytes each, and 60 bytes of the look before. Of this process alone there are none.
         */
        public Builder withoutHealth() {
            withHealth = false;
            return this;
        }

        /**
         * Leaves out events. Then connections that live between two looks are not counted, and of
         * others the bytes since the last look are lost when they end.
         */
        public Builder withoutEvents() {
            withEvents = false;
            return this;
        }

        /** Sets tags that all meters have, such as the name of the network namespace. */
        public Builder tags(Tags all) {
            common = all;
            return this;
        }

        /**
         * Counts TCP sockets by the unit, container and pod of their cgroup, too (Linux 5.8), the
         * {@value TableLooks#MOST_UNITS} largest of them and the rest.
         */
        public Builder cgroups(Cgroups known) {
            cgroups = Optional.of(known);
            return this;
        }

        /** Sets who sees the rows of each look. */
        public Builder listener(LookListener each) {
            listener = Optional.of(each);
            return this;
        }

        /** Sets the clock, nanoseconds. */
        Builder clock(LongSupplier nanoseconds) {
            clock = nanoseconds;
            return this;
        }

        /**
         * Opens the table of the calling thread's network namespace, in which meters have to be
         * read too. Events are taken where the kernel has them (Linux 4.2).
         *
         * @throws IOException as {@link SocketTable#open()}
         */
        public SocketTableMetrics open() throws IOException {
            SocketTable table = SocketTable.open();
            try {
                Optional<DestroyedSockets> events = Subscription.open(withEvents, EVENT_BUFFER);
                List<Closeable> owned = new ArrayList<>(events.stream().toList());
                owned.add(table);
                return new SocketTableMetrics(this, table, events, owned);
            } catch (IOException | RuntimeException | Error e) {
                table.close();
                throw e;
            }
        }

        /**
         * Returns the meters of a table that is the caller's to close.
         *
         * @param events the table's subscription, the caller's to close too; empty for none
         * @param numbers the numbers of the table's network namespace, asked for with each look
         */
        public SocketTableMetrics over(
                SocketTable table,
                Optional<DestroyedSockets> events,
                Supplier<HostNumbers> numbers) {
            host = numbers;
            return new SocketTableMetrics(this, table, events, List.of());
        }
    }

    private LookReading look() {
        if (closed) {
            return LookReading.UNKNOWN;
        }
        try {
            LookReading reading = looks.look();
            registries.offer(reading);
            return reading;
        } catch (IOException | RuntimeException e) {
            counts.add(SocketMeter.FAILURES, Tags.empty(), 1);
            return LookReading.UNKNOWN;
        }
    }

    private LookReading current() {
        LookReading reading = shared.current();
        registries.settle();
        return reading;
    }

    private double value(SocketMeter meter, Tags tags) {
        LookReading reading = current();
        return meter.kind() == SocketMeter.Kind.COUNTER
                ? (double) counts.value(meter, tags)
                : reading.gauges().value(meter, tags);
    }

    private void takeEvents() {
        shared.apart(
                () -> {
                    try {
                        if (!closed) {
                            looks.takeEvents();
                        }
                    } catch (IOException | RuntimeException e) {
                        counts.add(SocketMeter.FAILURES, Tags.empty(), 1);
                    }
                });
    }

    /**
     * Looks, unless a look is fresh, and adds the meters to a registry; any number of them. The
     * first scrape looks anew: a service that binds before it listens finds its listener in it.
     */
    @Override
    public void bindTo(MeterRegistry registry) {
        RegistryRows rows = new RegistryRows(registry, convention, common, this::value);
        registries.add(rows, current());
        shared.expire();
    }

    /**
     * Looks, unless a look is fresh, and returns when the registries have its rows. To be called
     * before a scrape where that can be done.
     */
    public void refresh() {
        shared.current();
        registries.settleAll();
    }

    /**
     * Removes the meters from their registries, and frees the table and the subscription that were
     * opened; a second call does nothing.
     */
    @Override
    public void close() throws IOException {
        eventThread.ifPresent(EventThread::end);
        shared.apart(() -> closed = true);
        registries.clear();
        IOException failed = null;
        for (Closeable each : owned) {
            try {
                each.close();
            } catch (IOException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
