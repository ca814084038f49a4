package io.jss.fields;

import io.jss.model.DiagSocket;

/** A number of the model. */
public sealed interface NumberField extends Field
        permits BaseNumber, FlagField, FamilyNumber, StructureNumber {

    /**
     * Returns the number, unsigned unless {@link #signed}, or {@code absent} when the socket does
     * not tell it or is of a family without it. Allocates nothing for an internet socket.
     *
     * @param absent a value that does not occur, {@link Long#MIN_VALUE} being one
     */
    long valueOr(DiagSocket socket, long absent);

    /** Returns whether it can be negative. */
    default boolean signed() {
        return false;
    }

    /** Returns a value of this field in decimal: 2^64-1 and not -1 for what is unsigned. */
    default String text(long value) {
        return signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    @Override
    default String textOr(DiagSocket socket, String absent) {
        long value = valueOr(socket, Long.MIN_VALUE);
        return value == Long.MIN_VALUE ? absent : text(value);
    }
}
