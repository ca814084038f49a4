package io.jss.decode;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes of a name into text, the same object for the same name: names of congestion
 * control are few and come with every socket.
 */
final class AttributeText {

    private static final int KEPT = 8;

    private final String[] texts = new String[KEPT];
    private final byte[][] bytesOf = new byte[KEPT][];
    private int next;

    /** Returns the name that ends at its NUL or after {@code length} bytes. */
    String read(ByteBuffer bytes, int at, int length) {
        int end = 0;
        while (end < length && bytes.get(at + end) != 0) {
            end++;
        }
        for (int i = 0; i < KEPT; i++) {
            if (bytesOf[i] != null && equal(bytesOf[i], bytes, at, end)) {
                return texts[i];
            }
        }
        return keep(bytes, at, end);
    }

    private static boolean equal(byte[] known, ByteBuffer bytes, int at, int length) {
        if (known.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (known[i] != bytes.get(at + i)) {
                return false;
            }
        }
        return true;
    }

    private String keep(ByteBuffer bytes, int at, int length) {
        byte[] copy = new byte[length];
        bytes.get(at, copy);
        String text = new String(copy, StandardCharsets.UTF_8);
        texts[next] = text;
        bytesOf[next] = copy;
        next = (next + 1) % KEPT;
        return text;
    }
}
