package io.jss.series;

import java.util.Arrays;

/** Bytes that grow: numbers of seven bits a byte, the lowest first, and bytes as they are. */
final class DeltaOutput {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private byte[] bytes = new byte[1 << 12];
    private int size;

    /** Writes a number, taken as unsigned. */
    void number(long value) {
        long rest = value;
        while ((rest & -MORE) != 0) {
            octet(((int) rest & (MORE - 1)) | MORE);
            rest >>>= BITS;
        }
        octet((int) rest);
    }

    /** Writes a number that is near zero on either side. */
    void signed(long value) {
        number((value << 1) ^ (value >> (Long.SIZE - 1)));
    }

    void octet(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void bytes(byte[] from, int start, int length) {
        reserve(length);
        System.arraycopy(from, start, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, (int) (bytes.length * 1.5)));
        }
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }
}
