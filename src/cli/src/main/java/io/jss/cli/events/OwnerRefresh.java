package io.jss.cli.events;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.owners.OwnerScan;
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

    private final OwnerMemory memory;
    private final SocketTable table;
    private final SocketQuery query;
    private final OwnerScan scan;
    private final Environment environment;
    private final Thread thread;
    private long workNanos;

    OwnerRefresh(
            OwnerMemory memory,
            SocketTable table,
            SocketQuery query,
            OwnerScan scan,
            Environment environment) {
        this.memory = memory;
        this.table = table;
        this.query = query;
        this.scan = scan;
        this.environment = environment;
        thread = new Thread(this::run, "jss-owners");
        thread.setDaemon(true);
    }

    /** Looks once. */
    void now() throws IOException {
        long start = System.nanoTime();
        memory.refresh(table, query, scan);
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
                now();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // nobody needs owners any more
        } catch (IOException | UncheckedIOException e) {
            environment.say("owners are not looked for any more: " + e.getMessage());
        }
    }
}
