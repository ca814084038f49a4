package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.answer.BpfRefusedException;
import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.lang3.Validate;

/**
 * Finds the processes that hold sockets: by reading the descriptors of every process under /proc,
 * ascending by pid, or by having the kernel list them through a BPF iterator.
 *
 * <pre>{@code
 * OwnerIndex owners = OwnerScan.of(ProcPaths.system()).scan();
 * try (SocketTable table = SocketTable.open()) {
 *     for (InetSocket socket : table.snapshot().sockets()) {
 *         for (SocketHolder holder : owners.holders(socket.inodeOr(0))) {
 *             System.out.println(socket.local() + " pid " + holder.process().pid());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>BPF takes Linux 5.11, root (or CAP_BPF and CAP_PERFMON), and the first pid and time namespace.
 * It is asked where more than 10,000 files are open on the system; with fewer, the descriptors are
 * read before its program is loaded. Whatever it refuses, /proc is read instead, with the same
 * answer but for processes whose descriptors even root may not read, which BPF sees.
 *
 * <p>Of /proc:
 *
 * <ul>
 *   <li>A process that ends during the scan is no error: it is as if it had ended before.
 *   <li>A process that may not be read is counted, see {@link OwnerIndex#unreadableProcesses}.
 *   <li>Processes outside of the pid namespace that /proc shows are not seen, see {@link
 *       OwnerIndex#lacksOuterProcesses}.
 *   <li>Threads whose descriptors are not shared with their process (unshare(2) with CLONE_FILES)
 *       are looked at for sockets that no process holds, unless {@link #withoutThreads}.
 * </ul>
 *
 * <p>Safe for use by many threads at once: each scan has its own buffers, and frees them and every
 * descriptor when it ends.
 */
public final class OwnerScan implements Closeable {

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
         * @throws IOException when it cannot look
         */
        OwnerIndex owners() throws IOException;
    }

    /** Hears what scans find. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Takes what a scan found.
         *
         * @throws IOException when it cannot take it, which ends the scan
         */
        void found(OwnerIndex owners) throws IOException;
    }

    private static final int FIRST_PROCESS = 1;
    private static final Listener NOBODY = new Listener() { // a lambda takes a short run's time
                @Override
                public void found(OwnerIndex owners) {}
            };

    private enum Way {
        /** BPF where it pays and is permitted, else /proc; of the latter processes alone. */
        AUTO,
        AUTO_OF_PROCESSES,
        /** /proc alone; of it processes alone. */
        PROC,
        PROC_OF_PROCESSES,
        /** BPF alone. */
        BPF;

        private Way ofProcesses() {
            return this == BPF ? this : isProc() ? PROC_OF_PROCESSES : AUTO_OF_PROCESSES;
        }

        private boolean isProc() {
            return this == PROC || this == PROC_OF_PROCESSES;
        }
    }

    private final ProcPaths paths;
    private final int threads;
    private final Source known;
    private final Listener listener;
    private final Way way;
    private final ProcessMemory memory;
    private final BpfProgram program;

    private OwnerScan(
            ProcPaths paths,
            int threads,
            Source known,
            Listener listener,
            Way way,
            ProcessMemory memory,
            BpfProgram program) {
        this.paths = paths;
        this.threads = threads;
        this.known = known;
        this.listener = listener;
        this.way = way;
        this.memory = memory;
        this.program = program;
    }

    /** Returns a scan of these paths by the calling thread. */
    public static OwnerScan of(ProcPaths paths) {
        return new OwnerScan(
                paths, 1, null, NOBODY, Way.AUTO, ProcessMemory.NONE, BpfProgram.forEachScan());
    }

    /** Returns a scan that gives what is known; what that throws comes unchecked, too. */
    public static OwnerScan of(Source known) {
        return new OwnerScan(
                ProcPaths.system(),
                1,
                known,
                NOBODY,
                Way.PROC,
                ProcessMemory.NONE,
                BpfProgram.forEachScan());
    }

    /**
     * Returns the same scan that tells somebody what it finds; what that throws comes unchecked.
     */
    public OwnerScan reportingTo(Listener somebody) {
        return new OwnerScan(paths, threads, known, somebody, way, memory, program);
    }

    /**
     * Returns the same scan by this many threads, the calling one among them, that share the
     * processes between them; {@link Mode#FIRST_HOLDER} needs the order and uses one.
     *
     * @param number at least 1
     */
    public OwnerScan withThreads(int number) {
        Validate.isTrue(number >= 1, "not a number of threads: %d", number);
        return new OwnerScan(paths, number, known, listener, way, memory, program);
    }

    /** Returns the same scan that reads {@code /proc/PID/fd} alone, as netstat and ss do. */
    public OwnerScan withoutThreads() {
        return new OwnerScan(paths, threads, known, listener, way.ofProcesses(), memory, program);
    }

    /** Returns the same scan that never asks the kernel by BPF. */
    public OwnerScan withoutBpf() {
        return new OwnerScan(paths, threads, known, listener, Way.PROC, memory, program);
    }

    /**
     * Returns the same scan that asks the kernel by BPF, however few files are open, and nothing
     * else: where the kernel refuses, a scan throws an {@link UncheckedIOException} of a {@link
     * BpfRefusedException}. {@link #load} says so beforehand.
     */
    public OwnerScan withBpf() {
        return new OwnerScan(paths, threads, known, listener, Way.BPF, memory, program);
    }

    /**
     * Loads the program of a scan {@link #withBpf}; does nothing for others. A scan that is {@link
     * #remembering} keeps it for what it is asked then, others only learn that it can be loaded.
     *
     * @throws BpfRefusedException when the kernel refuses it
     */
    public void load() throws BpfRefusedException {
        if (way != Way.BPF) {
            return;
        }
        requireBpf();
        try {
            program.load();
        } catch (BpfRefusedException e) {
            throw e;
        } catch (IOException e) {
            throw new BpfRefusedException("the BPF program cannot be closed: " + e.getMessage());
        }
    }

    private void requireBpf() throws BpfRefusedException {
        if (known != null) {
            throw new BpfRefusedException("BPF knows the processes of the running kernel only");
        }
        new BpfRule(paths).require();
    }

    /**
     * Returns the same scan that remembers. Of a process that still is there, by its process id and
     * start time, name, title and user are not read again but are as they were when it was first
     * seen to hold a socket. The BPF program, where it is asked, is loaded once and kept until
     * {@link #close}.
     */
    public OwnerScan remembering() {
        return new OwnerScan(
                paths, threads, known, listener, way, ProcessMemory.empty(), BpfProgram.kept());
    }

    /**
     * Unloads the BPF program that a scan {@link #remembering} keeps, and all that were made of it;
     * the next scan loads it again. Others keep nothing.
     */
    @Override
    public void close() throws IOException {
        program.close();
    }

    /**
     * Begins the scan on a thread of its own if so many files are open that it takes long, for a
     * caller that does not know yet which sockets are wanted.
     */
    public ScanAhead ahead() {
        return new ScanAhead(
                this, known == null && listener == NOBODY && new BpfRule(paths).isBusy());
    }

    /**
     * Returns every holder of every socket, of whatever family.
     *
     * @throws SystemCallException when the root cannot be read, or descriptors or memory lack
     * @throws io.jss.sys.UnsupportedPlatformException when jss cannot run here; each time
     */
    public OwnerIndex scan() throws SystemCallException {
        return run(Search.everything());
    }

    /**
     * Returns the holders of the sockets with these inodes.
     *
     * @param wanted not to be changed during the scan
     * @throws SystemCallException when the root cannot be read, or descriptors or memory lack
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
     * @throws SystemCallException when the root cannot be read, or descriptors or memory lack
     */
    public OwnerIndex scanThisProcess() throws SystemCallException {
        int root = openRoot();
        try {
            int[] itself = {SystemCalls.getpid()};
            return OwnerIndex.of(
                    List.of(walkInOrder(root, Search.everything(), itself)), true, false);
        } finally {
            SystemCalls.close(root);
        }
    }

    private OwnerIndex run(Search search) throws SystemCallException {
        try {
            if (known != null && way == Way.BPF) {
                requireBpf();
            }
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

    private OwnerIndex look(Search search) throws IOException {
        if (search.isDone()) {
            return OwnerIndex.of(List.of(), true, false);
        }
        int root = openRoot();
        try {
            Optional<HolderLog> asked = askTheKernel(root, search);
            OwnerIndex index =
                    asked.isPresent()
                            ? OwnerIndex.of(List.of(asked.get()), true, false)
                            : walk(root, search);
            memory.keep(index.processes());
            return index;
        } finally {
            SystemCalls.close(root);
        }
    }

    /** Returns what BPF found, empty when it is not to be asked or may be refused and is. */
    private Optional<HolderLog> askTheKernel(int root, Search search) throws IOException {
        BpfRule rule = new BpfRule(paths);
        if (way.isProc() || (way != Way.BPF && !rule.isWorthATry())) {
            return Optional.empty();
        }
        try {
            rule.require();
            return Optional.of(program.walk(root, search, memory));
        } catch (BpfRefusedException e) {
            if (way == Way.BPF) {
                throw e;
            }
            return Optional.empty();
        }
    }

    private OwnerIndex walk(int root, Search search) throws SystemCallException {
        int[] pids = pids(root);
        List<HolderLog> logs =
                threads == 1 || search.isSequential()
                        ? List.of(walkInOrder(root, search, pids))
                        : SharedWalk.run(root, search, memory, pids, threads);
        boolean allListed = pids.length > 0 && pids[0] == FIRST_PROCESS;
        boolean inner = new PidNamespace(paths).isInner();
        OwnerIndex index = OwnerIndex.of(logs, allListed, inner);
        Search rest = search.rest(index);
        if (rest.isDone() || way == way.ofProcesses()) {
            return index;
        }
        List<HolderLog> all = new ArrayList<>(logs);
        all.add(walkThreads(root, rest, pids));
        return OwnerIndex.of(all, allListed, inner);
    }

    /** Looks, for what no process holds, at the threads that have descriptors of their own. */
    private HolderLog walkThreads(int root, Search search, int[] pids) throws SystemCallException {
        try (DescriptorWalk walk = new DescriptorWalk(root, search, memory)) {
            for (int i = 0; i < pids.length && !search.isDone(); i++) {
                walk.overThreads(pids[i], paths.isSystem());
            }
            walk.log().forgetUnreadable();
            return walk.log();
        }
    }

    private HolderLog walkInOrder(int root, Search search, int[] pids) throws SystemCallException {
        try (DescriptorWalk walk = new DescriptorWalk(root, search, memory)) {
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
        return pids.stream().mapToInt(Integer::intValue).sorted().toArray();
    }
}
