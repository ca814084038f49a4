package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;

/** Waits for what other processes do. */
final class Await {

    private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);
    private static final long PAUSE_MILLIS = 50;

    private Await() {}

    /** A condition that comes true, or whose wait fails with what it says. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * Waits until a condition holds.
     *
     * @param what is waited for, in words
     */
    static void until(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
