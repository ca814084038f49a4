package io.jss.proc.files;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Undoes the escapes of mountinfo: blank, tab, newline and backslash stand there as {@code \040}
 * and so on.
 */
public final class MountEscapes {

    private static final int OCTAL_DIGITS = 3;

    private MountEscapes() {}

    /** Returns the text of a field, which was read as ISO 8859-1 to keep its bytes. */
    public static String decode(String field) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(field.length());
        for (int at = 0; at < field.length(); at++) {
            char c = field.charAt(at);
            if (c == '\\' && at + OCTAL_DIGITS < field.length()) {
                bytes.write(Integer.parseInt(field.substring(at + 1, at + 1 + OCTAL_DIGITS), 8));
                at += OCTAL_DIGITS;
            } else {
                bytes.write(c);
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
