package io.jss.micrometer;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Hands readings to the registries.
 *
 * <p><b>Threads.</b> Any thread offers; readings wait in a queue, and one thread at a time, the
 * owner of the registries' rows, hands them on in order. It is not the lock of looking: a registry
 * has locks of its own, and may ask for a number while it holds one.
 */
final class Registries {

    private final List<RegistryRows> rows = new CopyOnWriteArrayList<>();
    private final Queue<LookReading> waiting = new ConcurrentLinkedQueue<>();
    private final ReentrantLock handing = new ReentrantLock();
    private final Counters counts;

    Registries(Counters counts) {
        this.counts = counts;
    }

    void offer(LookReading reading) {
        waiting.add(reading);
    }

    /** Hands on what waits, unless another thread is about it: that one takes it too. */
    void settle() {
        while (!waiting.isEmpty() && handing.tryLock()) {
            try {
                handOn();
            } finally {
                handing.unlock();
            }
        }
    }

    /** Hands on what waits, and returns when all has been. */
    void settleAll() {
        handing.lock();
        try {
            handOn();
        } finally {
            handing.unlock();
        }
    }

    private void handOn() {
        for (LookReading next = waiting.poll(); next != null; next = waiting.poll()) {
            for (RegistryRows each : rows) {
                each.update(next, counts);
            }
        }
    }

    /** Adds a registry with the rows of a reading; what it observed was before its time. */
    void add(RegistryRows registry, LookReading now) {
        handing.lock();
        try {
            registry.update(new LookReading(now.known(), now.gauges(), List.of()), counts);
            rows.add(registry);
        } finally {
            handing.unlock();
        }
    }

    void clear() {
        handing.lock();
        try {
            waiting.clear();
            rows.forEach(RegistryRows::clear);
            rows.clear();
        } finally {
            handing.unlock();
        }
    }
}
