package io.jss.filter;

import io.jss.owners.OwnerIndex;
import io.jss.owners.ProcessInfo;
import io.jss.owners.SocketHolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Facts from an index of owners. The index has to know every process, or at least those that hold
 * the sockets in question. For one thread at a time.
 */
public final class OwnerFacts implements SocketFacts {

    private final OwnerIndex index;
    private final Map<ProcessInfo, SocketFacts.Owner> owners = new HashMap<>();

    /** Creates the facts of an index. */
    public OwnerFacts(OwnerIndex index) {
        this.index = index;
    }

    @Override
    public Iterable<SocketFacts.Owner> owners(long inode) {
        if (!index.isHeld(inode)) {
            return List.of();
        }
        List<SocketFacts.Owner> found = new ArrayList<>();
        for (SocketHolder holder : index.holders(inode)) {
            found.add(owners.computeIfAbsent(holder.process(), SocketFacts.Owner::of));
        }
        return found;
    }

    @Override
    public boolean allOwnersSeen() {
        return index.isComplete();
    }
}
