package io.jss.owners;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text that a process chose for itself: any bytes, among them control characters and what is not
 * UTF-8.
 *
 * <p>It is kept as it is. A program that shows it to people must escape the control characters.
 */
public final class RawText {

    private static final RawText EMPTY = new RawText(new byte[0]);

    private final byte[] bytes;

    private RawText(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Returns the text of these bytes, a copy. */
    public static RawText of(byte[] bytes) {
        return of(bytes, bytes.length);
    }

    /** Returns the text of the first {@code length} bytes, a copy. */
    static RawText of(byte[] bytes, int length) {
        return length == 0 ? EMPTY : new RawText(Arrays.copyOf(bytes, length));
    }

    /** Returns whether there is no byte. */
    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** Returns the bytes, a copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Returns whether the other is a text of the same bytes. */
    @Override
    public boolean equals(Object other) {
        return other instanceof RawText text && Arrays.equals(bytes, text.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /**
     * Returns the text decoded as UTF-8, what is not UTF-8 replaced by U+FFFD; control characters
     * are kept.
     */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
