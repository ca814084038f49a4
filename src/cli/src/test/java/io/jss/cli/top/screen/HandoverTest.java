package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The hand-over between the thread that gathers and the one that paints. */
class HandoverTest {

    private static final int LOOKS = 400;

    private final Handover handover = new Handover();

    private static void delay() {
        LockSupport.parkNanos(ThreadLocalRandom.current().nextInt(60_000));
    }

    /** Each request gets its answer, and snapshots come in order and whole, whatever the delays. */
    @RepeatedTest(5)
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void nothingIsLostOrTornWhateverTheDelays() throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread gatherer = new Thread(this::gather);
        gatherer.setUncaughtExceptionHandler((thread, cause) -> failure.set(cause));
        gatherer.start();
        View view = View.initial("");
        List<Integer> seen = new ArrayList<>();
        int asked = 0;
        while (seen.isEmpty() || seen.get(seen.size() - 1) < LOOKS) {
            delay();
            if (handover.ask(new Request.ReadFilter("f" + asked, asked + 1, true))) {
                asked++;
            }
            delay();
            View before = view;
            view = handover.answered(view);
            assertThat(view.filter().number()).isGreaterThanOrEqualTo(before.filter().number());
            delay();
            handover.take()
                    .ifPresent(
                            snapshot -> {
                                assertThat(snapshot.rows()).hasSize(snapshot.totals().sockets());
                                seen.add(snapshot.totals().opened());
                            });
        }
        handover.end();
        gatherer.join();
        view = handover.answered(view);

        assertThat(failure.get()).isNull();
        assertThat(seen).isSorted().doesNotHaveDuplicates().endsWith(LOOKS);
        assertThat(view.filter().number()).as("requests that were answered").isEqualTo(asked);
    }

    private void gather() {
        List<SocketRow> rows = Sample.rows();
        try {
            int look = 0;
            boolean goesOn = true;
            while (goesOn) {
                goesOn = !handover.isEnded();
                if (look < LOOKS) {
                    look++;
                    handover.give(snapshot(rows.subList(0, look % rows.size()), look));
                }
                delay();
                Optional<Request> request = handover.awaitRequest(0);
                while (request.isPresent()) {
                    answer((Request.ReadFilter) request.get());
                    request = handover.awaitRequest(0);
                }
                delay();
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void answer(Request.ReadFilter read) {
        handover.answer(view -> view.with(new View.FilterState(read.text(), read.number())));
    }

    private static Snapshot snapshot(List<SocketRow> rows, int look) {
        Snapshot one = Sample.snapshot(rows, look);
        Snapshot.Totals totals =
                new Snapshot.Totals(rows.size(), look, 0, 0, 0, one.totals().states(), "");
        return new Snapshot(one.time(), 0, rows, totals, one.findings(), List.of());
    }

    @Test
    void requestsThatNobodyTakesAreRefusedInTheEnd() {
        int taken = 0;
        while (handover.ask(new Request.ReadFilter("", taken, false))) {
            taken++;
        }

        assertThat(taken).isEqualTo(Handover.MAX_REQUESTS);
    }

    @Test
    void theNewestSnapshotReplacesOneThatWasNotTaken() {
        handover.give(Sample.snapshot(List.of(), 1));
        Snapshot newest = Sample.snapshot(List.of(), 2);
        handover.give(newest);

        assertThat(handover.take()).containsSame(newest);
        assertThat(handover.take()).isEmpty();
    }
}
