package io.jss.cli;

import io.jss.cli.table.ProgramName;
import io.jss.filter.Owner;
import io.jss.filter.SocketFacts;
import io.jss.owners.OwnerIndex;
import io.jss.owners.SocketHolder;

/**
 * The processes of sockets for filters that ask for them.
 *
 * @param index what a scan of all processes found
 */
record ScannedOwners(OwnerIndex index) implements SocketFacts {

    @Override
    public Iterable<Owner> owners(long inode) {
        return index.holders(inode).stream().map(ScannedOwners::owner).toList();
    }

    private static Owner owner(SocketHolder holder) {
        String name = ProgramName.of(holder.process()).toString();
        return new Owner(
                holder.process().pid(),
                holder.process().command().toString(),
                name.startsWith("/") ? name.substring(name.lastIndexOf('/') + 1) : name);
    }

    @Override
    public boolean allOwnersSeen() {
        return index.isComplete();
    }
}
