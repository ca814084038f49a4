package io.jss.cli.top;

import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.sys.SystemCallException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What filters ask about processes, look after look: they are looked for when a socket is new, all
 * of a look at once, and remembered while its looks have it; one that has gone since the look
 * before still has those that held it. For one thread.
 */
final class OwnersOfLooks implements SocketFacts {

    private final OwnerScan machine;
    private Map<Long, List<SocketFacts.Owner>> before = new HashMap<>();
    private Map<Long, List<SocketFacts.Owner>> now = new HashMap<>();
    private OwnerFacts found;
    private boolean complete;

    /**
     * Creates one that knows nothing yet.
     *
     * @param machine finds the processes
     */
    OwnersOfLooks(OwnerScan machine) {
        this.machine = machine;
    }

    /** Begins another look: what the one before the last asked for is forgotten. */
    OwnersOfLooks begin() {
        before = now;
        now = new HashMap<>();
        found = null;
        return this;
    }

    @Override
    public Iterable<SocketFacts.Owner> owners(long inode) {
        List<SocketFacts.Owner> known = now.get(inode);
        if (known == null) {
            known = before.get(inode);
            if (known == null) {
                known = lookFor(inode);
            }
            now.put(inode, known);
        }
        return known;
    }

    private List<SocketFacts.Owner> lookFor(long inode) {
        if (inode == 0) {
            return List.of(); // no process holds it
        }
        if (found == null) {
            try {
                OwnerIndex index = machine.scan();
                complete = index.isComplete();
                found = new OwnerFacts(index);
            } catch (SystemCallException e) {
                throw new UncheckedIOException(e);
            }
        }
        List<SocketFacts.Owner> owners = new ArrayList<>();
        found.owners(inode).forEach(owners::add);
        return owners.isEmpty() ? List.of() : List.copyOf(owners);
    }

    /** Returns whether the last scan saw every process. */
    @Override
    public boolean allOwnersSeen() {
        return complete;
    }
}
