package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field of sockets. Its type is the interface or class that it is of: {@link FlagField} for what
 * is so or not, another {@link NumberField} for numbers, {@link WordField} for words, {@link
 * EndField} for ends, {@link EndField.AddressPart} for prefixes of their addresses, {@link
 * ListField} for lists, {@link LookedUpField} for what the kernel's answer does not tell.
 */
public sealed interface Field
        permits NumberField, WordField, EndField, EndField.AddressPart, ListField, LookedUpField {

    /** Returns what is declared of it. */
    FieldDeclaration declaration();

    /** Returns the name in columns, orders and filters: lower case, words joined by hyphens. */
    String label();

    /** Returns the families that have it. */
    default Set<SocketFamily<?>> families() {
        return declaration().families();
    }

    /** Returns whether sockets of a family have it. */
    default boolean isOf(SocketFamily<?> family) {
        return declaration().isOf(family);
    }

    /**
     * Returns the names from the object of an internet socket in JSON down to the member (tcpInfo,
     * rtt), or of a socket of the first family that has the field.
     */
    default List<String> path() {
        return path(families().iterator().next());
    }

    /**
     * Returns the names from the object of a family's socket in JSON down to the member; empty for
     * a field that is there in parts.
     *
     * @throws IllegalArgumentException when the family does not have the field
     */
    default List<String> path(SocketFamily<?> family) {
        return declaration().path(family);
    }

    /** Returns what it is, in a few words without a full stop. */
    default String meaning() {
        return declaration().meaning();
    }

    /** Returns what it counts; {@link Unit#COUNT} for what is no number too. */
    default Unit unit() {
        return declaration().unit();
    }

    /** Returns the kernel's name for it, of an internet socket first; empty for what is derived. */
    default String symbol() {
        return declaration().symbol();
    }

    /** Returns the first kernel release that tells it, {@code 4.6}; empty for every one. */
    default String since() {
        return declaration().since();
    }

    /** Returns the detail that must be asked for to get it of an internet socket, if any. */
    default Optional<Detail> detail() {
        return declaration().detail();
    }

    /**
     * Returns it as text in the kernel's unit, {@code absent} when the socket does not tell it. A
     * text may have any characters.
     */
    String textOr(DiagSocket socket, String absent);
}
