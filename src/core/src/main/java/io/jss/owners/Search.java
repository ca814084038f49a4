package io.jss.owners;

import java.util.Optional;

/** Which inodes a scan looks for, and when it has found enough. */
final class Search {

    private final boolean everything;
    private final boolean firstOnly;
    private final InodeSet wanted;
    private final Optional<OwnerIndex> held;
    private final InodeSet found = new InodeSet();

    private Search(
            boolean everything, boolean firstOnly, InodeSet wanted, Optional<OwnerIndex> held) {
        this.everything = everything;
        this.held = held;
        this.firstOnly = firstOnly;
        this.wanted = wanted;
    }

    /** Looks for every holder of every socket; may be shared by threads. */
    static Search everything() {
        return new Search(true, false, new InodeSet(), Optional.empty());
    }

    /** Looks for every holder of these sockets; may be shared by threads. */
    static Search allHolders(InodeSet wanted) {
        return new Search(false, false, wanted, Optional.empty());
    }

    /** Looks for the first holder of each of these sockets; for one thread. */
    static Search firstHolders(InodeSet wanted) {
        return new Search(false, true, wanted, Optional.empty());
    }

    /**
     * Returns the search for the first holder of what has none in an index. A search for first
     * holders ends with the processes, as that of netstat does.
     */
    Search rest(OwnerIndex index) {
        InodeSet left = firstOnly ? new InodeSet() : wanted.withoutHolder(index);
        return new Search(everything, true, left, Optional.of(index));
    }

    /** Returns whether a descriptor of this socket is to be noted. */
    boolean wants(long inode) {
        return (everything || wanted.contains(inode))
                && !(firstOnly && found.contains(inode))
                && (held.isEmpty() || !held.get().isHeld(inode));
    }

    /** Leaves those in the log that were just noted and count: all, or the first of each socket. */
    void select(HolderLog log) {
        if (firstOnly) {
            log.keepFirst(found);
        }
    }

    /** Returns whether every socket is looked for. */
    boolean isOfEverything() {
        return everything;
    }

    /** Returns whether nothing is left to be found. */
    boolean isDone() {
        return !everything && wanted.size() == (firstOnly ? found.size() : 0);
    }

    /** Returns whether only one thread may use this. */
    boolean isSequential() {
        return firstOnly;
    }
}
