package io.jss.micrometer;

import static io.jss.micrometer.Connection.accepted;
import static io.jss.micrometer.Connection.listener;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.HostNumbers;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Scrapes of many threads, with delays where one thread hands something to another. */
@Timeout(120)
class ScrapesAtOnceTest {

    private static final int THREADS = 64;
    private static final int ROUNDS = 40;

    private static void pause(long millis) {
        LockSupport.parkNanos(Duration.ofMillis(millis).toNanos());
    }

    @Test
    void oneLookServesAllThatComeWhileItLooks() throws Exception {
        try (Scrape scrape = new Scrape(builder -> builder.withoutHealth())) {
            scrape.begin(listener(1, 80, 0, 128), accepted(2, 80).sent(1, 1).tcp());
            scrape.kernel.delaysBy(() -> pause(50));
            scrape.passes();
            CyclicBarrier all = new CyclicBarrier(THREADS);
            ExecutorService threads = Executors.newFixedThreadPool(THREADS);
            List<Future<List<String>>> scrapes = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                scrapes.add(
                        threads.submit(
                                () -> {
                                    all.await();
                                    return scrape.lines("socket_listener");
                                }));
            }
            List<String> first = scrapes.get(0).get();

            for (Future<List<String>> each : scrapes) {
                assertThat(each.get()).isEqualTo(first);
            }
            assertThat(first).contains("socket_listener_accept_queue_limit{port=\"80\"} 128.0");
            assertThat(scrape.kernel.looks()).isEqualTo(2);
            threads.shutdown();
        }
    }

    /** A table that grows with each look, and says whether two looks ever met. */
    private static final class GrowingTable {
        final FakeTable kernel = new FakeTable();
        final AtomicInteger looking = new AtomicInteger();
        final AtomicBoolean met = new AtomicBoolean();
        final AtomicLong bytes = new AtomicLong();
        private final Random random = new Random(18);

        GrowingTable() {
            grow();
            kernel.delaysBy(
                    () -> {
                        met.compareAndSet(false, looking.incrementAndGet() != 1);
                        pause(random.nextInt(3));
                        grow();
                        looking.decrementAndGet();
                    });
        }

        private void grow() {
            long now = bytes.addAndGet(1000);
            int port = 80 + (int) (now / 1000 % 5);
            kernel.shows(
                    listener(1, 80, 0, 128),
                    listener(now, port, 0, 128),
                    accepted(2, 80).sent(now, (int) now).tcp());
        }
    }

    @Test
    void looksNeverMeetAndNoCounterGoesBackWhileRegistriesComeAndGo() throws Exception {
        GrowingTable growing = new GrowingTable();
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (SocketTableMetrics metrics =
                SocketTableMetrics.ofHost()
                        .withoutHealth()
                        .lookAtMostEvery(Duration.ofNanos(100_000))
                        .over(
                                growing.kernel.table,
                                Optional.empty(),
                                () -> HostNumbers.unknown("this is no host"))) {
            metrics.bindTo(registry);
            List<Callable<Boolean>> tasks = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                tasks.add(() -> countsForwards(metrics, registry));
            }
            tasks.add(() -> bindsAgainAndAgain(metrics));

            for (Future<Boolean> task : threads.invokeAll(tasks)) {
                assertThat(task.get()).isTrue();
            }
            assertThat(growing.met).isFalse();
            assertThat(registry.get("socket.listener.sent").functionCounters())
                    .as("bytes were counted")
                    .anyMatch(counter -> counter.count() > 0);
        } finally {
            threads.shutdown();
            growing.kernel.table.close();
        }
        assertThat(registry.getMeters()).isEmpty();
    }

    private static boolean countsForwards(SocketTableMetrics metrics, MeterRegistry registry) {
        double before = 0;
        boolean forwards = true;
        for (int i = 0; i < ROUNDS; i++) {
            pause(i % 3);
            if (i % 4 == 0) {
                metrics.refresh();
            }
            for (Gauge gauge : registry.find("sockets").gauges()) {
                forwards &= gauge.value() >= 0;
            }
            double now =
                    registry
                            .find("socket.listener.sent")
                            .tag("port", "80")
                            .functionCounters()
                            .stream()
                            .mapToDouble(FunctionCounter::count)
                            .sum();
            forwards &= now >= before;
            before = now;
        }
        return forwards;
    }

    private static boolean bindsAgainAndAgain(SocketTableMetrics metrics) {
        boolean has = true;
        for (int i = 0; i < ROUNDS / 4; i++) {
            SimpleMeterRegistry late = new SimpleMeterRegistry();
            metrics.bindTo(late);
            pause(1);
            has &= late.find("sockets").gauges().size() > 0;
        }
        return has;
    }
}
