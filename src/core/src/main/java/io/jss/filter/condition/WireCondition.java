package io.jss.filter.condition;

import io.jss.classify.Classifier;
import io.jss.classify.Wire;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * What travels on the socket.
 *
 * @param wire the IP version; {@link Wire#BOTH} for dual-stack sockets alone
 */
public record WireCondition(Wire wire) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket instanceof InetSocketView inet && Classifier.classify(inet).wire() == wire;
    }

    /** Returns the name of it in filters. */
    public static String name(Wire wire) {
        return switch (wire) {
            case IPV4 -> "4";
            case IPV6 -> "6";
            case BOTH -> "both";
            case UNKNOWN -> "unknown";
        };
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return family == SocketFamily.INET;
    }

    @Override
    public String toString() {
        return "wire " + name(wire);
    }
}
