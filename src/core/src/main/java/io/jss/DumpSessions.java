package io.jss;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sessions of a table, a few of them kept open for the next look, and the channels that they
 * are made of.
 *
 * <p>Safe for use by many threads at once. A session belongs to the thread whose look has borrowed
 * it, else to the queue, which is used under its own monitor. The channel factory is closed by the
 * thread that ends last: the one that closes this, or the one whose look ran at that moment.
 */
final class DumpSessions implements Closeable {

    private static final int MAX_IDLE = 4;

    private final SocketTable.ChannelFactory channels;
    private final boolean asksBack;
    private final Deque<DumpSession> idle = new ArrayDeque<>();
    private int looks;
    private boolean closed;

    /**
     * Creates sessions over channels, which are closed with them.
     *
     * @param asksBack whether IPV6_V6ONLY is asked for where the kernel does not tell it
     */
    DumpSessions(SocketTable.ChannelFactory channels, boolean asksBack) {
        this.channels = channels;
        this.asksBack = asksBack;
    }

    /** Opens a session for the first look, so that a refusal of the kernel comes now. */
    void open() throws IOException {
        boolean opened = false;
        try {
            giveBack(borrow());
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /** Returns the kernel's counters; a look without a session. */
    ApproximateCount count() throws IOException {
        synchronized (idle) {
            requireOpen();
            looks++;
        }
        try {
            return channels.count();
        } finally {
            endLook();
        }
    }

    /**
     * Lends a session for one look; after an exception it is closed, since an answer may be half
     * read.
     */
    <T> T look(SocketLookups.Look<T> look) throws IOException {
        DumpSession session = borrow();
        try {
            T result = look.over(session);
            DumpSession done = session;
            session = null;
            giveBack(done);
            return result;
        } finally {
            if (session != null) {
                end(session);
            }
        }
    }

    /** Begins a look, which ends with {@link #giveBack} or {@link #end} unless this throws. */
    private DumpSession borrow() throws IOException {
        synchronized (idle) {
            requireOpen();
            looks++;
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        DumpSession session = null;
        try {
            session = new DumpSession(channels, asksBack ? new V6OnlyProbe(channels) : null);
            return session;
        } finally {
            if (session == null) {
                endLook();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the socket table is closed");
        }
    }

    private void giveBack(DumpSession session) throws IOException {
        synchronized (idle) {
            if (!closed && idle.size() < MAX_IDLE) {
                idle.push(session);
                looks--;
                return;
            }
        }
        end(session);
    }

    private void end(DumpSession session) throws IOException {
        try {
            session.close();
        } finally {
            endLook();
        }
    }

    private void endLook() throws IOException {
        boolean last;
        synchronized (idle) {
            looks--;
            last = closed && looks == 0;
        }
        if (last) {
            channels.close();
        }
    }

    /** Closes the sessions that wait for a next look; a second call does nothing. */
    @Override
    public void close() throws IOException {
        boolean last;
        synchronized (idle) {
            last = !closed && looks == 0;
            closed = true;
        }
        try {
            closeIdle();
        } finally {
            if (last) {
                channels.close();
            }
        }
    }

    /** Closes all, whatever one of them throws. */
    private void closeIdle() throws IOException {
        DumpSession session;
        synchronized (idle) {
            session = idle.poll();
        }
        if (session != null) {
            try {
                session.close();
            } finally {
                closeIdle();
            }
        }
    }
}
