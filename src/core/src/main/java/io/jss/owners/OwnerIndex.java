package io.jss.owners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The processes that hold sockets, found by inode: the result of an {@link OwnerScan}.
 *
 * <p>Immutable, for any number of threads. An inode that nobody holds is found not to be held
 * without any allocation.
 */
public final class OwnerIndex {

    private static final int NONE = -1;
    private static final OwnerIndex UNKNOWN = of(List.of(), false, false);

    private final List<ProcessInfo> processes;
    private final int[] processOf;
    private final int[] fds;
    private final int[] next;
    private final long[] slots;
    private final int[] heads;
    private final int unreadable;
    private final boolean allListed;
    private final boolean outside;

    private OwnerIndex(List<Part> parts, int unreadable, boolean allListed, boolean outside) {
        int size = parts.stream().mapToInt(Part::size).sum();
        this.unreadable = unreadable;
        this.allListed = allListed;
        this.outside = outside;
        processes = parts.stream().map(Part::process).toList();
        processOf = new int[size];
        fds = new int[size];
        next = new int[size];
        slots = new long[Integer.highestOneBit(size + 1) * 4];
        heads = new int[slots.length];
        fill(parts);
    }

    /**
     * Returns what the logs hold together, the processes ascending by pid.
     *
     * @param allListed whether every process of the pid namespace was listed
     * @param outside whether there are processes outside of that pid namespace
     */
    static OwnerIndex of(List<HolderLog> logs, boolean allListed, boolean outside) {
        List<Part> parts = new ArrayList<>();
        int unreadable = 0;
        for (HolderLog log : logs) {
            unreadable += log.unreadable();
            for (int i = 0; i < log.processes().size(); i++) {
                parts.add(new Part(log, i));
            }
        }
        parts.sort(Comparator.comparingInt(part -> part.process().pid()));
        return new OwnerIndex(parts, unreadable, allListed, outside);
    }

    /** Takes each descriptor that refers to a socket. */
    @FunctionalInterface
    public interface Visitor {
        /** Takes a descriptor and the inode of its socket. */
        void visit(long inode, SocketHolder holder);
    }

    /** Makes an index of what was learned otherwise: from a recording, or from other indexes. */
    public static final class Builder {

        private final HolderLog log = new HolderLog();
        private ProcessInfo process;

        /** Creates a builder without processes. */
        public Builder() {}

        /** Begins a process; the sockets that follow are its own. */
        public Builder process(ProcessInfo next) {
            keep();
            process = next;
            return this;
        }

        /** Adds a socket that the process holds. */
        public Builder socket(long inode, int fd) {
            log.note(inode, fd);
            return this;
        }

        /** Adds a socket with one who holds it; those of one inode ascending by pid. */
        public Builder holder(long inode, SocketHolder holder) {
            if (!holder.process().equals(process)) {
                process(holder.process());
            }
            return socket(inode, holder.fd());
        }

        /** Returns the index. */
        public OwnerIndex build(boolean complete) {
            keep();
            return of(List.of(log), complete, false);
        }

        private void keep() {
            if (process != null) {
                log.keep(process);
                process = null;
            }
        }
    }

    /** Passes on every descriptor, those of one inode ascending by pid. */
    public void forEach(Visitor visitor) {
        for (long inode : slots) {
            if (inode != 0) {
                holders(inode).forEach(holder -> visitor.visit(inode, holder));
            }
        }
    }

    /**
     * Returns every descriptor that refers to the socket, ascending by pid, then by descriptor;
     * empty for none.
     */
    public List<SocketHolder> holders(long inode) {
        int entry = first(inode);
        if (entry == NONE) {
            return List.of();
        }
        List<SocketHolder> holders = new ArrayList<>();
        while (entry != NONE) {
            holders.add(holder(entry));
            entry = next[entry];
        }
        return Collections.unmodifiableList(holders);
    }

    /** Returns the first of {@link #holders}: the one that netstat shows. */
    public Optional<SocketHolder> firstHolder(long inode) {
        int entry = first(inode);
        return entry == NONE ? Optional.empty() : Optional.of(holder(entry));
    }

    /** Returns whether a process was found to hold the socket. */
    public boolean isHeld(long inode) {
        return first(inode) != NONE;
    }

    /** Returns the processes that hold at least one of the sockets, ascending by pid. */
    public List<ProcessInfo> processes() {
        return processes.stream().distinct().toList(); // a thread's table makes a second entry
    }

    /**
     * Returns how many processes were listed whose descriptors may not be read. Kernel threads and
     * zombies, which hold none, are among them.
     */
    public int unreadableProcesses() {
        return unreadable;
    }

    /**
     * Returns whether every process was read, so that a socket without a holder has none: it is the
     * kernel's, or waits to be accepted.
     *
     * <p>It is false when a process may not be read; when process 1 is not listed: /proc is mounted
     * with {@code hidepid} then, and does not show the processes of others; and when there are
     * processes {@linkplain #lacksOuterProcesses outside} of the pid namespace.
     */
    public boolean isComplete() {
        return unreadable == 0 && allListed && !outside;
    }

    /**
     * Returns whether /proc shows the processes of a pid namespace within another one, a
     * container's for instance, and all of these were read: a socket without a holder may belong to
     * a process outside, which cannot be seen from here.
     */
    public boolean lacksOuterProcesses() {
        return unreadable == 0 && allListed && outside;
    }

    /** Returns an index of which nothing is known: no process was looked at. */
    public static OwnerIndex unknown() {
        return UNKNOWN;
    }

    /** Returns whether no process was looked at, so that nobody can say who holds a socket. */
    public boolean isUnknown() {
        return this == UNKNOWN;
    }

    /**
     * Returns how many of these sockets may have a holder that was hidden: 0 if {@link
     * #isComplete}.
     */
    public int hiddenAmong(InodeSet inodes) {
        return isComplete() ? 0 : inodes.countWithoutHolder(this);
    }

    private int first(long inode) {
        int slot = InodeSet.slotOf(slots, inode);
        return inode != 0 && slots[slot] == inode ? heads[slot] : NONE;
    }

    private SocketHolder holder(int entry) {
        return new SocketHolder(processes.get(processOf[entry]), fds[entry]);
    }

    /**
     * Chains the entries of each inode, from the last to the first, so that each chain begins with
     * the first.
     */
    private void fill(List<Part> parts) {
        Arrays.fill(heads, NONE);
        int entry = fds.length;
        for (int process = parts.size() - 1; process >= 0; process--) {
            Part part = parts.get(process);
            for (int i = part.end() - 1; i >= part.start(); i--) {
                entry--;
                int slot = InodeSet.slotOf(slots, part.log.inode(i));
                slots[slot] = part.log.inode(i);
                processOf[entry] = process;
                fds[entry] = part.log.fd(i);
                next[entry] = heads[slot];
                heads[slot] = entry;
            }
        }
    }

    /** The entries of one process in a log. */
    private record Part(HolderLog log, int index) {

        ProcessInfo process() {
            return log.processes().get(index);
        }

        int start() {
            return log.start(index);
        }

        int end() {
            return log.end(index);
        }

        int size() {
            return end() - start();
        }
    }
}
