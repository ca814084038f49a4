package io.jss.micrometer;

import io.jss.health.HostNumbers;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** Meters of a fake table in a registry of Prometheus, with a clock that the test moves. */
final class Scrape implements AutoCloseable {

    final FakeTable kernel = new FakeTable();
    final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    final SocketTableMetrics metrics;
    private final AtomicLong nanos = new AtomicLong();

    Scrape(UnaryOperator<SocketTableMetrics.Builder> options) {
        this(options, HostNumbers.unknown("this is no host"));
    }

    Scrape(UnaryOperator<SocketTableMetrics.Builder> options, HostNumbers host) {
        metrics =
                options.apply(SocketTableMetrics.ofHost().clock(nanos::get))
                        .over(kernel.table, Optional.empty(), () -> host);
    }

    /** Shows rows to the first look, and binds. */
    Scrape begin(FakeTable.Row... rows) {
        kernel.shows(rows);
        metrics.bindTo(registry);
        return this;
    }

    /** Shows rows to the next look, and lets time pass so that there is one. */
    Scrape then(FakeTable.Row... rows) {
        kernel.shows(rows);
        return later();
    }

    Scrape later() {
        passes();
        metrics.refresh();
        return this;
    }

    /** Lets time pass. */
    void passes() {
        nanos.addAndGet(Duration.ofSeconds(15).toNanos());
    }

    /** Returns the lines of a scrape that begin so. */
    List<String> lines(String prefix) {
        return registry.scrape().lines().filter(line -> line.startsWith(prefix)).sorted().toList();
    }

    @Override
    public void close() throws IOException {
        metrics.close();
        registry.close();
        kernel.table.close();
    }
}
