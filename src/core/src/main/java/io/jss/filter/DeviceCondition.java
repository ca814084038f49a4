package io.jss.filter;

import io.jss.model.InetSocketView;

/**
 * The socket is bound to an interface.
 *
 * @param index the interface's index, 0 for none: not bound to any
 */
public record DeviceCondition(int index) implements Condition {

    @Override
    public boolean holds(InetSocketView socket, SocketFacts facts) {
        return socket.interfaceIndex() == index;
    }

    @Override
    public String toString() {
        return "dev " + Integer.toUnsignedString(index);
    }
}
