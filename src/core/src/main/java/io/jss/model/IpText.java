package io.jss.model;

/** Writes addresses as ASCII into a caller's array, without allocation: the text of RFC 5952. */
public final class IpText {

    /** The longest text: eight groups of four digits. */
    public static final int MAX_BYTES = 39;

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final int GROUPS = 8;

    /** The digits of the largest int. */
    private static final int MAX_DIGITS = 10;

    /** The product with this, shifted, is a tenth of any int that is not negative. */
    private static final long TENTH = 0xcccc_cccdL;

    private static final int TENTH_SHIFT = 35;

    private IpText() {}

    /**
     * Writes an address: dotted quad for AF_INET; for AF_INET6 the canonical text of RFC 5952 §4, a
     * mapped address with its IPv4 part dotted (§5).
     *
     * @param into at least {@link #MAX_BYTES} bytes from {@code offset} on
     * @return the offset behind the last byte written
     */
    public static int write(AddressFamily family, long high, long low, byte[] into, int offset) {
        if (family == AddressFamily.INET) {
            return writeIpv4((int) low, into, offset);
        }
        return writeIpv6(high, low, IpAddress.isMapped(high, low) ? 6 : GROUPS, into, offset);
    }

    /**
     * Writes an address as glibc's {@code inet_ntop} does, which the peers print: as {@link
     * #write}, but the IPv4 part of a compatible address ({@code ::a.b.c.d}, RFC 4291 §2.5.5.1) is
     * dotted too.
     */
    public static int writeAsInetNtop(
            AddressFamily family, long high, long low, byte[] into, int offset) {
        boolean compatible =
                family == AddressFamily.INET6 && high == 0 && low >>> 16 != 0 && low >>> 32 == 0;
        return compatible
                ? writeIpv6(high, low, 6, into, offset)
                : write(family, high, low, into, offset);
    }

    /** Writes 32 bits as a dotted quad and returns the offset behind it. */
    public static int writeIpv4(int bits, byte[] into, int offset) {
        int at = writeDecimal(bits >>> 24, into, offset);
        into[at++] = '.';
        at = writeDecimal((bits >>> 16) & 0xff, into, at);
        into[at++] = '.';
        at = writeDecimal((bits >>> 8) & 0xff, into, at);
        into[at++] = '.';
        return writeDecimal(bits & 0xff, into, at);
    }

    /** Writes a number that is not negative in decimal and returns the offset behind it. */
    public static int writeDecimal(int value, byte[] into, int offset) {
        if (value < 10) {
            into[offset] = (byte) ('0' + value);
            return offset + 1;
        }
        int end = offset + digits(value);
        int rest = value;
        for (int at = end - 1; at >= offset; at--) {
            int tenth = (int) ((rest * TENTH) >>> TENTH_SHIFT); // C1 makes a division of "/ 10"
            into[at] = (byte) ('0' + rest - tenth * 10);
            rest = tenth;
        }
        return end;
    }

    private static int digits(int value) {
        int digits = 2;
        for (int bound = 100; digits < MAX_DIGITS && value >= bound; bound *= 10) {
            digits++;
        }
        return digits;
    }

    private static int writeIpv6(long high, long low, int hexGroups, byte[] into, int offset) {
        int zeroStart = longestZeroRun(high, low, hexGroups);
        int zeroEnd = zeroRunEnd(high, low, zeroStart, hexGroups);
        int at = offset;
        for (int group = 0; group < hexGroups; ) {
            if (group == zeroStart) {
                into[at++] = ':';
                into[at++] = ':';
                group = zeroEnd;
                continue;
            }
            if (group != 0 && group != zeroEnd) {
                into[at++] = ':';
            }
            at = writeHex(group(high, low, group), into, at);
            group++;
        }
        if (hexGroups == GROUPS) {
            return at;
        }
        if (zeroEnd != hexGroups) {
            into[at++] = ':';
        }
        return writeIpv4((int) low, into, at);
    }

    /** Returns the first group of the first longest run of two or more zero groups, -1 for none. */
    private static int longestZeroRun(long high, long low, int groups) {
        int best = -1;
        int bestLength = 1;
        for (int start = 0; start < groups; start++) {
            int end = zeroRunEnd(high, low, start, groups);
            if (end - start > bestLength) {
                best = start;
                bestLength = end - start;
            }
            start = end; // the group at the end is not zero
        }
        return best;
    }

    private static int zeroRunEnd(long high, long low, int start, int groups) {
        if (start < 0) {
            return -1;
        }
        int end = start;
        while (end < groups && group(high, low, end) == 0) {
            end++;
        }
        return end;
    }

    private static int group(long high, long low, int index) {
        long half = index < 4 ? high : low;
        return (int) (half >>> (48 - 16 * (index & 3))) & 0xffff;
    }

    private static int writeHex(int group, byte[] into, int offset) {
        int at = offset;
        for (int shift = group > 0xfff ? 12 : group > 0xff ? 8 : group > 0xf ? 4 : 0;
                shift >= 0;
                shift -= 4) {
            into[at++] = HEX[(group >>> shift) & 0xf];
        }
        return at;
    }
}
