package io.jss.model;

import java.util.Arrays;
import java.util.HexFormat;

/** An attribute of a socket whose number this release does not know. Immutable. */
public final class UnknownAttribute {

    private final int number;
    private final byte[] bytes;

    /** Keeps a copy of the payload. */
    public UnknownAttribute(int number, byte[] payload) {
        this.number = number;
        bytes = payload.clone();
    }

    /** Returns the number, {@code nla_type} without its flag bits. */
    public int number() {
        return number;
    }

    /** Returns the payload as the kernel sent it, a copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** Returns the payload in hexadecimal digits. */
    public String hex() {
        return HexFormat.of().formatHex(bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UnknownAttribute that
                && number == that.number
                && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return 31 * number + Arrays.hashCode(bytes);
    }

    /** Returns {@code 99:0a0b}. */
    @Override
    public String toString() {
        return number + ":" + hex();
    }
}
