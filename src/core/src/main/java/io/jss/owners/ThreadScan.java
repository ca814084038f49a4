package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.ProcErrno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lists the threads of processes, with the failures of {@link OwnerScan}: a process that ends
 * meanwhile is no error, and one that may not be read is said to be so.
 *
 * <p>Threads share the descriptors of their process; one that has given itself others (unshare(2))
 * is among them too. Safe for use by many threads at once: each call has its own buffers.
 */
public final class ThreadScan {

    private final ProcPaths paths;

    private ThreadScan(ProcPaths paths) {
        this.paths = paths;
    }

    /** Returns a scan below these paths. */
    public static ThreadScan of(ProcPaths paths) {
        return new ThreadScan(paths);
    }

    /**
     * Returns the threads of a process in the order of their numbers.
     *
     * @return no threads when the process has ended; empty when they may not be read (EACCES,
     *     EPERM)
     * @throws SystemCallException when they cannot be read for another reason, such as want of
     *     descriptors or memory
     */
    public Optional<List<ProcessThread>> of(int pid) throws SystemCallException {
        int directory = open(paths.threads(pid).toString());
        if (directory < 0) {
            return nothing("openat", pid, -directory);
        }
        try {
            Optional<List<Integer>> ids = ids(directory, pid);
            return ids.isEmpty() ? Optional.empty() : Optional.of(named(directory, pid, ids.get()));
        } finally {
            SystemCalls.close(directory);
        }
    }

    /**
     * Returns whether a descriptor of a thread is a socket: those of most threads are their
     * process's.
     *
     * @param thread the number of the thread, or of the process for its main thread
     * @param inode that of the socket
     * @return false also when it may not be read, or has gone
     */
    public boolean holds(int pid, int thread, int fd, long inode) {
        try {
            String file = Files.readSymbolicLink(paths.descriptor(pid, thread, fd)).toString();
            return file.equals("socket:[" + Long.toUnsignedString(inode) + "]");
        } catch (IOException e) {
            return false;
        }
    }

    private static int open(String directory) {
        byte[] bytes = directory.getBytes(UTF_8);
        try (NativeBuffer path = NativeBuffer.allocate(bytes.length + 1)) {
            path.bytes().put(0, bytes);
            int flags = Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;
            return SystemCalls.tryOpenat(Constants.AT_FDCWD, path, 0, flags);
        }
    }

    private static Optional<List<Integer>> ids(int directory, int pid) throws SystemCallException {
        List<Integer> ids = new ArrayList<>();
        try (DirectoryCursor cursor = new DirectoryCursor()) {
            cursor.begin(directory);
            while (cursor.next()) {
                ids.add(cursor.number());
            }
        } catch (SystemCallException e) { // of getdents64, which names no path
            return nothing(e.call(), pid, e.errno());
        }
        ids.sort(null);
        return Optional.of(ids);
    }

    private static List<ProcessThread> named(int directory, int pid, List<Integer> ids)
            throws SystemCallException {
        List<ProcessThread> threads = new ArrayList<>(ids.size());
        try (ProcessReader reader = new ProcessReader()) {
            for (int id : ids) {
                threads.add(new ProcessThread(id, reader.threadName(directory, pid, id)));
            }
        }
        return threads;
    }

    private static <T> Optional<List<T>> nothing(String call, int pid, int errno)
            throws SystemCallException {
        ProcErrno.throwUnlessOfProcess(call, ProcPaths.belowRoot(pid, ProcPaths.TASK), errno);
        return ProcErrno.isDenied(errno) ? Optional.empty() : Optional.of(List.of());
    }

    /**
     * A thread of a process.
     *
     * @param id its number, that of the process for the main thread
     * @param name {@code comm}, empty when the thread ended before it was read, or may not be read
     */
    public record ProcessThread(int id, Optional<RawText> name) {}
}
