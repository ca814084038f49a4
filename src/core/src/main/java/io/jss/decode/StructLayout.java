package io.jss.decode;

import io.jss.model.StructField;
import io.jss.model.Structure;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Where the fields of a structure lie, and from which length of the structure on they are there.
 */
final class StructLayout {

    private static final byte UNPLACED = -1;
    private static final byte BITS = 0;
    private static final byte U8 = 1;
    private static final byte U16 = 2;
    private static final byte U32 = 3;
    private static final byte S32 = 4;
    private static final byte U64 = 5;
    private static final byte TWO_WORDS = 6;

    private final Structure structure;
    private final byte[] kinds;
    private final int[] offsets;

    /** How many bits of the byte are declared before the field. */
    private final int[] bitIndexes;

    /** How many bits the field has, of a bit-field. */
    private final int[] bitWidths;

    /** The shortest structure that holds the whole of the field. */
    private final int[] lengths;

    /** The value by which the kernel says that it knows none, where there is one. */
    private final long[] unknowns;

    private final boolean[] mayBeUnknown;

    private StructLayout(Structure structure) {
        int count = structure.fields().size();
        this.structure = structure;
        kinds = new byte[count];
        offsets = new int[count];
        bitIndexes = new int[count];
        bitWidths = new int[count];
        lengths = new int[count];
        unknowns = new long[count];
        mayBeUnknown = new boolean[count];
        Arrays.fill(kinds, UNPLACED);
    }

    /** Starts a layout; every field must be placed. */
    static StructLayout of(Structure structure) {
        return new StructLayout(structure);
    }

    /** Places a field of whole bytes. */
    StructLayout at(StructField field, int offset) {
        StructField.Type type = field.type();
        byte kind =
                switch (type.bits()) {
                    case Byte.SIZE -> U8;
                    case Short.SIZE -> U16;
                    case Integer.SIZE -> type.signed() ? S32 : U32;
                    case Long.SIZE -> U64;
                    default -> throw new IllegalArgumentException(field + " is a bit-field");
                };
        return place(field, offset, kind, type.bits() / Byte.SIZE);
    }

    /** Places a field of 64 bits of which the low word comes first on every machine. */
    StructLayout atWords(StructField field, int offset) {
        return place(field, offset, TWO_WORDS, Long.BYTES);
    }

    /** Places a bit-field in the byte at {@code offset}, {@code index} bits after its start. */
    StructLayout bitsAt(StructField field, int offset, int index) {
        bitIndexes[field.ordinal()] = index;
        bitWidths[field.ordinal()] = field.type().bits();
        return place(field, offset, BITS, Byte.BYTES);
    }

    private StructLayout place(StructField field, int offset, byte kind, int size) {
        int i = field.ordinal();
        if (field.structure() != structure || kinds[i] != UNPLACED) {
            throw new IllegalArgumentException(field + " is placed twice, or strange");
        }
        kinds[i] = kind;
        offsets[i] = offset;
        lengths[i] = offset + size;
        return this;
    }

    /** Says that fields are there only in structures of {@code length} bytes and more. */
    StructLayout from(int length, StructField... fields) {
        for (StructField field : fields) {
            lengths[field.ordinal()] = length;
        }
        return this;
    }

    /** Says that a field with this value is absent. */
    StructLayout unknownWhen(StructField field, long value) {
        unknowns[field.ordinal()] = value;
        mayBeUnknown[field.ordinal()] = true;
        return this;
    }

    /** Returns this layout, after a check that every field has its place. */
    StructLayout complete() {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i] == UNPLACED) {
                throw new IllegalStateException(structure.fields().get(i) + " has no place");
            }
        }
        return this;
    }

    /**
     * Returns a field from a structure of {@code length} bytes at {@code base}.
     *
     * @param i the {@link StructField#ordinal} of the field, which the caller asks of the class
     *     that it knows: by the interface it would cost more than the rest
     */
    long readOr(ByteBuffer bytes, int base, int length, int i, long absent) {
        if (length < lengths[i]) {
            return absent;
        }
        int at = base + offsets[i];
        long value =
                switch (kinds[i]) {
                    case U8 -> bytes.get(at) & 0xff;
                    case U16 -> Short.toUnsignedInt(bytes.getShort(at));
                    case U32 -> u32(bytes, at);
                    case S32 -> bytes.getInt(at);
                    case U64 -> bytes.getLong(at);
                    case TWO_WORDS ->
                            u32(bytes, at) | u32(bytes, at + Integer.BYTES) << Integer.SIZE;
                    default -> BitFields.read(bytes, at, bitIndexes[i], bitWidths[i]);
                };
        return mayBeUnknown[i] && value == unknowns[i] ? absent : value;
    }

    private static long u32(ByteBuffer bytes, int at) {
        return Integer.toUnsignedLong(bytes.getInt(at));
    }
}
