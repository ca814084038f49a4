package io.jss.model;

/** Reads address literals: dotted quads, and IPv6 text of RFC 4291 §2.2. */
final class IpLiteral {

    private static final int GROUPS = 8;

    private final String text;
    private int at;

    private IpLiteral(String text) {
        this.text = text;
    }

    static IpAddress parse(String text) {
        IpLiteral literal = new IpLiteral(text);
        return text.indexOf(':') < 0 ? IpAddress.ofIpv4(literal.dottedQuad()) : literal.ipv6();
    }

    private int dottedQuad() {
        int bits = 0;
        for (int i = 0; i < 4; i++) {
            if (i > 0) {
                expect('.');
            }
            bits = (bits << 8) | octet();
        }
        if (at != text.length()) {
            throw error("the end");
        }
        return bits;
    }

    private int octet() {
        int start = at;
        int value = 0;
        while (at < text.length() && isDigit(text.charAt(at)) && at - start < 3) {
            value = value * 10 + text.charAt(at++) - '0';
        }
        boolean leadingZero = at - start > 1 && text.charAt(start) == '0';
        if (at == start || leadingZero || value > 0xff) {
            at = start;
            throw error("a number from 0 to 255 without leading zeros");
        }
        return value;
    }

    private IpAddress ipv6() {
        int[] groups = new int[GROUPS];
        int count = 0;
        int gap = -1;
        if (text.startsWith("::")) {
            gap = 0;
            at = 2;
        }
        while (at < text.length()) {
            if (count == GROUPS) {
                throw error("the end after eight groups");
            }
            if (isDottedQuadNext()) {
                if (count > GROUPS - 2) {
                    throw error("one group more at most");
                }
                int bits = dottedQuad();
                groups[count++] = bits >>> 16;
                groups[count++] = bits & 0xffff;
                break;
            }
            groups[count++] = hexGroup();
            if (at == text.length()) {
                break;
            }
            expect(':');
            if (at < text.length() && text.charAt(at) == ':') {
                if (gap >= 0) {
                    throw error("one '::' only");
                }
                gap = count;
                at++;
            } else if (at == text.length()) {
                throw error("a group of hexadecimal digits");
            }
        }
        return assemble(groups, count, gap);
    }

    private IpAddress assemble(int[] groups, int count, int gap) {
        if (gap < 0 ? count != GROUPS : count >= GROUPS) {
            throw error(gap < 0 ? "eight groups or '::'" : "at most seven groups beside '::'");
        }
        long high = 0;
        long low = 0;
        int missing = GROUPS - count;
        for (int i = 0; i < GROUPS; i++) {
            int group;
            if (gap < 0 || i < gap) {
                group = groups[i];
            } else {
                group = i < gap + missing ? 0 : groups[i - missing];
            }
            if (i < 4) {
                high = (high << 16) | group;
            } else {
                low = (low << 16) | group;
            }
        }
        return IpAddress.ofIpv6(high, low);
    }

    private boolean isDottedQuadNext() {
        int dot = text.indexOf('.', at);
        return dot >= 0 && text.indexOf(':', at) < 0;
    }

    private int hexGroup() {
        int start = at;
        int value = 0;
        while (at < text.length() && at - start < 4) {
            char c = text.charAt(at);
            int digit = c < 0x80 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                break;
            }
            value = (value << 4) | digit;
            at++;
        }
        if (at == start) {
            throw error("a group of hexadecimal digits");
        }
        return value;
    }

    private void expect(char wanted) {
        if (at >= text.length() || text.charAt(at) != wanted) {
            throw error("'" + wanted + "'");
        }
        at++;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private IllegalArgumentException error(String expected) {
        return new IllegalArgumentException(
                "'"
                        + text
                        + "' is no IP address: expected "
                        + expected
                        + " at character "
                        + (at + 1));
    }
}
