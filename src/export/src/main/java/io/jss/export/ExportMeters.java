package io.jss.export;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What the exporter says of itself. Any thread counts. */
final class ExportMeters {

    /** Flow logs that were handed on. */
    final AtomicLong flows = new AtomicLong();

    /** Flow logs that a full queue, or a collector that refused them, has lost. */
    final AtomicLong flowsLost = new AtomicLong();

    /** How often the kernel said that it had dropped events of ended connections. */
    final AtomicLong eventsLost = new AtomicLong();

    /** Requests to the collector that failed. */
    final AtomicLong collectorFailures = new AtomicLong();

    /** Namespaces that are not looked at: there are too many, or they may not be entered. */
    final AtomicInteger namespacesLeftOut = new AtomicInteger();

    private final List<MeterRegistry> registries;

    ExportMeters(List<MeterRegistry> registries) {
        this.registries = registries;
    }

    /** Adds the meters to the registries. */
    void bind() {
        for (MeterRegistry registry : registries) {
            count(registry, "jss.export.flows", "Flow logs handed on", flows);
            count(
                    registry,
                    "jss.export.flows.lost",
                    "Flow logs lost: the queue to the collector was full, or it refused them",
                    flowsLost);
            count(
                    registry,
                    "jss.export.flow.events.lost",
                    "How often the kernel dropped events of ended connections",
                    eventsLost);
            count(
                    registry,
                    "jss.export.collector.failures",
                    "Requests to the collector that failed",
                    collectorFailures);
            Gauge.builder("jss.export.namespaces.left.out", namespacesLeftOut, AtomicInteger::get)
                    .description("Network namespaces that are not looked at")
                    .register(registry);
        }
    }

    private static void count(
            MeterRegistry registry, String name, String description, AtomicLong value) {
        FunctionCounter.builder(name, value, AtomicLong::doubleValue)
                .description(description)
                .register(registry);
    }
}
