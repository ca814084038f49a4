package io.jss.owners;

import io.jss.answer.BpfRefusedException;
import io.jss.owners.bpf.TaskFileIterator;
import java.io.Closeable;
import java.io.IOException;

/**
 * The program by which the kernel lists descriptors: loaded for each scan and unloaded behind it,
 * or loaded once and kept for later scans.
 *
 * <p>Safe for use by many threads at once. A kept program is loaded, used and unloaded under the
 * monitor of this object, so scans with it follow one another; others share nothing.
 */
final class BpfProgram implements Closeable {

    private final boolean isKept;
    private TaskFileIterator kept;

    private BpfProgram(boolean isKept) {
        this.isKept = isKept;
    }

    /** Returns one that is loaded for each scan. */
    static BpfProgram forEachScan() {
        return new BpfProgram(false);
    }

    /** Returns one that stays loaded until {@link #close}. */
    static BpfProgram kept() {
        return new BpfProgram(true);
    }

    /**
     * Loads the program, if only to see that the kernel takes it.
     *
     * @throws BpfRefusedException when it does not
     */
    void load() throws IOException {
        if (isKept) {
            loaded();
        } else {
            TaskFileIterator.load().close();
        }
    }

    /**
     * Returns what the kernel tells of wanted sockets.
     *
     * @throws IOException as {@link BpfWalk#run}
     */
    HolderLog walk(int root, Search search, ProcessMemory memory) throws IOException {
        if (isKept) {
            synchronized (this) {
                return BpfWalk.run(loaded(), root, search, memory);
            }
        }
        try (TaskFileIterator descriptors = TaskFileIterator.load()) {
            return BpfWalk.run(descriptors, root, search, memory);
        }
    }

    private synchronized TaskFileIterator loaded() throws BpfRefusedException {
        if (kept == null) {
            kept = TaskFileIterator.load();
        }
        return kept;
    }

    @Override
    public synchronized void close() throws IOException {
        if (kept != null) {
            TaskFileIterator loaded = kept;
            kept = null;
            loaded.close();
        }
    }
}
