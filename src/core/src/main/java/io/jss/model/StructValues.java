package io.jss.model;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.StringJoiner;

/**
 * The numbers of one kernel structure of one socket, those that the kernel sent. Immutable, and
 * compact: 32 bits for most fields and one for the presence of each.
 *
 * @param <F> the fields of the structure
 */
public abstract class StructValues<F extends Enum<F> & StructField> implements FieldSource {

    private final Structure structure;
    private final int[] words;
    private final long[] present;
    private final long uptimeMillis;

    /** Keeps what the source knows of the structure. */
    StructValues(Structure structure, FieldSource source) {
        this.structure = structure;
        List<StructField> fields = structure.fields();
        words = new int[structure.slots()];
        uptimeMillis = source.uptimeMillisOr(-1);
        present = new long[(fields.size() - 1) / Long.SIZE + 1];
        for (int i = 0; i < fields.size(); i++) {
            keep(source, fields.get(i));
        }
    }

    /**
     * Keeps the first numbers of a structure whose numbers all have 32 bits.
     *
     * @param words the numbers that the kernel sent, in its order; not to be written again
     */
    StructValues(Structure structure, int[] words, int count) {
        this.structure = structure;
        this.words = words;
        uptimeMillis = -1;
        present = new long[] {(1L << count) - 1};
    }

    private void keep(FieldSource source, StructField field) {
        long value = source.numberOr(field, Long.MIN_VALUE);
        if (value == Long.MIN_VALUE && source.numberOr(field, 0) == 0) {
            return;
        }
        int ordinal = field.ordinal();
        int slot = structure.slot(ordinal);
        words[slot] = (int) value;
        if (field.type().bits() > Integer.SIZE) {
            words[slot + 1] = (int) (value >>> Integer.SIZE);
        }
        present[ordinal / Long.SIZE] |= 1L << ordinal;
    }

    /** Returns which structure it is. */
    public final Structure structure() {
        return structure;
    }

    /** Returns whether the kernel sent the field, and its value means something. */
    public final boolean has(F field) {
        return holds(field) && field.means(this, value(field));
    }

    /**
     * Returns the field, unsigned when it has 64 bits; empty when the kernel did not send it, or
     * its value means nothing: see {@link FieldSource#knownOr}.
     */
    public final OptionalLong get(F field) {
        return has(field) ? OptionalLong.of(value(field)) : OptionalLong.empty();
    }

    @Override
    public final long numberOr(StructField field, long absent) {
        return field.structure() == structure && holds(field) ? value(field) : absent;
    }

    @Override
    public final long uptimeMillisOr(long absent) {
        return uptimeMillis < 0 ? absent : uptimeMillis;
    }

    private boolean holds(StructField field) {
        int ordinal = field.ordinal();
        int part = ordinal / Long.SIZE;
        return part < present.length && ((present[part] >>> ordinal) & 1) != 0;
    }

    private long value(StructField field) {
        int slot = structure.slot(field.ordinal());
        StructField.Type type = field.type();
        if (type.signed()) {
            return words[slot];
        }
        long low = Integer.toUnsignedLong(words[slot]);
        return type.bits() > Integer.SIZE ? low | (long) words[slot + 1] << Integer.SIZE : low;
    }

    /**
     * Returns whether the other is of the same structure with the same fields present and equal.
     */
    @Override
    public final boolean equals(Object other) {
        return other instanceof StructValues<?> that
                && structure == that.structure
                && Arrays.equals(present, that.present)
                && Arrays.equals(words, that.words);
    }

    @Override
    public final int hashCode() {
        return 31 * Arrays.hashCode(present) + Arrays.hashCode(words);
    }

    /** Returns {@code tcpInfo{state=1, caState=0, …}} with the fields that are present. */
    @Override
    public final String toString() {
        StringJoiner text = new StringJoiner(", ", structure.key() + "{", "}");
        for (StructField field : structure.fields()) {
            if (holds(field)) {
                text.add(field.key() + "=" + field.text(value(field)));
            }
        }
        return text.toString();
    }
}
