package io.jss.model;

/** Writes addresses as ASCII into a caller's array, without allocation: the text of RFC 5952. */
public final class IpText {

    /** The longest text: eight groups of four digits. */
    public static final int MAX_BYTES = 39;

    private static final byte[] HEX = {
        '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };
    private static final byte[] MAPPED = {':', ':', 'f', 'f', 'f', 'f', ':'};
    private static final int GROUPS = 8;

    /**
     * The product with this, shifted, is a hundredth of any int that is not negative: C1 makes a
     * division of "/ 100".
     */
    private static final long HUNDREDTH = 0x51eb_851fL;

    private static final int HUNDREDTH_SHIFT = 37;

    /** The digits of the numbers below 100. */
    private static final byte[] TENS = new byte[100];

    private static final byte[] ONES = new byte[100];

    static {
        for (int pair = 0; pair < 100; pair++) {
            TENS[pair] = (byte) ('0' + pair / 10);
            ONES[pair] = (byte) ('0' + pair % 10);
        }
    }

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
        return IpAddress.isMapped(high, low)
                ? writeMapped((int) low, into, offset)
                : writeIpv6(high, low, GROUPS, into, offset);
    }

    /** All there is to a mapped address is its IPv4 part. */
    private static int writeMapped(int bits, byte[] into, int offset) {
        System.arraycopy(MAPPED, 0, into, offset, MAPPED.length);
        return writeIpv4(bits, into, offset + MAPPED.length);
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
        int at = writeOctet(bits >>> 24, into, offset);
        into[at++] = '.';
        at = writeOctet((bits >>> 16) & 0xff, into, at);
        into[at++] = '.';
        at = writeOctet((bits >>> 8) & 0xff, into, at);
        into[at++] = '.';
        return writeOctet(bits & 0xff, into, at);
    }

    /** As {@link #writeDecimal}, which half of its calls would be for. */
    private static int writeOctet(int value, byte[] into, int offset) {
        int at = offset;
        int rest = value;
        if (value >= 100) {
            int hundreds = value >= 200 ? 2 : 1;
            into[at++] = (byte) ('0' + hundreds);
            rest -= 100 * hundreds;
        }
        if (value >= 10) {
            into[at++] = TENS[rest];
        }
        into[at++] = ONES[rest];
        return at;
    }

    /** Writes a number that is not negative in decimal and returns the offset behind it. */
    public static int writeDecimal(int value, byte[] into, int offset) {
        if (value < 10) {
            into[offset] = (byte) ('0' + value);
            return offset + 1;
        }
        int end = offset + digits(value);
        int at = end;
        int rest = value;
        while (rest >= 100) {
            int hundredth = (int) ((rest * HUNDREDTH) >>> HUNDREDTH_SHIFT);
            int pair = rest - 100 * hundredth;
            into[--at] = ONES[pair];
            into[--at] = TENS[pair];
            rest = hundredth;
        }
        if (rest >= 10) {
            into[--at] = ONES[rest];
            into[--at] = TENS[rest];
        } else {
            into[--at] = (byte) ('0' + rest);
        }
        return end;
    }

    private static int digits(int value) {
        if (value < 10_000) {
            return value < 100 ? 2 : value < 1_000 ? 3 : 4;
        }
        if (value < 10_000_000) {
            return value < 100_000 ? 5 : value < 1_000_000 ? 6 : 7;
        }
        return value < 100_000_000 ? 8 : value < 1_000_000_000 ? 9 : 10;
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
