package io.jss.owners;

import io.jss.sys.SystemCallException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * A scan that may have begun while the sockets are still being listed. Where few files are open it
 * has not: then only the wanted sockets are looked for, once they are known.
 */
public final class ScanAhead {

    private final OwnerScan scan;

    /** The scan for every socket, null when it has not begun. */
    private final FutureTask<OwnerIndex> begun;

    ScanAhead(OwnerScan scan, boolean begin) {
        this.scan = scan;
        begun = begin ? started(new FutureTask<>(scan::scan)) : null;
    }

    /** Returns the task, null where no thread can be had: the scan is made when it is asked for. */
    private static FutureTask<OwnerIndex> started(FutureTask<OwnerIndex> task) {
        Thread thread = new Thread(task, "jss-owners");
        thread.setDaemon(true);
        try {
            thread.start();
            return task;
        } catch (OutOfMemoryError e) {
            return null;
        }
    }

    /**
     * Returns every holder of every socket.
     *
     * @throws SystemCallException as {@link OwnerScan#scan()}
     */
    public OwnerIndex everything() throws SystemCallException {
        return begun == null ? scan.scan() : await();
    }

    /**
     * Returns the holders of at least these sockets, every one of them.
     *
     * @throws SystemCallException as {@link OwnerScan#scan(InodeSet, OwnerScan.Mode)}
     */
    public OwnerIndex holders(InodeSet wanted) throws SystemCallException {
        return begun == null ? scan.scan(wanted, OwnerScan.Mode.ALL_HOLDERS) : await();
    }

    /** An interruption does not end the wait, which is short, and is kept for later. */
    private OwnerIndex await() throws SystemCallException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return begun.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    if (e.getCause() instanceof SystemCallException failure) {
                        throw failure;
                    }
                    throw ExceptionUtils.asRuntimeException(e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
