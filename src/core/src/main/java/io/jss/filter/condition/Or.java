package io.jss.filter.condition;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One of several filters. {@link Connectives#anyOf} makes it, without nested ones and without
 * constants.
 *
 * @param parts two or more
 */
public record Or(List<Filter> parts) implements Expression {

    /** Keeps an unmodifiable list. */
    public Or {
        parts = List.copyOf(parts);
        if (parts.size() < 2) {
            throw new IllegalArgumentException("'or' joins two filters or more");
        }
    }

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).holds(socket, facts)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).fails(socket, facts)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean canHold(SocketFamily<?> family) {
        return parts.stream().anyMatch(part -> part.canHold(family));
    }

    @Override
    public boolean isAbout(SocketFacts.Owner owner) {
        return parts.stream().anyMatch(part -> part.isAbout(owner));
    }

    @Override
    public Stream<Filter> conditions() {
        return parts.stream().flatMap(Filter::conditions);
    }

    @Override
    public String toString() {
        return parts.stream().map(Filter::toString).collect(Collectors.joining(" or "));
    }
}
