package io.jss.cli;

import java.io.IOException;
import java.util.logging.LogManager;
import java.util.logging.Logger;

/**
 * Loggers without handlers and without configuration. The command logs nothing; JNA makes loggers
 * while it starts, and what java.util.logging does for the first of them (it reads a file, and
 * searches every jar for services) takes a short run a quarter of its time. The launcher names this
 * class in {@code java.util.logging.manager}.
 */
public final class QuietLogging extends LogManager {

    /** Creates the manager; the JVM does. */
    public QuietLogging() {}

    /**
     * Reads nothing.
     *
     * @throws IOException always: it keeps the caller, which ignores it, from what it would do next
     */
    @Override
    public void readConfiguration() throws IOException {
        throw new IOException("logging is not configured");
    }

    @Override
    public boolean addLogger(Logger logger) {
        return true;
    }

    @Override
    public Logger getLogger(String name) {
        return null;
    }

    @Override
    public void reset() {
        // there is no handler to close
    }
}
