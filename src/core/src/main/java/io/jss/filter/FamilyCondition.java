package io.jss.filter;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;

/**
 * The family of the socket, whatever travels on it.
 *
 * @param family the family
 */
public record FamilyCondition(AddressFamily family) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return socket.socketFamily() == family;
    }

    @Override
    public String toString() {
        return family == AddressFamily.INET ? "family inet" : "family inet6";
    }
}
