package io.jss.cli;

import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * Runs what people run most, so that the JVM learns which classes the command takes: the launcher
 * starts this once to make the archive from which they come faster. What the runs print is of no
 * interest, nor whether they succeed. Rare runs are not among them: an AOT cache costs every start
 * something for each class in it.
 */
final class Training {

    private static final String[][] RUNS = {
        {"-tan"},
        {"-tupnaeo"},
        {"-l"},
        {"-xan"},
        {"-tani"},
        {"--ndjson", "-tani"},
        {"--json", "-tan"},
        {"-tan", "sport", "=", ":80", "and", "rqueue", ">", "0"},
        {"--csv", "-tan"},
        {"443"},
        {"explain", ":443"},
        {"-s"},
        {"-tan", "--count-by", "state"},
        {"-tan", "--sort", "local", "--top", "10"},
        {"--as", "netstat", "-tupna"},
        {"--as", "ss", "-tani"},
    };

    /** What is needed for an answer that a thread of its own receives. */
    private static final List<String> LONG_ANSWER =
            List.of(
                    "io.jss.netlink.AnswerReader",
                    "io.jss.netlink.AnswerReader$Reading",
                    "io.jss.netlink.Datagram",
                    "io.jss.netlink.Datagram$State",
                    "io.jss.netlink.ReadAhead$DirectMemory",
                    "io.jss.engine.BucketCount",
                    "io.jss.engine.BucketCount$1",
                    "io.jss.classify.Peer",
                    "java.util.concurrent.ForkJoinPool", // lets a thread wait, its own or not
                    "java.util.concurrent.locks.AbstractQueuedSynchronizer$ConditionNode",
                    "java.util.concurrent.locks.AbstractQueuedSynchronizer$ExclusiveNode",
                    "java.nio.DirectByteBuffer$Deallocator");

    private Training() {}

    /** Runs them all; the arguments are ignored. */
    public static void main(String[] args) {
        for (String[] run : RUNS) {
            Main.run(run, new ProcessEnvironment());
        }
        awaitNothing();
    }

    /** Waits as the caller of a long answer does, which this machine may not have. */
    private static void awaitNothing() {
        BlockingQueue<String> queue = new ArrayBlockingQueue<>(1);
        try {
            queue.put("");
            queue.take();
            queue.poll(1, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            return;
        }
        for (String name : LONG_ANSWER) {
            try {
                Class.forName(name);
            } catch (ClassNotFoundException e) {
                // another JVM may have it under another name
            }
        }
    }
}
