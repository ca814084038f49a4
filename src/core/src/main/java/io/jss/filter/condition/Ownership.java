package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import java.util.function.Predicate;

/** Decides by the processes that hold a socket, as far as they are known. */
final class Ownership {

    private static final long NO_INODE = -1;

    private Ownership() {}

    /** Returns whether one of the processes is known to fulfil a predicate. */
    static boolean isOwnedBy(
            DiagSocket socket, SocketFacts facts, Predicate<SocketFacts.Owner> predicate) {
        long inode = socket.inodeOr(NO_INODE);
        if (inode == NO_INODE) {
            return false;
        }
        for (SocketFacts.Owner owner : facts.owners(inode)) {
            if (predicate.test(owner)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Returns whether none of the processes fulfils a predicate: the socket has no file, or its
     * owners were seen, or it has none because no process was hidden.
     */
    static boolean isNotOwnedBy(
            DiagSocket socket, SocketFacts facts, Predicate<SocketFacts.Owner> predicate) {
        long inode = socket.inodeOr(NO_INODE);
        if (inode == NO_INODE) {
            return facts.allInodesSeen();
        }
        boolean seen = false;
        for (SocketFacts.Owner owner : facts.owners(inode)) {
            if (predicate.test(owner)) {
                return false;
            }
            seen = true;
        }
        return seen || facts.allOwnersSeen();
    }
}
