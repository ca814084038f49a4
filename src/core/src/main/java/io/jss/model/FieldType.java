package io.jss.model;

/**
 * Width, unit and age of a field of a kernel structure.
 *
 * @param bits how many bits the kernel gives it, 1 to 64
 * @param signed whether it can be negative
 * @param unit what it counts
 * @param since the kernel release that brought it, {@code 4.6}; empty when it is as old as its
 *     structure
 */
public record FieldType(int bits, boolean signed, Unit unit, String since) {

    /** Checks the width. */
    public FieldType {
        if (bits < 1 || bits > Long.SIZE) {
            throw new IllegalArgumentException("a field has 1 to 64 bits, not " + bits);
        }
    }

    static FieldType u8(Unit unit) {
        return bits(Byte.SIZE, unit);
    }

    static FieldType u16(Unit unit) {
        return bits(Short.SIZE, unit);
    }

    static FieldType u32(Unit unit) {
        return bits(Integer.SIZE, unit);
    }

    static FieldType s32(Unit unit) {
        return new FieldType(Integer.SIZE, true, unit, "");
    }

    static FieldType u64(Unit unit) {
        return bits(Long.SIZE, unit);
    }

    static FieldType bits(int bits, Unit unit) {
        return new FieldType(bits, false, unit, "");
    }

    FieldType since(String release) {
        return new FieldType(bits, signed, unit, release);
    }
}
