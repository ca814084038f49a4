package io.jss;

import io.jss.owners.InodeSet;
import io.jss.owners.OwnDescriptors;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The sessions of a table, a few of them kept open for the next look, and the channels that they
 * are made of.
 *
 * <p>Safe for use by many threads at once. A session belongs to the thread whose look has borrowed
 * it, else to the queue, which is used under its own monitor. The channel factory is closed by the
 * thread that ends last: the one that closes this, or the one whose look ran at that moment.
 */
final class DumpSessions implements Channel {

    private static final int MAX_IDLE = 4;

    private final SocketTable.ChannelFactory channels;
    private final boolean asksBack;
    private final Deque<DumpSession> idle = new ArrayDeque<>();
    private final AtomicReference<InodeSet> spareInodes = new AtomicReference<>();
    private Optional<OwnDescriptors> own = Optional.empty();
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

    /**
     * Opens a session for the first look, so that a refusal of the kernel comes now, and what
     * {@link #withOwnSockets} needs, so that it is there when the process has no descriptor left.
     */
    void open() throws IOException {
        boolean opened = false;
        try {
            giveBack(borrow());
            own = reserveOwn();
            opened = true;
        } finally {
            if (!opened) {
                close();
            }
        }
    }

    /** Empty where there is no /proc: it is an error of the look that needs it. */
    private static Optional<OwnDescriptors> reserveOwn() {
        try {
            return Optional.of(OwnDescriptors.open());
        } catch (SystemCallException e) {
            return Optional.empty();
        }
    }

    /** Returns the kernel's counters; a look without a session. */
    ApproximateCount count() throws IOException {
        return withoutSession(channels::count);
    }

    /** Returns {@link SocketTable.ChannelFactory#listsBoundInactive}. */
    boolean listsBoundInactive() throws IOException {
        return withoutSession(channels::listsBoundInactive);
    }

    /** Takes a session and the inodes of this process's sockets, its own during the call. */
    @FunctionalInterface
    interface OwnTaker<T> {
        T take(DumpSession session, InodeSet own) throws IOException;
    }

    /**
     * Lists the sockets of this process and hands them to a taker, within one look: a close that
     * comes between the list and what the taker asks waits for its end.
     */
    <T> T withOwnSockets(OwnTaker<T> taker) throws IOException {
        return look(
                session -> {
                    InodeSet spare = spareInodes.getAndSet(null);
                    InodeSet inodes = spare == null ? new InodeSet() : spare;
                    addOwn(inodes);
                    T result = taker.take(session, inodes);
                    inodes.clear();
                    spareInodes.set(inodes);
                    return result;
                });
    }

    private void addOwn(InodeSet inodes) throws IOException {
        if (own.isPresent()) {
            own.get().addTo(inodes);
            return;
        }
        try (OwnDescriptors once = OwnDescriptors.open()) {
            once.addTo(inodes);
        }
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Does what needs no session but all else that a look has, until the last look has ended. */
    private <T> T withoutSession(Work<T> work) throws IOException {
        synchronized (idle) {
            requireOpen();
            looks++;
        }
        try {
            return work.run();
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
            free();
        }
    }

    /** Behind the last look. */
    private void free() throws IOException {
        try {
            if (own.isPresent()) {
                own.get().close();
            }
        } finally {
            channels.close();
        }
    }

    @Override
    public boolean isOpen() {
        synchronized (idle) {
            return !closed;
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
                free();
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
