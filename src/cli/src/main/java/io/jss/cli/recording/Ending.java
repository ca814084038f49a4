package io.jss.cli.recording;

import java.io.Closeable;

/**
 * The wish of a user or of the system that a run ends: SIGINT, SIGTERM or SIGHUP. The virtual
 * machine starts its shutdown then, in a thread of its own, which waits here for the run to end and
 * to say what it did; the run ends the machine.
 */
final class Ending implements Closeable {

    /** A run that does not end within this is ended. */
    private static final long PATIENCE_MILLIS = 10_000;

    private final Thread hook = new Thread(this::want, "jss end");
    private volatile boolean wanted;

    Ending() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void want() {
        wanted = true;
        try {
            Thread.sleep(PATIENCE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns whether the run is to end. */
    boolean isWanted() {
        return wanted || Thread.currentThread().isInterrupted();
    }

    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // the shutdown is on: the hook waits until this run has ended the machine
        }
    }
}
