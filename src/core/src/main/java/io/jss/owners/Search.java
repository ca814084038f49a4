package io.jss.owners;

/** Which inodes a scan looks for, and when it has found enough. */
final class Search {

    private final boolean everything;
    private final boolean firstOnly;
    private final InodeSet wanted;
    private final InodeSet found = new InodeSet();

    private Search(boolean everything, boolean firstOnly, InodeSet wanted) {
        this.everything = everything;
        this.firstOnly = firstOnly;
        this.wanted = wanted;
    }

    /** Looks for every holder of every socket; may be shared by threads. */
    static Search everything() {
        return new Search(true, false, new InodeSet());
    }

    /** Looks for every holder of these sockets; may be shared by threads. */
    static Search allHolders(InodeSet wanted) {
        return new Search(false, false, wanted);
    }

    /** Looks for the first holder of each of these sockets; for one thread. */
    static Search firstHolders(InodeSet wanted) {
        return new Search(false, true, wanted);
    }

    /** Returns whether a descriptor of this socket is to be noted. */
    boolean wants(long inode) {
        return everything || (wanted.contains(inode) && !(firstOnly && found.contains(inode)));
    }

    /** Leaves those in the log that were just noted and count: all, or the first of each socket. */
    void select(HolderLog log) {
        if (firstOnly) {
            log.keepFirst(found);
        }
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
