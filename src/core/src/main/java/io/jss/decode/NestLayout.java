package io.jss.decode;

import io.jss.model.StructField;
import io.jss.model.Structure;

/** Which attribute of a nest holds which field. */
final class NestLayout {

    private final int[] types;

    private NestLayout(Structure structure) {
        types = new int[structure.fields().size()];
    }

    /** Starts a layout; attribute 0, which no kernel sends, stands for a field without place. */
    static NestLayout of(Structure structure) {
        return new NestLayout(structure);
    }

    NestLayout at(StructField field, int type) {
        types[field.ordinal()] = type;
        return this;
    }

    /** Returns the field; one of a single bit is an attribute that is there or not. */
    long readOr(AttributeTable nest, StructField field, long absent) {
        int type = types[field.ordinal()];
        return switch (field.type().bits()) {
            case Byte.SIZE -> nest.has(type, Byte.BYTES) ? nest.u8Or(type, 0) : absent;
            case Short.SIZE -> nest.u16Or(type, absent);
            case Integer.SIZE -> nest.u32Or(type, absent);
            case Long.SIZE -> nest.u64Or(type, absent);
            default -> nest.has(type) ? 1 : absent;
        };
    }
}
