package io.jss.cli.events;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocket;
import io.jss.netns.NetworkNamespace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A destroyed socket.
 *
 * @param time when its event was read
 * @param place where it was
 * @param filter what is asked there
 * @param socket what the kernel sent, with user and inode of the last look
 * @param owner who owned it at the last look; empty when it was never seen
 */
record Event(
        Instant time,
        Place place,
        Filter filter,
        InetSocket socket,
        Optional<OwnerMemory.Owner> owner) {

    private static final SocketFacts NEVER_SEEN =
            new SocketFacts() {
                @Override
                public Iterable<SocketFacts.Owner> owners(long inode) {
                    return List.of();
                }

                @Override
                public boolean allOwnersSeen() {
                    return false;
                }

                @Override
                public boolean allInodesSeen() {
                    return false;
                }
            };

    /**
     * A network namespace.
     *
     * @param inode its inode, 0 for the command's own
     * @param label what it is called
     * @param namespace where it is, empty for the command's own
     */
    record Place(long inode, String label, Optional<NetworkNamespace> namespace) {}

    /**
     * Returns whether it is known to match: neither user nor inode nor processes are in the event,
     * so a filter that asks for them does not keep a socket that was never looked at.
     */
    boolean isAskedFor() {
        return filter.holds(socket, owner.isPresent() ? new Facts(owner.get()) : NEVER_SEEN);
    }

    private record Facts(OwnerMemory.Owner owner) implements SocketFacts {

        @Override
        public Iterable<SocketFacts.Owner> owners(long inode) {
            return owner.holders().stream()
                    .map(holder -> SocketFacts.Owner.of(holder.process()))
                    .toList();
        }

        @Override
        public boolean allOwnersSeen() {
            return owner.index().isComplete();
        }
    }
}
