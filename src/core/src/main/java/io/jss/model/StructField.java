package io.jss.model;

/**
 * A number in a structure that the kernel sends with a socket. Each structure has an enum of them;
 * {@link Structure#fields()} lists it.
 */
public interface StructField {

    /** Returns the structure that holds it. */
    Structure structure();

    /** Returns its width, unit and age. */
    Type type();

    /** Returns the constant's name, the kernel's own without prefix: {@code SND_CWND}. */
    String name();

    /** Returns the place in {@link Structure#fields()}. */
    int ordinal();

    /**
     * Returns whether a value that the kernel sent means something, by what else it sent with it:
     * in some states a number is not filled in, before the first sample it stands for none.
     */
    default boolean means(FieldSource source, long value) {
        return true;
    }

    /** Returns the name in camel case, unique in its structure: {@code sndCwnd}. */
    default String key() {
        String[] words = name().toLowerCase(java.util.Locale.ROOT).split("_", -1);
        StringBuilder key = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            key.append(Character.toUpperCase(words[i].charAt(0)))
                    .append(words[i], 1, words[i].length());
        }
        return key.toString();
    }

    /** Returns what it counts. */
    default Unit unit() {
        return type().unit();
    }

    /** Returns a value of this field as text, unsigned where the kernel's is: 2^64-1 and not -1. */
    default String text(long value) {
        return type().signed() ? Long.toString(value) : Long.toUnsignedString(value);
    }

    /**
     * Width, unit and age of a field of a kernel structure.
     *
     * @param bits how many bits the kernel gives it, 1 to 64
     * @param signed whether it can be negative
     * @param unit what it counts
     * @param since the kernel release that brought it, {@code 4.6}; empty when it is as old as its
     *     structure
     */
    record Type(int bits, boolean signed, Unit unit, String since) {

        /** Checks the width. */
        public Type {
            if (bits < 1 || bits > Long.SIZE) {
                throw new IllegalArgumentException("a field has 1 to 64 bits, not " + bits);
            }
        }

        static Type u8(Unit unit) {
            return bits(Byte.SIZE, unit);
        }

        static Type u16(Unit unit) {
            return bits(Short.SIZE, unit);
        }

        static Type u32(Unit unit) {
            return bits(Integer.SIZE, unit);
        }

        static Type s32(Unit unit) {
            return new Type(Integer.SIZE, true, unit, "");
        }

        static Type u64(Unit unit) {
            return bits(Long.SIZE, unit);
        }

        static Type bits(int bits, Unit unit) {
            return new Type(bits, false, unit, "");
        }

        Type since(String release) {
            return new Type(bits, signed, unit, release);
        }
    }
}
