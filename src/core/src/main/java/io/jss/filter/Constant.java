package io.jss.filter;

import io.jss.model.InetSocketView;

/**
 * Every socket or none.
 *
 * @param value whether it is every socket
 */
public record Constant(boolean value) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return value;
    }

    @Override
    public String toString() {
        return value ? "any" : "none";
    }
}
