package io.jss.cli.text;

/** Reads UTF-8 (RFC 3629) where it stands, without objects. */
final class Utf8 {

    private Utf8() {}

    /**
     * Returns how many bytes the character at an offset takes, 0 when it is not well-formed: cut
     * off, overlong, a surrogate, or beyond U+10FFFF.
     */
    static int length(byte[] text, int at, int end) {
        int first = text[at] & 0xff;
        int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        if (length == 0 || first > 0xf4 || length > end - at) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((text[at + i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        int codePoint = codePoint(text, at, length);
        boolean wellFormed =
                switch (length) {
                    case 3 -> codePoint >= 0x800 && (codePoint < 0xd800 || codePoint > 0xdfff);
                    case 4 -> codePoint >= 0x10000 && codePoint <= 0x10ffff;
                    default -> true;
                };
        return wellFormed ? length : 0;
    }

    /** Returns the character of so many bytes at an offset. */
    static int codePoint(byte[] text, int at, int length) {
        int value = length == 1 ? text[at] : text[at] & (0x7f >> length);
        for (int i = 1; i < length; i++) {
            value = (value << 6) | (text[at + i] & 0x3f);
        }
        return value;
    }
}
