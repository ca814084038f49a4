package io.jss.micrometer;

import io.jss.micrometer.LookReading.Observation;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleBiFunction;

/**
 * The meters of one registry, for one thread at a time. Gauges come and go with their rows;
 * counters and histograms stay.
 */
final class RegistryRows {

    private static final Duration[] RTT_LIMITS = {
        Duration.ofNanos(100_000),
        Duration.ofNanos(250_000),
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500)
    };
    private static final double[] PERCENT_LIMITS = {1, 2, 5, 10, 25, 50, 100};
    private static final double NANOS = 1e9;

    private final MeterRegistry registry;
    private final MeterConvention convention;
    private final Tags common;
    private final ToDoubleBiFunction<SocketMeter, Tags> value;
    private final Map<SocketMeter, MultiGauge> gauges = new EnumMap<>(SocketMeter.class);
    private final Map<Row, Meter> lasting = new HashMap<>();

    private record Row(SocketMeter meter, Tags tags) {}

    /**
     * Prepares it.
     *
     * @param common the tags that all rows have
     * @param value what a gauge or counter shows now
     */
    RegistryRows(
            MeterRegistry registry,
            MeterConvention convention,
            Tags common,
            ToDoubleBiFunction<SocketMeter, Tags> value) {
        this.registry = registry;
        this.convention = convention;
        this.common = common;
        this.value = value;
    }

    void update(LookReading reading, Counters counts) {
        for (SocketMeter meter : SocketMeter.values()) {
            switch (meter.kind()) {
                case GAUGE -> updateGauge(meter, reading.gauges().rows(meter));
                case COUNTER -> counts.rows(meter).forEach(tags -> addCounter(meter, tags));
                default -> {} // they come with their values
            }
        }
        reading.observations().forEach(this::observe);
    }

    private void updateGauge(SocketMeter meter, Set<Tags> rows) {
        gauges.computeIfAbsent(meter, this::gauge)
                .register(
                        rows.stream()
                                .map(
                                        tags ->
                                                MultiGauge.Row.of(
                                                        tags.and(common),
                                                        tags,
                                                        row -> value.applyAsDouble(meter, row)))
                                .toList());
    }

    private MultiGauge gauge(SocketMeter meter) {
        MultiGauge.Builder builder =
                MultiGauge.builder(convention.name(meter)).description(meter.description());
        convention.unit(meter).ifPresent(builder::baseUnit);
        return builder.register(registry);
    }

    private void addCounter(SocketMeter meter, Tags tags) {
        lasting.computeIfAbsent(new Row(meter, tags), this::counter);
    }

    private Meter counter(Row row) {
        FunctionCounter.Builder<ToDoubleBiFunction<SocketMeter, Tags>> builder =
                FunctionCounter.builder(
                                convention.name(row.meter()),
                                value,
                                values -> values.applyAsDouble(row.meter(), row.tags()))
                        .tags(row.tags().and(common))
                        .description(row.meter().description());
        convention.unit(row.meter()).ifPresent(builder::baseUnit);
        return builder.register(registry);
    }

    private void observe(Observation observation) {
        Meter meter =
                lasting.computeIfAbsent(
                        new Row(observation.meter(), observation.tags()), this::histogram);
        if (meter instanceof Timer timer) {
            timer.record((long) (observation.value() * NANOS), TimeUnit.NANOSECONDS);
        } else if (meter instanceof DistributionSummary summary) {
            summary.record(observation.value());
        }
    }

    private Meter histogram(Row row) {
        String name = convention.name(row.meter());
        if (row.meter().kind() == SocketMeter.Kind.TIMER) {
            return Timer.builder(name)
                    .tags(row.tags().and(common))
                    .description(row.meter().description())
                    .serviceLevelObjectives(RTT_LIMITS)
                    .register(registry);
        }
        DistributionSummary.Builder builder =
                DistributionSummary.builder(name)
                        .tags(row.tags().and(common))
                        .description(row.meter().description())
                        .serviceLevelObjectives(PERCENT_LIMITS);
        convention.unit(row.meter()).ifPresent(builder::baseUnit);
        return builder.register(registry);
    }

    /** Removes all meters. */
    void clear() {
        gauges.values().forEach(gauge -> gauge.register(List.of()));
        lasting.values().forEach(registry::remove);
        lasting.clear();
    }
}
