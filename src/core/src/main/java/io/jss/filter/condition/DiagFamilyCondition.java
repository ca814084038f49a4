package io.jss.filter.condition;

import io.jss.filter.SocketFacts;
import io.jss.model.DiagFamily;
import io.jss.model.DiagSocket;

/**
 * The family of the socket, of those other than the internet's; see {@link FamilyCondition}.
 *
 * @param family the family
 */
public record DiagFamilyCondition(DiagFamily family) implements Condition {

    @Override
    public boolean holds(DiagSocket socket, SocketFacts facts) {
        return socket.family() == family;
    }

    @Override
    public boolean appliesTo(DiagFamily other) {
        return other == family;
    }

    @Override
    public String toString() {
        return "family " + family.label();
    }
}
