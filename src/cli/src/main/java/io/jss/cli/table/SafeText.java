package io.jss.cli.table;

/**
 * Writes names that come from elsewhere (process titles) so that a terminal cannot be made to obey
 * them: what is not a printable character is shown as an escape. {@code \x1b} is a byte, {@code
 * \}{@code u202e} a character, {@code \\} a backslash, so that nothing is lost.
 */
public final class SafeText {

    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int DELETE = 0x7f;

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
