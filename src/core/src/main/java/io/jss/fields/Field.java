package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.Unit;
import java.util.List;
import java.util.Optional;

/** A field of an internet socket. */
public sealed interface Field permits NumberField, WordField, EndField, ListField, LookedUpField {

    /** Returns the name in columns, orders and filters: lower case, words joined by hyphens. */
    String label();

    /** Returns the names from the socket's object in JSON down to the member: tcpInfo, rtt. */
    List<String> path();

    /** Returns what it is, in a few words without a full stop. */
    String meaning();

    /** Returns what it counts; {@link Unit#COUNT} for what is no number too. */
    default Unit unit() {
        return Unit.COUNT;
    }

    /** Returns the detail that must be asked for to get the field; empty for none. */
    default Optional<Detail> detail() {
        return Optional.empty();
    }
}
