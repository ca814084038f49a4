package io.jss.netns;

import io.jss.sys.Constants;
import io.jss.sys.NativeBuffer;
import io.jss.sys.SystemCalls;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network namespace of this host.
 *
 * @param inode its identity: the inode on the nsfs file system, as in {@code net:[4026531840]}
 * @param path a file that stands for it, under /proc or bound under /run/netns
 * @param name the name of its bind mount, empty when it has none
 * @param firstPid the first process in it, in the order of pids; empty when none was seen there
 */
public record NetworkNamespace(long inode, Path path, Optional<String> name, OptionalInt firstPid) {

    /** Work inside a namespace. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does the work, on a thread inside the namespace. */
        T run() throws IOException;
    }

    /** Returns the name, else {@code pid N}, else {@code net:[inode]}. */
    public String label() {
        if (name.isPresent()) {
            return name.get();
        }
        return firstPid.isPresent() ? "pid " + firstPid.getAsInt() : "net:[" + inode + "]";
    }

    /**
     * Does work on a new thread inside this namespace and waits for it; the thread ends with the
     * work. A socket that the work opens stays in the namespace whoever uses it.
     *
     * @throws io.jss.sys.SystemCallException when the namespace has gone (ENOENT) or may not be
     *     entered (EPERM: it takes CAP_SYS_ADMIN)
     * @throws InterruptedIOException when the calling thread was interrupted while it waited
     * @throws IOException what the work threw
     */
    public <T> T call(Work<T> work) throws IOException {
        Visit<T> visit = new Visit<>(path, work);
        Thread thread = new Thread(visit, "jss-netns-" + inode);
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while working in " + label());
        }
        return visit.result();
    }

    private static final class Visit<T> implements Runnable {
        private final Path path;
        private final Work<T> work;
        private T result;
        private IOException failure;
        private RuntimeException bug;

        Visit(Path path, Work<T> work) {
            this.path = path;
            this.work = work;
        }

        @Override
        public void run() {
            try {
                enter(path);
                result = work.run();
            } catch (IOException e) {
                failure = e;
            } catch (RuntimeException e) {
                bug = e;
            }
        }

        T result() throws IOException {
            if (failure != null) {
                throw failure;
            }
            if (bug != null) {
                throw bug;
            }
            return result;
        }
    }

    private static void enter(Path path) throws IOException {
        byte[] bytes = path.toString().getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer name = NativeBuffer.allocate(bytes.length + 1)) {
            name.bytes().put(0, bytes);
            int file =
                    SystemCalls.openat(
                            Constants.AT_FDCWD, name, 0, Constants.O_RDONLY | Constants.O_CLOEXEC);
            try {
                SystemCalls.setns(file, Constants.CLONE_NEWNET);
            } finally {
                SystemCalls.close(file);
            }
        }
    }
}
