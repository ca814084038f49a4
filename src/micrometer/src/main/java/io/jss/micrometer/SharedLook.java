package io.jss.micrometer;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One look for all who ask at the same time.
 *
 * <p><b>Threads.</b> Any thread asks. What was read is published as a whole and never changed;
 * while it is fresh nobody waits. Then the first thread that comes looks, alone, and owns whatever
 * looking needs; the others wait for what it reads and take it. A thread that asks while it looks
 * gets what was read before.
 */
final class SharedLook {

    private final ReentrantLock looking = new ReentrantLock();
    private final Supplier<LookReading> look;
    private final long freshNanos;
    private final LongSupplier clock;
    private volatile Dated last;

    private record Dated(LookReading reading, long time) {}

    /**
     * Prepares it.
     *
     * @param look looks; it throws nothing
     * @param freshNanos how long a reading serves, from the end of its look
     * @param clock nanoseconds
     */
    SharedLook(Supplier<LookReading> look, long freshNanos, LongSupplier clock) {
        this.look = look;
        this.freshNanos = freshNanos;
        this.clock = clock;
        last = new Dated(LookReading.UNKNOWN, clock.getAsLong() - freshNanos);
    }

    /** Returns a reading that is fresh. */
    LookReading current() {
        Dated known = last;
        if (isFresh(known) || looking.isHeldByCurrentThread()) {
            return known.reading();
        }
        looking.lock();
        try {
            if (!isFresh(last)) {
                LookReading read = look.get();
                last = new Dated(read, clock.getAsLong());
            }
            return last.reading();
        } finally {
            looking.unlock();
        }
    }

    private boolean isFresh(Dated reading) {
        return clock.getAsLong() - reading.time() < freshNanos;
    }

    /** Makes the next one who asks look, whenever that is. */
    void expire() {
        apart(() -> last = new Dated(last.reading(), clock.getAsLong() - freshNanos));
    }

    /** Runs something that must not meet a look. */
    void apart(Runnable action) {
        looking.lock();
        try {
            action.run();
        } finally {
            looking.unlock();
        }
    }
}
