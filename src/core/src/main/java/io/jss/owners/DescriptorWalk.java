package io.jss.owners;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.ProcErrno;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Walks over the descriptors of one process after another, with buffers of its own, and logs the
 * wanted sockets. One thread uses it.
 */
final class DescriptorWalk implements AutoCloseable {

    private static final int OPEN_DIRECTORY =
            Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;

    private final int root;
    private final Search search;
    private final ProcessMemory memory;
    private final HolderLog log = new HolderLog();
    private final NativeBuffer path = NativeBuffer.allocate(64);
    private final NativeBuffer link = NativeBuffer.allocate(SocketLink.MAX_BYTES);
    private final DirectoryCursor cursor = new DirectoryCursor();
    private final ProcessReader reader = new ProcessReader();

    /**
     * Makes a walk.
     *
     * @param root the open root of /proc
     * @param memory what is known of processes from scans before
     */
    DescriptorWalk(int root, Search search, ProcessMemory memory) {
        this.root = root;
        this.search = search;
        this.memory = memory;
    }

    /** Returns what was found so far. */
    HolderLog log() {
        return log;
    }

    /**
     * Walks over the descriptors of a process. A process that is gone leaves nothing, one that may
     * not be read is counted.
     */
    void over(int pid) throws SystemCallException {
        over(pid, ProcPaths.descriptorsBelowRoot(pid), ProcPaths.BESIDE_DESCRIPTORS);
    }

    /**
     * Walks over the descriptors of those threads of a process that have a table of their own
     * (unshare(2) with CLONE_FILES); what they hold is ascribed to the process.
     *
     * @param comparable whether the numbers are those of this pid namespace, so that the kernel can
     *     be asked which threads these are; if not, a search for certain sockets walks over all
     */
    void overThreads(int pid, boolean comparable) throws SystemCallException {
        List<Integer> tables = new ArrayList<>(List.of(pid));
        for (int tid : threads(pid)) {
            boolean own = tid != pid;
            for (int i = 0; i < tables.size() && own; i++) {
                own = comparable ? differs(tables.get(i), tid) : !search.isOfEverything();
            }
            if (own) {
                tables.add(tid);
                over(
                        pid,
                        ProcPaths.descriptorsOfThreadBelowRoot(pid, tid),
                        ProcPaths.ABOVE_DESCRIPTORS_OF_THREAD);
            }
        }
    }

    private List<Integer> threads(int pid) throws SystemCallException {
        List<Integer> threads = new ArrayList<>();
        String path = ProcPaths.belowRoot(pid, ProcPaths.TASK);
        int directory = open(path);
        if (directory < 0) {
            notOpened(path, -directory);
            return threads;
        }
        try {
            cursor.begin(directory);
            while (cursor.next()) {
                threads.add(cursor.number());
            }
        } catch (SystemCallException e) { // of getdents64, which names no path
            ProcErrno.throwUnlessOfProcess(e.call(), path, e.errno());
        } finally {
            SystemCalls.close(directory);
        }
        return threads;
    }

    /** A kernel without kcmp(2) does not say; a shared table has none of certain sockets left. */
    private boolean differs(int task, int other) {
        try {
            return SystemCalls.syscall(
                            Constants.SYS_KCMP, task, other, Constants.KCMP_FILES, 0, 0, 0)
                    != 0;
        } catch (SystemCallException e) {
            return e.errno() == Errno.ENOSYS && !search.isOfEverything();
        }
    }

    private int open(String directory) {
        byte[] bytes = directory.getBytes(US_ASCII);
        path.bytes().put(0, bytes).put(bytes.length, (byte) 0);
        return SystemCalls.tryOpenat(root, path, 0, OPEN_DIRECTORY);
    }

    private void over(int pid, String directory, String toFiles) throws SystemCallException {
        int descriptors = open(directory);
        if (descriptors < 0) {
            notOpened(directory, -descriptors);
            return;
        }
        try {
            collect(descriptors, directory);
            if (log.isPending()) {
                ascribe(descriptors, toFiles, pid);
            }
        } finally {
            SystemCalls.close(descriptors);
        }
    }

    @Override
    public void close() {
        path.close();
        link.close();
        cursor.close();
        reader.close();
    }

    private void notOpened(String directory, int errno) throws SystemCallException {
        ProcErrno.throwUnlessOfProcess("openat", directory, errno);
        if (ProcErrno.isDenied(errno)) {
            log.countUnreadable();
        }
    }

    private void collect(int descriptors, String directory) throws SystemCallException {
        try {
            cursor.begin(descriptors);
            boolean readable = true;
            while (readable && cursor.next()) {
                readable = readLink(descriptors, directory);
            }
        } catch (SystemCallException e) { // of getdents64, which names no path, or of readlinkat
            if (ProcErrno.isDenied(e.errno())) {
                log.countUnreadable();
            }
            ProcErrno.throwUnlessOfProcess(e.call(), directory, e.errno());
            log.drop();
        }
    }

    /**
     * Logs the descriptor at the cursor if it is a wanted socket; returns false if the process may
     * not be read.
     */
    private boolean readLink(int descriptors, String directory) throws SystemCallException {
        int length =
                SystemCalls.tryReadlinkat(
                        descriptors,
                        cursor.names(),
                        cursor.nameOffset(),
                        link,
                        0,
                        SocketLink.MAX_BYTES);
        if (length < 0) {
            return isPassedOver(-length, directory);
        }
        long inode = SocketLink.inode(link.bytes(), length);
        if (inode != SocketLink.OTHER && search.wants(inode)) {
            log.note(inode, cursor.number());
        }
        return true;
    }

    /**
     * Returns whether the descriptor whose link cannot be read is passed over; false if the process
     * may not be read.
     */
    private boolean isPassedOver(int errno, String directory) throws SystemCallException {
        if (ProcErrno.isOfDescriptor(errno)) {
            return true;
        }
        ProcErrno.throwUnlessOfProcess("readlinkat", directory, errno);
        log.countUnreadable();
        return false;
    }

    private void ascribe(int descriptors, String toFiles, int pid) throws SystemCallException {
        Optional<ProcessInfo> process = reader.read(descriptors, toFiles, pid, memory.process(pid));
        if (process.isPresent()) {
            search.select(log);
            log.keep(process.get());
        } else {
            if (reader.wasDenied()) {
                log.countUnreadable();
            }
            log.drop();
        }
    }
}
