package io.jss.cli.events;

import io.jss.DestroyedSockets;
import io.jss.cli.request.Selection;
import io.jss.filter.Filter;
import io.jss.model.InetSocketView;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/**
 * Reads the events of one network namespace. A thread of its own puts them into the queue, until it
 * is closed by another; it ends with what went wrong as {@link #failure()}.
 */
final class EventReader implements Closeable {

    private static final Duration LONG = Duration.ofHours(1);

    private final Event.Place place;
    private final Filter filter;
    private final Selection selection;
    private final DestroyedSockets events;
    private final OwnerMemory memory;
    private final BlockingQueue<Event> queue;
    private final Clock clock;
    private final Thread thread;
    private boolean started;
    private volatile IOException failure;

    EventReader(
            Event.Place place,
            Selection selection,
            Filter filter,
            DestroyedSockets events,
            OwnerMemory memory,
            BlockingQueue<Event> queue,
            Clock clock) {
        this.place = place;
        this.filter = filter;
        this.selection = selection;
        this.events = events;
        this.memory = memory;
        this.queue = queue;
        this.clock = clock;
        thread = new Thread(this::run, "jss-events");
        thread.setDaemon(true);
    }

    /** Begins to read; what was destroyed since the subscription comes first. */
    void start() {
        if (!started) {
            started = true;
            thread.start();
        }
    }

    long losses() {
        return events.losses();
    }

    /** Returns what ended the reader, null while it reads and after it was closed. */
    IOException failure() {
        return failure;
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                events.next(LONG, this::add);
            }
        } catch (ClosedChannelException e) {
            return; // by close()
        } catch (IOException e) {
            failure = e; // said by the thread that writes
        }
    }

    private void add(InetSocketView socket) {
        if (!selection.test(socket)) {
            return;
        }
        try {
            queue.put(memory.event(clock.instant(), place, filter, socket));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt(); // it may wait for room in the queue
        events.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
