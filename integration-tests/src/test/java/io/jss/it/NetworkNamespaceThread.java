package io.jss.it;

import io.jss.sys.calls.Constants;
import io.jss.sys.calls.SystemCalls;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs code on a thread of its own in a network namespace of its own, which goes with the last of
 * the thread, its processes and its sockets. Processes that the code starts are in it too.
 */
final class NetworkNamespaceThread {

    private NetworkNamespaceThread() {}

    /** Runs the code and returns what it gave, or throws what it threw. */
    static <T> T call(Callable<T> code) throws Exception {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            SystemCalls.unshare(Constants.CLONE_NEWNET);
                            return code.call();
                        });
        Thread thread = new Thread(task, "namespace");
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e;
        }
    }
}
