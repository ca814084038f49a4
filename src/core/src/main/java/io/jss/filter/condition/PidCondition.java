package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;

/**
 * A process holds the socket.
 *
 * @param pid its process id
 */
public record PidCondition(int pid) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return Ownership.isOwnedBy(socket, facts, this::is);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        return Ownership.isNotOwnedBy(socket, facts, this::is);
    }

    @Override
    public boolean isAbout(SocketFacts.Owner owner) {
        return is(owner);
    }

    private boolean is(SocketFacts.Owner owner) {
        return owner.pid() == pid;
    }

    @Override
    public String toString() {
        return "pid " + pid;
    }
}
