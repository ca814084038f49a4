package io.jss.filter.condition;

import io.jss.fields.BaseNumber;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.SocketFamily;

/**
 * The socket is bound to an interface.
 *
 * @param index the interface's index, 0 for none: not bound to any
 */
public record DeviceCondition(int index) implements FilterCondition {

    private static final long ABSENT = Long.MIN_VALUE;

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        if (socket instanceof InetSocketView inet) {
            return inet.interfaceIndex() == index;
        }
        return BaseNumber.INTERFACE_INDEX.valueOr(socket, ABSENT) == index;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> family) {
        return BaseNumber.INTERFACE_INDEX.isOf(family);
    }

    @Override
    public String toString() {
        return "dev " + Integer.toUnsignedString(index);
    }
}
