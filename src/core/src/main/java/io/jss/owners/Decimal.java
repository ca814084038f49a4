package io.jss.owners;

import java.nio.ByteBuffer;

/** A number in decimal digits, as the kernel writes it into names and files. */
final class Decimal {

    private static final int MAX_DIGITS = 18;

    private Decimal() {}

    /**
     * Returns the number in the bytes from {@code start} to before {@code end}, or {@code
     * otherwise} if these are not 1 to 18 digits.
     */
    static long parse(ByteBuffer bytes, int start, int end, long otherwise) {
        if (end <= start || end - start > MAX_DIGITS) {
            return otherwise;
        }
        long number = 0;
        for (int i = start; i < end; i++) {
            int digit = bytes.get(i) - '0';
            if (digit < 0 || digit > 9) {
                return otherwise;
            }
            number = number * 10 + digit;
        }
        return number;
    }

    /** Returns the number whose digits begin at {@code start}, or {@code otherwise} if none do. */
    static long parseAt(byte[] text, int start, long otherwise) {
        int end = start;
        while (end < text.length && text[end] >= '0' && text[end] <= '9') {
            end++;
        }
        return parse(ByteBuffer.wrap(text), start, end, otherwise);
    }
}
