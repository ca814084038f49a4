package io.jss.cli.text;

import java.nio.charset.StandardCharsets;

/**
 * Writes names that come from elsewhere (process titles) so that a terminal cannot be made to obey
 * them: what is not a printable character is shown as an escape. {@code \x1b} is a byte, {@code
 * \}{@code u202e} a character, {@code \\} a backslash, so that nothing is lost.
 */
public final class SafeText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

    /** UTF-16 units of the longest message that is shown whole. */
    private static final int MAX_MESSAGE = 900;

    private SafeText() {}

    /** Writes bytes that should be UTF-8, those that are not as {@code \xNN}. */
    public static void write(byte[] text, int offset, int count, RowBuffer row) {
        int end = offset + count;
        int at = offset;
        while (at < end) {
            int first = text[at];
            if (first >= 0) {
                ascii(first, row);
                at++;
                continue;
            }
            int length = Utf8.length(text, at, end);
            if (length == 0) {
                escapeByte(first & 0xff, row);
                at++;
                continue;
            }
            character(text, at, length, row);
            at += length;
        }
    }

    /** Writes text from elsewhere, without a copy of what is ASCII and harmless as a whole. */
    public static void write(String text, RowBuffer row) {
        if (isHarmless(text)) {
            row.ascii(text);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(bytes, 0, bytes.length, row);
    }

    private static boolean isHarmless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character < FIRST_PRINTABLE || character >= DELETE || character == '\\') {
                return false;
            }
        }
        return true;
    }

    /**
     * Writes a name that stands in a list whose parts are between commas: as {@link #write}, and a
     * comma of the name as {@code \x2c}, so that it is one part. Blanks stay.
     */
    public static void writeListed(byte[] text, int offset, int count, RowBuffer row) {
        int end = offset + count;
        int written = offset;
        for (int at = offset; at < end; at++) {
            if (text[at] == ',') {
                write(text, written, at - written, row);
                escapeByte(text[at], row);
                written = at + 1;
            }
        }
        write(text, written, end - written, row);
    }

    /**
     * Returns how many bytes the character at an offset takes; minus that number when a terminal
     * would obey it, -1 when it is no UTF-8.
     */
    public static int printable(byte[] text, int at, int end) {
        int first = text[at];
        if (first >= 0) {
            return first < FIRST_PRINTABLE || first == DELETE ? -1 : 1;
        }
        int length = Utf8.length(text, at, end);
        if (length == 0) {
            return -1;
        }
        return DisplayWidth.of(Utf8.codePoint(text, at, length)) < 0 ? -length : length;
    }

    /**
     * Returns a message as one line that no terminal obeys, shortened in the middle where it quotes
     * something long. Backslashes stay as they are.
     */
    public static String line(String message) {
        RowBuffer line = new RowBuffer();
        if (message.length() <= MAX_MESSAGE) {
            append(message, line);
        } else {
            int end = message.length() - MAX_MESSAGE / 3;
            append(message.substring(0, MAX_MESSAGE / 2), line);
            line.ascii("[...]");
            append(message.substring(end), line);
        }
        return line.text();
    }

    private static void append(String text, RowBuffer row) {
        String[] parts = text.split("\\\\", -1);
        for (int i = 0; i < parts.length; i++) {
            row.ascii(i == 0 ? "" : "\\");
            byte[] bytes = parts[i].getBytes(StandardCharsets.UTF_8);
            write(bytes, 0, bytes.length, row);
        }
    }

    private static void ascii(int character, RowBuffer row) {
        if (character < FIRST_PRINTABLE || character == DELETE) {
            escapeByte(character, row);
        } else if (character == '\\') {
            row.ascii("\\\\");
        } else {
            row.ascii((char) character);
        }
    }

    private static void character(byte[] text, int at, int length, RowBuffer row) {
        int codePoint = Utf8.codePoint(text, at, length);
        int columns = DisplayWidth.of(codePoint);
        if (columns < 0) {
            escapeCharacter(codePoint, row);
        } else {
            row.utf8(text, at, length, columns);
        }
    }

    private static void escapeByte(int value, RowBuffer row) {
        row.ascii("\\x");
        row.ascii(HEX[value >>> 4]);
        row.ascii(HEX[value & 0xf]);
    }

    private static void escapeCharacter(int codePoint, RowBuffer row) {
        boolean long8 = codePoint > 0xffff;
        row.ascii(long8 ? "\\U" : "\\u");
        for (int shift = long8 ? 28 : 12; shift >= 0; shift -= 4) {
            row.ascii(HEX[codePoint >>> shift & 0xf]);
        }
    }
}
