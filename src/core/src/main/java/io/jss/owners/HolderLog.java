package io.jss.owners;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What one walk has found, process after process: inodes and descriptors in arrays, an object for
 * each process.
 */
final class HolderLog {

    private static final int INITIAL = 64;

    private final List<ProcessInfo> processes = new ArrayList<>();
    private int[] ends = new int[INITIAL];
    private long[] inodes = new long[INITIAL];
    private int[] fds = new int[INITIAL];
    private int size;
    private int unreadable;

    /** Notes a descriptor of the process that is being walked. */
    void note(long inode, int fd) {
        if (size == inodes.length) {
            inodes = Arrays.copyOf(inodes, size * 2);
            fds = Arrays.copyOf(fds, size * 2);
        }
        inodes[size] = inode;
        fds[size++] = fd;
    }

    /** Returns whether anything was noted since the last {@link #keep} or {@link #drop}. */
    boolean isPending() {
        return size > start(processes.size());
    }

    /** Drops what was noted of inodes that are in the set, and puts the others into it. */
    void keepFirst(InodeSet found) {
        int kept = start(processes.size());
        for (int i = kept; i < size; i++) {
            if (found.add(inodes[i])) {
                inodes[kept] = inodes[i];
                fds[kept++] = fds[i];
            }
        }
        size = kept;
    }

    /** Ascribes what was noted to a process. */
    void keep(ProcessInfo process) {
        int index = processes.size();
        if (index == ends.length) {
            ends = Arrays.copyOf(ends, index * 2);
        }
        ends[index] = size;
        processes.add(process);
    }

    /** Forgets what was noted: the process is gone. */
    void drop() {
        size = start(processes.size());
    }

    /** Counts a process that may not be read. */
    void countUnreadable() {
        unreadable++;
    }

    /** Forgets how many processes may not be read: another walk counts them. */
    void forgetUnreadable() {
        unreadable = 0;
    }

    /** Returns the number of processes that may not be read. */
    int unreadable() {
        return unreadable;
    }

    /** Returns the processes that hold something, in the order of the walk. */
    List<ProcessInfo> processes() {
        return processes;
    }

    /** Returns the number of the first entry of a process. */
    int start(int process) {
        return process == 0 ? 0 : ends[process - 1];
    }

    /** Returns the number after the last entry of a process. */
    int end(int process) {
        return ends[process];
    }

    /** Returns the inode of an entry. */
    long inode(int entry) {
        return inodes[entry];
    }

    /** Returns the descriptor of an entry. */
    int fd(int entry) {
        return fds[entry];
    }
}
