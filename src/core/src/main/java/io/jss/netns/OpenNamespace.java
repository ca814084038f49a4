package io.jss.netns;

import io.jss.proc.ProcPaths;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * A network namespace that a descriptor holds: it stays this one, whatever becomes of its name, and
 * lives at least until {@link #close}.
 *
 * <p>Safe for use by many threads at once. Each piece of work runs on a thread of its own, which
 * enters the namespace and ends with the work. The calling thread waits for that end in any case,
 * so what the work has made is the caller's from then on and never lost. The descriptor is used and
 * closed under the monitor of this object.
 */
public final class OpenNamespace implements Closeable {

    private static final int CLOSED = -1;

    private final NetworkNamespace namespace;
    private int descriptor;

    private OpenNamespace(NetworkNamespace namespace, int descriptor) {
        this.namespace = namespace;
        this.descriptor = descriptor;
    }

    /** Opens the file of a namespace, if it still is that of this namespace. */
    static OpenNamespace of(NetworkNamespace namespace) throws IOException {
        byte[] path = namespace.path().toString().getBytes(StandardCharsets.UTF_8);
        int descriptor;
        try (NativeBuffer name = NativeBuffer.allocate(path.length + 1)) {
            name.bytes().put(0, path);
            int flags = Constants.O_RDONLY | Constants.O_CLOEXEC;
            descriptor = SystemCalls.openat(Constants.AT_FDCWD, name, 0, flags);
        }
        boolean kept = false;
        try {
            requireInode(namespace, descriptor);
            kept = true;
            return new OpenNamespace(namespace, descriptor);
        } finally {
            if (!kept) {
                SystemCalls.close(descriptor);
            }
        }
    }

    /** A name and a process id may have gone to another namespace since they were read. */
    private static void requireInode(NetworkNamespace namespace, int descriptor)
            throws IOException {
        Object inode = Files.getAttribute(ProcPaths.system().ownDescriptor(descriptor), "unix:ino");
        if (!inode.equals(namespace.inode())) {
            throw new NoSuchFileException(
                    null,
                    null,
                    "network namespace "
                            + namespace.label()
                            + " (net:["
                            + namespace.inode()
                            + "]) has gone: "
                            + namespace.path()
                            + " is another one now, net:["
                            + inode
                            + "]");
        }
    }

    /**
     * Does work on a new thread inside the namespace and waits for its end. A socket that the work
     * opens stays in the namespace, whichever thread uses it.
     *
     * <p>An interruption of the calling thread is passed on to the thread of the work; how the work
     * ends then is for the work to decide, and the calling thread is interrupted still.
     *
     * @return what the work returns
     * @throws io.jss.sys.SystemCallException when the namespace may not be entered (EPERM: it takes
     *     CAP_SYS_ADMIN)
     * @throws IOException what the work threw; its unchecked exceptions and errors come as they are
     * @throws IllegalStateException when this is closed
     */
    public <T> T call(NetworkNamespace.Work<T> work) throws IOException {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            enter();
                            return work.run();
                        });
        Thread thread = new Thread(task, "jss-netns-" + namespace.inode());
        thread.setDaemon(true);
        thread.start();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                    thread.interrupt();
                }
            }
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw failure;
            }
            throw ExceptionUtils.asRuntimeException(e.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized void enter() throws IOException {
        if (descriptor == CLOSED) {
            throw new IllegalStateException("the network namespace is let go");
        }
        SystemCalls.setns(descriptor, Constants.CLONE_NEWNET);
    }

    /** Lets the namespace go; work that is in it goes on. A second call does nothing. */
    @Override
    public synchronized void close() throws IOException {
        int held = descriptor;
        descriptor = CLOSED;
        if (held != CLOSED) {
            SystemCalls.close(held);
        }
    }
}
