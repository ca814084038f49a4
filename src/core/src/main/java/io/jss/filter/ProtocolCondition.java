package io.jss.filter;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;

/**
 * The protocol of the socket.
 *
 * @param protocol the protocol
 */
public record ProtocolCondition(Protocol protocol) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return socket.protocol() == protocol;
    }

    @Override
    public String toString() {
        return "proto " + protocol.label();
    }
}
