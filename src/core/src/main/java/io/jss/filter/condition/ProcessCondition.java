package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.filter.syntax.FilterWords;
import io.jss.filter.syntax.Glob;
import io.jss.model.DiagSocket;

/**
 * A process of a name holds the socket.
 *
 * @param name the name, in which {@code *} stands for any characters, {@code ?} for one and {@code
 *     [a-z]} or {@code [!a-z]} for one of a set; either the process's name or its program's must
 *     match it as a whole
 */
public record ProcessCondition(Glob name) implements FilterCondition {

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
        return name.matches(owner.command()) || name.matches(owner.program());
    }

    @Override
    public String toString() {
        return "process = " + FilterWords.quote(name.pattern());
    }
}
