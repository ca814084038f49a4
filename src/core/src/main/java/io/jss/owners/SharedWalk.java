package io.jss.owners;

import io.jss.sys.SystemCallException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.lang3.exception.ExceptionUtils;

/** Several threads that walk over the processes, each taking the next one that none has taken. */
final class SharedWalk implements Callable<HolderLog> {

    private final int root;
    private final Search search;
    private final ProcessMemory memory;
    private final int[] pids;
    private final AtomicInteger next;

    private SharedWalk(
            int root, Search search, ProcessMemory memory, int[] pids, AtomicInteger next) {
        this.root = root;
        this.search = search;
        this.memory = memory;
        this.pids = pids;
        this.next = next;
    }

    /**
     * Returns the log of each thread; all threads have ended by then, also when one of them failed.
     */
    static List<HolderLog> run(
            int root, Search search, ProcessMemory memory, int[] pids, int threads)
            throws SystemCallException {
        SharedWalk walk = new SharedWalk(root, search, memory, pids, new AtomicInteger());
        List<FutureTask<HolderLog>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            tasks.add(new FutureTask<>(walk));
        }
        int started = 1;
        while (started < threads && start(tasks.get(started))) {
            started++;
        }
        tasks.get(0).run();
        return results(tasks.subList(0, started));
    }

    /**
     * Starts a thread; where none can be had (a limit of pids, memory), the others do its share.
     */
    private static boolean start(FutureTask<HolderLog> task) {
        Thread thread = new Thread(task, "jss-owners");
        thread.setDaemon(true);
        try {
            thread.start();
            return true;
        } catch (OutOfMemoryError e) {
            return false;
        }
    }

    @Override
    public HolderLog call() throws SystemCallException {
        try (DescriptorWalk walk = new DescriptorWalk(root, search, memory)) {
            for (int i = next.getAndIncrement(); i < pids.length; i = next.getAndIncrement()) {
                walk.over(pids[i]);
            }
            return walk.log();
        } finally {
            next.set(pids.length); // no more after a failure
        }
    }

    private static List<HolderLog> results(List<FutureTask<HolderLog>> tasks)
            throws SystemCallException {
        List<HolderLog> logs = new ArrayList<>();
        Throwable failure = null;
        for (FutureTask<HolderLog> task : tasks) {
            try {
                logs.add(await(task));
            } catch (ExecutionException e) {
                failure = e.getCause();
            }
        }
        if (failure instanceof SystemCallException systemCall) {
            throw systemCall;
        }
        if (failure != null) {
            throw ExceptionUtils.asRuntimeException(failure);
        }
        return logs;
    }

    /**
     * Returns the result of a task; an interruption does not end the wait, which is short, and is
     * kept for later.
     */
    private static HolderLog await(FutureTask<HolderLog> task) throws ExecutionException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return task.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
