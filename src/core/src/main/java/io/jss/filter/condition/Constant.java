package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.Set;

/**
 * Every socket or none.
 *
 * @param value whether it is every socket
 */
public record Constant(boolean value) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return value;
    }

    @Override
    public boolean asksForOwners() {
        return false;
    }

    @Override
    public boolean asksForLocalPort() {
        return false;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return value;
    }

    @Override
    public Set<Detail> details() {
        return Set.of();
    }

    @Override
    public int namedStates() {
        return 0;
    }

    /** Written out: what the compiler generates costs a short run a tenth of its time. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Constant constant && constant.value == value;
    }

    @Override
    public int hashCode() {
        return Boolean.hashCode(value);
    }

    @Override
    public String toString() {
        return value ? "any" : "none";
    }
}
