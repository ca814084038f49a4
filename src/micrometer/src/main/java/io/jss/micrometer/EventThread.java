package io.jss.micrometer;

import java.time.Duration;

/**
 * Takes events between two scrapes, so that they do not overflow the subscription.
 *
 * <p><b>Threads.</b> It owns nothing: what it runs locks out looks. It ends when it is interrupted.
 */
final class EventThread {

    private static final Duration PAUSE = Duration.ofMillis(250);

    private final Thread thread;

    EventThread(Runnable take) {
        thread = new Thread(() -> run(take), "jss-socket-events");
        thread.setDaemon(true);
        thread.start();
    }

    private static void run(Runnable take) {
        try {
            while (true) {
                Thread.sleep(PAUSE.toMillis());
                take.run();
            }
        } catch (InterruptedException e) {
            // the end that was asked for
        }
    }

    /** Ends it, and waits until it has. */
    void end() {
        thread.interrupt();
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
