package io.jss.owners;

import java.util.Arrays;

/**
 * A set of inodes of sockets, without an object for each.
 *
 * <p>It grows; one thread at a time may add, and while none does any number may read.
 */
public final class InodeSet {

    /** No socket's inode: the kernel reports it for a socket without a file. */
    private static final long EMPTY = 0;

    private static final int INITIAL_SLOTS = 16;

    private long[] slots = new long[INITIAL_SLOTS];
    private int size;

    /** Makes an empty set. */
    public InodeSet() {}

    /** Returns a set of these inodes. */
    public static InodeSet of(long... inodes) {
        InodeSet set = new InodeSet();
        for (long inode : inodes) {
            set.add(inode);
        }
        return set;
    }

    /**
     * Adds an inode; 0 is no inode and is not added.
     *
     * @return whether the set has grown
     */
    public boolean add(long inode) {
        if (inode == EMPTY) {
            return false;
        }
        int slot = slotOf(slots, inode);
        if (slots[slot] == inode) {
            return false;
        }
        slots[slot] = inode;
        size++;
        if (size > slots.length / 2) {
            grow();
        }
        return true;
    }

    /** Returns whether the inode is in the set. */
    public boolean contains(long inode) {
        return inode != EMPTY && slots[slotOf(slots, inode)] == inode;
    }

    /** Takes all out; what they took is kept for the next. */
    public void clear() {
        Arrays.fill(slots, EMPTY);
        size = 0;
    }

    /** Returns the number of inodes. */
    public int size() {
        return size;
    }

    /** Returns how many of the inodes have no holder in the index. */
    int countWithoutHolder(OwnerIndex index) {
        return withoutHolder(index).size();
    }

    /** Returns those of the inodes that have no holder in the index. */
    InodeSet withoutHolder(OwnerIndex index) {
        InodeSet left = new InodeSet();
        for (long inode : slots) {
            if (inode != EMPTY && !index.isHeld(inode)) {
                left.add(inode);
            }
        }
        return left;
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long inode : slots) {
            if (inode != EMPTY) {
                larger[slotOf(larger, inode)] = inode;
            }
        }
        slots = larger;
    }

    /**
     * Returns the slot that holds the inode, or the empty one where it belongs; at most half of
     * them are taken.
     */
    static int slotOf(long[] slots, long inode) {
        int mask = slots.length - 1;
        int slot = (int) ((inode * 0x9e3779b97f4a7c15L) >>> 32) & mask;
        while (slots[slot] != inode && slots[slot] != EMPTY) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }
}
