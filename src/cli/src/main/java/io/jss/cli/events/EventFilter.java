package io.jss.cli.events;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A filter of destroyed sockets. The event tells neither user nor inode: what filters ask about
 * them, and about processes, is answered from the last look at the table. Of a socket that was
 * never looked at they are unknown, and a filter that needs them does not keep it.
 */
public final class EventFilter {

    private static final long NO_INODE = 0;

    private final Filter filter;
    private final OwnerMemory memory;

    /** Creates the filter. */
    public EventFilter(Filter filter, OwnerMemory memory) {
        this.filter = filter;
        this.memory = memory;
    }

    /** Returns whether the socket of an event is known to match. */
    public boolean test(InetSocketView event) {
        Optional<OwnerMemory.Owner> owner = memory.of(event.cookie());
        boolean remembered = owner.isPresent() && event.inode().isEmpty();
        return remembered
                ? filter.holds(remembered(event, owner.get()), new Facts(owner.get()))
                : filter.holds(event, SocketFacts.NONE);
    }

    private static InetSocket remembered(InetSocketView event, OwnerMemory.Owner owner) {
        OptionalLong inode =
                owner.inode() == NO_INODE ? OptionalLong.empty() : OptionalLong.of(owner.inode());
        return InetSocket.copyOf(event, owner.uid(), inode);
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
            return owner.complete();
        }
    }
}
