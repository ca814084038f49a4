package io.jss.engine;

import io.jss.answer.ApproximateCount;
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
 * The readers of a table, a few of them kept open for the next use, and the channels that they are
 * made of.
 *
 * <p>Safe for use by many threads at once. A reader belongs to the thread whose use has borrowed
 * it, else to the queue, which is used under its own monitor. The channel factory is closed by the
 * thread that ends last: the one that closes this, or the one whose use ran at that moment.
 */
public final class ReaderPool implements Channel {

    private static final int MAX_IDLE = 4;

    private final ChannelFactory channels;
    private final boolean asksBack;
    private final Deque<TableReader> idle = new ArrayDeque<>();
    private final AtomicReference<InodeSet> spareInodes = new AtomicReference<>();
    private Optional<OwnDescriptors> own = Optional.empty();
    private int uses;
    private boolean closed;

    /**
     * Creates readers over channels, which are closed with them.
     *
     * @param asksBack whether IPV6_V6ONLY is asked for where the kernel does not report it
     */
    public ReaderPool(ChannelFactory channels, boolean asksBack) {
        this.channels = channels;
        this.asksBack = asksBack;
    }

    /**
     * Opens a reader for the first use, so that a refusal of the kernel comes now, and what {@link
     * #withOwnSockets} needs, so that it is there when the process has no descriptor left.
     */
    public void open() throws IOException {
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

    /** Empty where there is no /proc: it is an error of the use that needs it. */
    private static Optional<OwnDescriptors> reserveOwn() {
        try {
            return Optional.of(OwnDescriptors.open());
        } catch (SystemCallException e) {
            return Optional.empty();
        }
    }

    /** Returns the kernel's counters; it takes no reader. */
    public ApproximateCount count() throws IOException {
        return withoutReader(channels::count);
    }

    /** Returns {@link ChannelFactory#listsBoundInactive}. */
    public boolean listsBoundInactive() throws IOException {
        return withoutReader(channels::listsBoundInactive);
    }

    /** Takes a reader and the inodes of this process's sockets, its own during the call. */
    @FunctionalInterface
    public interface OwnTaker<T> {
        T take(TableReader reader, InodeSet own) throws IOException;
    }

    /**
     * Lists the sockets of this process and hands them to a taker, within one use: a close that
     * comes between the list and what the taker asks waits for its end.
     */
    public <T> T withOwnSockets(OwnTaker<T> taker) throws IOException {
        return use(
                reader -> {
                    InodeSet spare = spareInodes.getAndSet(null);
                    InodeSet inodes = spare == null ? new InodeSet() : spare;
                    addOwn(inodes);
                    T result = taker.take(reader, inodes);
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

    /** A piece of work over a reader that is lent for it. */
    @FunctionalInterface
    public interface Use<T> {
        T with(TableReader reader) throws IOException;
    }

    private interface Work<T> {
        T run() throws IOException;
    }

    /** Does what needs no reader but all else that a use has. */
    private <T> T withoutReader(Work<T> work) throws IOException {
        synchronized (idle) {
            requireOpen();
            uses++;
        }
        try {
            return work.run();
        } finally {
            endUse();
        }
    }

    /**
     * Lends a reader for one use; after an exception it is closed, since an answer may be half
     * read.
     */
    public <T> T use(Use<T> use) throws IOException {
        TableReader reader = borrow();
        try {
            T result = use.with(reader);
            TableReader done = reader;
            reader = null;
            giveBack(done);
            return result;
        } finally {
            if (reader != null) {
                end(reader);
            }
        }
    }

    /** Begins a use, which ends with {@link #giveBack} or {@link #end} unless this throws. */
    private TableReader borrow() throws IOException {
        synchronized (idle) {
            requireOpen();
            uses++;
            if (!idle.isEmpty()) {
                return idle.pop();
            }
        }
        TableReader reader = null;
        try {
            reader = new TableReader(channels, asksBack ? new V6OnlyProbe(channels) : null);
            return reader;
        } finally {
            if (reader == null) {
                endUse();
            }
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the socket table is closed");
        }
    }

    private void giveBack(TableReader reader) throws IOException {
        synchronized (idle) {
            if (!closed && idle.size() < MAX_IDLE) {
                idle.push(reader);
                uses--;
                return;
            }
        }
        end(reader);
    }

    private void end(TableReader reader) throws IOException {
        try {
            reader.close();
        } finally {
            endUse();
        }
    }

    private void endUse() throws IOException {
        boolean last;
        synchronized (idle) {
            uses--;
            last = closed && uses == 0;
        }
        if (last) {
            free();
        }
    }

    /** Behind the last use. */
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

    /** Closes the readers that wait for a next use; a second call does nothing. */
    @Override
    public void close() throws IOException {
        boolean last;
        synchronized (idle) {
            last = !closed && uses == 0;
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
        TableReader reader;
        synchronized (idle) {
            reader = idle.poll();
        }
        if (reader != null) {
            try {
                reader.close();
            } finally {
                closeIdle();
            }
        }
    }
}
