package io.jss.cli.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What is printed as another tool, which has no escapes: for each byte of what a terminal would
 * obey stands a question mark, wherever the output goes. So widths are as that tool has them, and
 * whatever is harmless is as that tool prints it: bytes from 0xa0 on that are no UTF-8 stay.
 */
public final class Inert {

    private static final int FIRST_HARMLESS = 0xa0;

    private Inert() {}

    /** Makes the first bytes inert. */
    public static void make(byte[] line, int length) {
        for (int at = 0; at < length; ) {
            int first = line[at];
            if (first >= ' ' && first <= '~') {
                at++;
                continue;
            }
            int count = SafeText.printable(line, at, length);
            if (count < 0 && isObeyed(line[at], count)) {
                Arrays.fill(line, at, at - count, (byte) '?');
            }
            at += Math.abs(count);
        }
    }

    /** A terminal of an 8-bit character set obeys the bytes 0x80 to 0x9f. */
    private static boolean isObeyed(byte first, int count) {
        return count < -1 || first >= 0 || (first & 0xff) < FIRST_HARMLESS;
    }

    /** Returns the inert name of these bytes, a character for each. */
    public static String name(byte[] bytes) {
        byte[] name = bytes.clone();
        make(name, name.length);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /** Makes bytes inert; ends of lines and tabs stay. */
    public static void lines(byte[] text, int from, int to) {
        for (int at = from; at < to; ) {
            int first = text[at];
            if ((first >= ' ' && first <= '~') || first == '\n' || first == '\t') {
                at++;
                continue;
            }
            int count = SafeText.printable(text, at, to);
            if (count < 0 && isObeyed(text[at], count)) {
                Arrays.fill(text, at, at - count, (byte) '?');
            }
            at += Math.abs(count);
        }
    }
}
