package io.jss.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Reads C bit-fields of a byte: the first fills it from the low end on little-endian machines and
 * from the high end on big-endian ones.
 */
final class BitFields {

    private BitFields() {}

    /**
     * Returns one field.
     *
     * @param index how many bits are declared before it in the byte
     * @param width how many bits it has
     */
    static int read(ByteBuffer bytes, int at, int index, int width) {
        int shift = bytes.order() == ByteOrder.BIG_ENDIAN ? Byte.SIZE - index - width : index;
        return (bytes.get(at) & 0xff) >>> shift & (1 << width) - 1;
    }

    /** Returns a byte of one-bit fields with the first field lowest. */
    static int flags(ByteBuffer bytes, int at) {
        int value = bytes.get(at) & 0xff;
        return bytes.order() == ByteOrder.BIG_ENDIAN
                ? Integer.reverse(value) >>> (Integer.SIZE - Byte.SIZE)
                : value;
    }
}
