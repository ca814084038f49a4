package io.jss.export;

import io.jss.DestroyedSockets;
import io.jss.cli.environment.OutputException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;

/**
 * Takes the events of one namespace as they come, and makes flow logs of them.
 *
 * <p><b>Threads.</b> Its thread owns the subscription from the start to its end. {@link #close}
 * closes the subscription, which wakes it, and waits.
 */
final class FlowThread implements Closeable {

    private static final Duration WAIT = Duration.ofMillis(500);

    private final DestroyedSockets events;
    private final FlowMemory memory;
    private final FlowSinks sinks;
    private final String namespace;
    private final Thread thread;

    FlowThread(DestroyedSockets events, FlowMemory memory, FlowSinks sinks, String namespace) {
        this.events = events;
        this.memory = memory;
        this.sinks = sinks;
        this.namespace = namespace;
        memory.give(sinks, namespace);
        thread = new Thread(this::run, "jss-flow-logs");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long losses = 0;
        try {
            while (true) {
                boolean some =
                        events.next(
                                WAIT,
                                socket -> {
                                    var flow = memory.ended(socket, namespace);
                                    if (flow.isPresent()) {
                                        sinks.take(flow.get());
                                    }
                                });
                if (some) {
                    sinks.flush();
                    sinks.eventsLost(events.losses() - losses);
                    losses = events.losses();
                }
            }
        } catch (ClosedChannelException | OutputException e) {
            // closed, or nobody takes them: the main thread sees that, too
        } catch (IOException e) {
            sinks.eventsLost(1);
        }
    }

    @Override
    public void close() throws IOException {
        events.close();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
