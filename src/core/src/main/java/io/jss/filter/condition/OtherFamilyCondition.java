package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;

/**
 * The family of the socket, of those other than the internet's; see {@link FamilyCondition}.
 *
 * @param family the family
 */
public record OtherFamilyCondition(SocketFamily<?> family) implements FilterCondition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket.family() == family;
    }

    @Override
    public boolean appliesTo(SocketFamily<?> other) {
        return other == family;
    }

    @Override
    public String toString() {
        return "family " + family.label();
    }
}
