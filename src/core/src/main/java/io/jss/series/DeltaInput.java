package io.jss.series;

import io.jss.answer.MalformedMessageException;

/** Reads what {@link DeltaOutput} wrote. */
final class DeltaInput {

    private static final int BITS = 7;
    private static final int MORE = 1 << BITS;

    private final byte[] bytes;
    private int at;

    DeltaInput(byte[] bytes) {
        this.bytes = bytes;
    }

    long number() throws MalformedMessageException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += BITS) {
            int next = octet();
            value |= (long) (next & (MORE - 1)) << shift;
            if ((next & MORE) == 0) {
                return value;
            }
        }
        throw wrong("a number of at most 10 bytes", "more");
    }

    long signed() throws MalformedMessageException {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    /** Reads a number from 0 to a bound. */
    int number(int most) throws MalformedMessageException {
        long value = number();
        if (value < 0 || value > most) {
            throw wrong("a number up to " + most, Long.toUnsignedString(value));
        }
        return (int) value;
    }

    int octet() throws MalformedMessageException {
        if (at == bytes.length) {
            throw wrong("more bytes", "the end");
        }
        return bytes[at++] & 0xff;
    }

    /** Copies bytes to a place that has room for them. */
    void bytes(byte[] to, int start, int length) throws MalformedMessageException {
        if (length > bytes.length - at) {
            throw wrong(length + " bytes", (bytes.length - at) + " bytes");
        }
        System.arraycopy(bytes, at, to, start, length);
        at += length;
    }

    int left() {
        return bytes.length - at;
    }

    MalformedMessageException wrong(String expected, String found) {
        return new MalformedMessageException("look", at, expected, found);
    }
}
