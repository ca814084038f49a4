package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.sys.Constants;
import io.jss.sys.NativeBuffer;
import io.jss.sys.SystemCallException;
import io.jss.sys.SystemCalls;

import org.apache.commons.lang3.Validate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds the processes that hold sockets by reading the descriptors of every process under /proc,
 * ascending by pid.
 *
 * <ul>
 *   <li>A process that ends during the scan is no error: it is as if it had ended before.
 *   <li>A process that may not be read is counted, see {@link OwnerIndex#unreadableProcesses}.
 *   <li>Only {@code /proc/PID/fd} is read, as netstat and ss do: a thread whose descriptors are not
 *       shared with its process (unshare(2) with CLONE_FILES) is not seen, nor is a process whose
 *       first thread has ended before the others.
 * </ul>
 *
 * <p>Immutable and safe for use by many threads at once: each scan has its own buffers, and frees
 * them and every descriptor when it ends.
 */
public final class OwnerScan {

    /** What a scan for given sockets looks for. */
    public enum Mode {
        /** Every process and descriptor that holds one of them; it reads every process. */
        ALL_HOLDERS,
        /**
         * For each of them the first process in the order of pids, and its first descriptor; it
         * ends when all are found.
         */
        FIRST_HOLDER
    }

    /** Knows who holds sockets without a scan. */
    @FunctionalInterface
    public interface Source {
        /**
         * Returns all holders that it knows.
         *
         * @throws IOException when they cannot be read
         */
        OwnerIndex owners() throws IOException;
    }

    /** Hears what scans find. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Takes what a scan found.
         *
         * @throws IOException when it cannot be kept
         */
        void found(OwnerIndex owners) throws IOException;
    }

    private static final int FIRST_PROCESS = 1;
    private static final Listener NOBODY = owners -> {};

    private final ProcPaths paths;
    private final int threads;
    private final Source known;
    private final Listener listener;

    private OwnerScan(ProcPaths paths, int threads, Source known, Listener listener) {
        this.paths = paths;
        this.threads = threads;
        this.known = known;
        this.listener = listener;
    }

    /** Returns a scan of these paths by the calling thread. */
    public static OwnerScan of(ProcPaths paths) {
        return new OwnerScan(paths, 1, null, NOBODY);
    }

    /**
     * Returns a scan that looks at no process and gives what is known, as the holders of a
     * recording are; what the source throws comes as an {@link UncheckedIOException}.
     */
    public static OwnerScan of(Source known) {
        return new OwnerScan(ProcPaths.system(), 1, known, NOBODY);
    }

    /**
     * Returns the same scan that tells somebody what it finds; what that throws comes as an {@link
     * UncheckedIOException}.
     */
    public OwnerScan reportingTo(Listener somebody) {
        return new OwnerScan(paths, threads, known, somebody);
    }

    /**
     * Returns the same scan by this many threads, the calling one among them, that share the
     * processes between them; {@link Mode#FIRST_HOLDER} needs the order and uses one.
     *
     * @param number at least 1
     */
    public OwnerScan withThreads(int number) {
        Validate.isTrue(number >= 1, "not a number of threads: %d", number);
        return new OwnerScan(paths, number, known, listener);
    }

    /**
     * Returns every holder of every socket, of whatever family.
     *
     * @throws SystemCallException when the root cannot be read, or for want of descriptors or
     *     memory
     */
    public OwnerIndex scan() throws SystemCallException {
        return run(Search.everything());
    }

    /**
     * Returns the holders of the sockets with these inodes.
     *
     * @param wanted not to be changed during the scan
     * @throws SystemCallException when the root cannot be read, or for want of descriptors or
     *     memory
     */
    public OwnerIndex scan(InodeSet wanted, Mode mode) throws SystemCallException {
        return run(
                mode == Mode.FIRST_HOLDER
                        ? Search.firstHolders(wanted)
                        : Search.allHolders(wanted));
    }

    /**
     * Returns every socket that this process holds; no other process is looked at.
     *
     * @throws SystemCallException when the root cannot be read, or for want of descriptors or
     *     memory
     */
    public OwnerIndex scanThisProcess() throws SystemCallException {
        int root = openRoot();
        try {
            int[] itself = {SystemCalls.getpid()};
            return OwnerIndex.of(List.of(walkInOrder(root, Search.everything(), itself)), true);
        } finally {
            SystemCalls.close(root);
        }
    }

    private OwnerIndex run(Search search) throws SystemCallException {
        try {
            if (known != null) {
                return known.owners();
            }
            OwnerIndex found = look(search);
            listener.found(found);
            return found;
        } catch (SystemCallException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private OwnerIndex look(Search search) throws SystemCallException {
        if (search.isDone()) {
            return OwnerIndex.of(List.of(), true);
        }
        int root = openRoot();
        try {
            int[] pids = pids(root);
            List<HolderLog> logs =
                    threads == 1 || search.isSequential()
                            ? List.of(walkInOrder(root, search, pids))
                            : SharedWalk.run(root, search, pids, threads);
            return OwnerIndex.of(logs, pids.length > 0 && pids[0] == FIRST_PROCESS);
        } finally {
            SystemCalls.close(root);
        }
    }

    private static HolderLog walkInOrder(int root, Search search, int[] pids)
            throws SystemCallException {
        try (DescriptorWalk walk = new DescriptorWalk(root, search)) {
            for (int i = 0; i < pids.length && !search.isDone(); i++) {
                walk.over(pids[i]);
            }
            return walk.log();
        }
    }

    private int openRoot() throws SystemCallException {
        byte[] bytes = paths.root().toString().getBytes(UTF_8);
        try (NativeBuffer path = NativeBuffer.allocate(bytes.length + 1)) {
            path.bytes().put(0, bytes);
            int flags = Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;
            return SystemCalls.openat(Constants.AT_FDCWD, path, 0, flags);
        }
    }

    private static int[] pids(int root) throws SystemCallException {
        List<Integer> pids = new ArrayList<>();
        try (DirectoryCursor cursor = new DirectoryCursor()) {
            cursor.begin(root);
            while (cursor.next()) {
                pids.add(cursor.number());
            }
        }
        int[] sorted = pids.stream().mapToInt(Integer::intValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }
}
