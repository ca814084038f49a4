package io.jss.fields;

import io.jss.model.InetSocketView;

/** A number of the model. */
public sealed interface NumberField extends Field permits BaseNumber, FlagField, StructureNumber {

    /**
     * Returns the number, unsigned unless {@link #signed}, or {@code absent} when the socket does
     * not tell it.
     *
     * @param absent a value that does not occur, {@link Long#MIN_VALUE} being one
     */
    long valueOr(InetSocketView socket, long absent);

    /** Returns whether it can be negative. */
    default boolean signed() {
        return false;
    }

    /** Returns a value of this field in decimal: 2^64-1 and not -1 for what is unsigned. */
    default String text(long value) {
        return signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }
}
