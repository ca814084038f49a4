package io.jss.filter.condition;

import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.stream.Stream;

/**
 * The opposite of a filter. {@link Connectives#not} makes it, never of a constant, of another
 * opposite or of a comparison, which have an opposite of their own kind.
 *
 * @param filter what must fail
 */
public record Not(Filter filter) implements Expression {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return filter.fails(socket, facts);
    }

    @Override
    public boolean fails(DiagSocket socket, SocketFacts facts) {
        return filter.holds(socket, facts);
    }

    @Override
    public boolean canHold(SocketFamily<?> family) {
        return true;
    }

    @Override
    public Stream<Filter> conditions() {
        return filter.conditions();
    }

    @Override
    public boolean isAbout(SocketFacts.Owner owner) {
        return false;
    }

    @Override
    public String toString() {
        return filter instanceof FilterCondition ? "not " + filter : "not ( " + filter + " )";
    }
}
