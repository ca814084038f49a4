package io.jss.filter.syntax;

import java.util.OptionalLong;

/** Numbers as ss reads them: decimal, hexadecimal after {@code 0x}, octal after {@code 0}. */
public final class Numbers {

    private static final int MAX_DIGITS = 18;

    private Numbers() {}

    /** Returns the number of a text, empty for one that is none or exceeds {@code max}. */
    public static OptionalLong unsigned(String text, long max) {
        boolean hexadecimal = text.startsWith("0x") || text.startsWith("0X");
        boolean octal = !hexadecimal && text.length() > 1 && text.charAt(0) == '0';
        String digits = hexadecimal ? text.substring(2) : text;
        int radix = hexadecimal ? 16 : octal ? 8 : 10;
        if (digits.isEmpty() || digits.length() > MAX_DIGITS) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return OptionalLong.empty();
            }
            number = number * radix + digit;
            if (number > max) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(number);
    }
}
