package io.jss.cli.lookup;

import io.jss.cli.environment.Environment;
import io.jss.owners.SocketHolder;
import io.jss.owners.ThreadScan;
import io.jss.sys.SystemCallException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The threads of processes, each process read once. */
public final class Threads {

    private final Consumer<String> remarks;
    private final ThreadScan scan;
    private final Map<Integer, List<ThreadScan.ProcessThread>> known = new HashMap<>();
    private boolean hidden;

    private Threads(Environment environment, Consumer<String> remarks) {
        this.remarks = remarks;
        scan = ThreadScan.of(environment.procPaths());
    }

    /** Returns the threads of what is shown, empty for a recording, which has none. */
    public static Optional<Threads> of(Environment environment) {
        return of(environment, environment::say);
    }

    /** Returns the same without a word on those that may not be read, as ss has none. */
    public static Optional<Threads> silent(Environment environment) {
        return of(environment, remark -> {});
    }

    private static Optional<Threads> of(Environment environment, Consumer<String> remarks) {
        return environment.recorded().isEmpty()
                ? Optional.of(new Threads(environment, remarks))
                : Optional.empty();
    }

    /**
     * Returns the threads of a process in the order of their numbers, none when it has gone, or
     * when they may not be read, which is said once.
     *
     * @throws UncheckedIOException when they cannot be read for another reason
     */
    public List<ThreadScan.ProcessThread> of(int pid) {
        return known.computeIfAbsent(pid, this::read);
    }

    /**
     * Returns the threads of a holder that hold the socket: all of its process, unless that does
     * not hold it, but a thread with descriptors of its own does.
     *
     * @throws UncheckedIOException as {@link #of(int)}
     */
    public List<ThreadScan.ProcessThread> of(SocketHolder holder, long inode) {
        int pid = holder.process().pid();
        List<ThreadScan.ProcessThread> threads = of(pid);
        if (threads.size() < 2 || scan.holds(pid, pid, holder.fd(), inode)) {
            return threads;
        }
        List<ThreadScan.ProcessThread> holding =
                threads.stream()
                        .filter(thread -> scan.holds(pid, thread.id(), holder.fd(), inode))
                        .toList();
        return holding.isEmpty() ? threads : holding;
    }

    private List<ThreadScan.ProcessThread> read(int pid) {
        try {
            Optional<List<ThreadScan.ProcessThread>> threads = scan.of(pid);
            if (threads.isEmpty() && !hidden) {
                hidden = true;
                remarks.accept("threads of processes hidden: not permitted");
            }
            return threads.orElse(List.of());
        } catch (SystemCallException e) {
            throw new UncheckedIOException(e);
        }
    }
}
