package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * The family of the socket, whatever travels on it.
 *
 * @param family the family
 */
public record FamilyCondition(AddressFamily family) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet && inet.socketFamily() == family;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return family == AddressFamily.INET ? "family inet" : "family inet6";
    }
}
