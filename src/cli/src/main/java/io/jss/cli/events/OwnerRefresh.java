package io.jss.cli.events;

import io.jss.cli.environment.Environment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the memory of owners fresh from a thread of its own: every two seconds, and more seldom
 * where a look takes long, so that it never takes more than a twentieth of the time.
 */
final class OwnerRefresh {

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int PAUSE_PER_WORK = 20;

    private final EventReaders readers;
    private final Environment environment;
    private final Thread thread;
    private long workNanos;

    OwnerRefresh(EventReaders readers, Environment environment) {
        this.readers = readers;
        this.environment = environment;
        thread = new Thread(this::run, "jss-owners");
        thread.setDaemon(true);
    }

    private void look() throws IOException {
        long start = System.nanoTime();
        readers.look();
        workNanos = System.nanoTime() - start;
    }

    /** Looks again and again. */
    void goOn() {
        thread.start();
    }

    /** Ends the looks and waits for the one that is being taken. */
    void stop() {
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (true) {
                TimeUnit.NANOSECONDS.sleep(
                        Math.max(SHORTEST_PAUSE_NANOS, workNanos * PAUSE_PER_WORK));
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody needs owners any more
        } catch (IOException | UncheckedIOException e) {
            environment.say("owners are not looked for any more: " + e.getMessage());
        }
    }
}
