package io.jss.filter.condition;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import java.util.Set;

/**
 * Decides for one socket after another whether a filter keeps it, and counts those of which it
 * could not be decided because owners are hidden. For one thread.
 */
public final class FilterEvaluation {

    private static final long NO_INODE = -1;

    private final Filter filter;
    private final SocketFacts facts;
    private final boolean asksForOwners;
    private long undecided;

    /** Creates the evaluation of a filter with facts for what sockets do not tell. */
    public FilterEvaluation(Filter filter, SocketFacts facts) {
        this.filter = filter;
        this.facts = facts;
        asksForOwners = filter.asksForOwners();
    }

    /** Returns {@link Filter#details}. */
    public Set<Detail> details() {
        return filter.details();
    }

    /** Returns whether the socket is known to match. */
    public boolean keeps(DiagSocket socket) {
        if (filter.holds(socket, facts)) {
            return true;
        }
        if (asksForOwners && isUndecidedByOwners(filter, socket, facts)) {
            undecided++;
        }
        return false;
    }

    /** Returns how many sockets may match, for all that is known of their owners. */
    public long undecidedByOwners() {
        return undecided;
    }

    /**
     * Returns whether a socket that is not known to match may match, for all that is known of its
     * owners: no process that holds it is seen, and some are hidden.
     *
     * @param filter one that asks for owners
     */
    public static boolean isUndecidedByOwners(Filter filter, DiagSocket socket, SocketFacts facts) {
        long inode = socket.inodeOr(NO_INODE);
        return inode != NO_INODE
                && !facts.allOwnersSeen()
                && !facts.owners(inode).iterator().hasNext()
                && !filter.fails(socket, facts);
    }
}
