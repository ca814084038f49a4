package io.jss.cli.details;

import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.model.FieldSource;
import io.jss.model.StructField;
import io.jss.model.Unit;
import java.util.ArrayList;
import java.util.List;

/** Numbers of a group with their units, each behind its label, which is made once. */
final class NumberNotes {

    private static final long ABSENT = Long.MIN_VALUE;

    private final byte[][] labels;
    private final StructField[] fields;
    private final Unit[] units;
    private final boolean[] zeroToo;

    private NumberNotes(Builder builder) {
        int count = builder.fields.size();
        labels = builder.labels.toArray(new byte[0][]);
        fields = builder.fields.toArray(new StructField[0]);
        units = new Unit[count];
        zeroToo = new boolean[count];
        for (int i = 0; i < count; i++) {
            units[i] = fields[i].unit();
            zeroToo[i] = builder.zeroToo.get(i);
        }
    }

    /** Returns one number that is written when it is known. */
    static NumberNotes of(String label, StructField field) {
        return new Builder().add(label, field).build();
    }

    /** Returns one number that is written when it is known and not 0. */
    static NumberNotes unlessZero(String label, StructField field) {
        return new Builder().addUnlessZero(label, field).build();
    }

    /** Takes the numbers in their order. */
    static final class Builder {

        private final List<byte[]> labels = new ArrayList<>();
        private final List<StructField> fields = new ArrayList<>();
        private final List<Boolean> zeroToo = new ArrayList<>();

        /** Adds a number that is written when it is known. */
        Builder add(String label, StructField field) {
            return add(label, field, true);
        }

        /** Adds a number that is written when it is known and not 0. */
        Builder addUnlessZero(String label, StructField field) {
            return add(label, field, false);
        }

        private Builder add(String label, StructField field, boolean zero) {
            labels.add(RowBuffer.bytes(label.isEmpty() ? "" : label + ' '));
            fields.add(field);
            zeroToo.add(zero);
            return this;
        }

        NumberNotes build() {
            return new NumberNotes(this);
        }
    }

    /** Writes what is known. */
    void write(FieldSource source, NoteLines lines) {
        for (int i = 0; i < fields.length; i++) {
            long value = source.knownOr(fields[i], ABSENT);
            if (value != ABSENT && (value != 0 || zeroToo[i])) {
                Quantity.write(value, units[i], lines.begin(labels[i]));
            }
        }
    }
}
