package io.jss.owners;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jss.answer.BpfRefusedException;
import io.jss.owners.bpf.TaskFileIterator;
import io.jss.proc.files.ProcErrno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lets the kernel walk over the descriptors, and asks /proc about those processes that hold a
 * wanted socket. One thread uses it, once.
 */
final class BpfWalk implements AutoCloseable, TaskFileIterator.Visitor {

    private static final int INITIAL = 1024;

    /** {@code USER_HZ} is 100 on all machines on which jss runs. */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final int OPEN_DIRECTORY =
            Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;

    /** Descriptors in a row of one thread: from an entry to the next run's first. */
    private record Run(int pid, long startTicks, int from) {}

    private final int root;
    private final Search search;
    private final ProcessMemory memory;
    private final HolderLog log = new HolderLog();
    private final NativeBuffer path = NativeBuffer.allocate(16);
    private final ProcessReader reader = new ProcessReader();
    private final List<Run> runs = new ArrayList<>();
    private long[] inodes = new long[INITIAL];
    private int[] fds = new int[INITIAL];
    private int size;
    private int lastPid;
    private boolean denied;

    private BpfWalk(int root, Search search, ProcessMemory memory) {
        this.root = root;
        this.search = search;
        this.memory = memory;
    }

    /**
     * Returns what the kernel tells of wanted sockets.
     *
     * @param descriptors the loaded program
     * @param root the open root of /proc
     * @throws BpfRefusedException when the kernel gives no iterator
     * @throws SystemCallException when the iterator or /proc cannot be read
     */
    static HolderLog run(
            TaskFileIterator descriptors, int root, Search search, ProcessMemory memory)
            throws IOException {
        try (BpfWalk walk = new BpfWalk(root, search, memory)) {
            descriptors.read(walk);
            walk.ascribe();
            return walk.log;
        }
    }

    @Override
    public void descriptor(long inode, long startNanos, int pid, int fd) {
        if (!search.wants(inode)) {
            return;
        }
        if (pid != lastPid || (size > 0 && fd <= fds[size - 1])) { // or another thread of it
            runs.add(new Run(pid, startNanos / NANOS_PER_TICK, size));
            lastPid = pid;
        }
        if (size == inodes.length) {
            inodes = Arrays.copyOf(inodes, size * 2);
            fds = Arrays.copyOf(fds, size * 2);
        }
        inodes[size] = inode;
        fds[size++] = fd;
    }

    private int end(int run) {
        return run + 1 < runs.size() ? runs.get(run + 1).from : size;
    }

    /** Ascribes the descriptors to their processes, ascending by pid. */
    private void ascribe() throws SystemCallException {
        TreeMap<Integer, List<Integer>> byPid = new TreeMap<>();
        for (int run = 0; run < runs.size(); run++) {
            byPid.computeIfAbsent(runs.get(run).pid, pid -> new ArrayList<>(1)).add(run);
        }
        for (List<Integer> ofOne : byPid.values()) {
            Run first = runs.get(ofOne.get(0));
            Optional<ProcessInfo> process = process(first.pid, first.startTicks);
            if (process.isPresent() && !search.isDone()) {
                note(ofOne);
                search.select(log);
                log.keep(process.get());
            }
        }
    }

    private void note(List<Integer> ofOne) {
        if (ofOne.size() == 1) {
            int run = ofOne.get(0);
            for (int i = runs.get(run).from; i < end(run); i++) {
                log.note(inodes[i], fds[i]);
            }
            return;
        }
        record Entry(int fd, long inode) {}
        List<Entry> entries = new ArrayList<>(); // threads with descriptors of their own
        for (int run : ofOne) {
            for (int i = runs.get(run).from; i < end(run); i++) {
                entries.add(new Entry(fds[i], inodes[i]));
            }
        }
        entries.stream()
                .distinct()
                .sorted(Comparator.comparingInt(Entry::fd))
                .forEach(entry -> log.note(entry.inode, entry.fd));
    }

    /** Returns the process if it still is the one that the kernel saw. */
    private Optional<ProcessInfo> process(int pid, long startTicks) throws SystemCallException {
        Optional<ProcessInfo> known = memory.process(pid);
        if (known.isPresent() && known.get().startTicks() == startTicks) {
            return known;
        }
        Optional<ProcessInfo> found = read(pid);
        if (found.isEmpty() && (denied || SystemCalls.geteuid() != 0)) {
            log.countUnreadable(); // gone, or hidden by a mount option of /proc
        }
        return found.filter(process -> process.startTicks() == startTicks);
    }

    private Optional<ProcessInfo> read(int pid) throws SystemCallException {
        byte[] name = Integer.toString(pid).getBytes(US_ASCII);
        path.bytes().put(0, name).put(name.length, (byte) 0);
        int directory = SystemCalls.tryOpenat(root, path, 0, OPEN_DIRECTORY);
        if (directory < 0) {
            ProcErrno.throwUnlessOfProcess("openat", Integer.toString(pid), -directory);
            denied = ProcErrno.isDenied(-directory);
            return Optional.empty();
        }
        try {
            Optional<ProcessInfo> found = reader.read(directory, "", pid, Optional.empty());
            denied = reader.wasDenied();
            return found;
        } finally {
            SystemCalls.close(directory);
        }
    }

    @Override
    public void close() {
        path.close();
        reader.close();
    }
}
