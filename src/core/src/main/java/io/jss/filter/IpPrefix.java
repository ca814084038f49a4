package io.jss.filter;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;

/**
 * The addresses that begin with the same bits.
 *
 * @param address the first of them: bits behind the prefix are cleared
 * @param length how many bits count, 0 to 32 or 128
 */
public record IpPrefix(IpAddress address, int length) {

    /** Clears the bits behind the prefix. */
    public IpPrefix {
        int bits = bits(address.family());
        if (length < 0 || length > bits) {
            throw new IllegalArgumentException(
                    "a prefix of AF_" + address.family() + " has 0 to " + bits + " bits");
        }
        address =
                address.family() == AddressFamily.INET
                        ? new IpAddress(
                                AddressFamily.INET, 0, address.low() & mask(length, Integer.SIZE))
                        : IpAddress.ofIpv6(
                                address.high() & mask(length, Long.SIZE),
                                address.low() & mask(length - Long.SIZE, Long.SIZE));
    }

    /** Returns the prefix of one address. */
    public static IpPrefix of(IpAddress address) {
        return new IpPrefix(address, bits(address.family()));
    }

    /** Returns how many bits an address of a family has. */
    public static int bits(AddressFamily family) {
        return family == AddressFamily.INET ? Integer.SIZE : 2 * Long.SIZE;
    }

    /** Returns a mask with {@code length} leading ones in a word of {@code size} bits. */
    private static long mask(int length, int size) {
        if (length <= 0) {
            return 0;
        }
        long ones = length >= Long.SIZE ? -1 : ~(-1L >>> length);
        return size == Long.SIZE ? ones : ones >>> (Long.SIZE - size);
    }

    /**
     * Returns whether an address is in the prefix, as the kernel decides: an IPv4 prefix contains
     * the mapped addresses {@code ::ffff:a.b.c.d} of its addresses, and no other IPv6 address; an
     * IPv6 prefix contains no IPv4 address.
     *
     * @param family the address's family
     * @param high bytes 0..7 of it, 0 for AF_INET
     * @param low bytes 8..15 of it, for AF_INET its 32 bits
     */
    public boolean contains(AddressFamily family, long high, long low) {
        if (address.family() == AddressFamily.INET) {
            boolean ipv4 = family == AddressFamily.INET || IpAddress.isMapped(high, low);
            return ipv4 && ((low ^ address.low()) & mask(length, Integer.SIZE)) == 0;
        }
        return family == AddressFamily.INET6
                && ((high ^ address.high()) & mask(length, Long.SIZE)) == 0
                && ((low ^ address.low()) & mask(length - Long.SIZE, Long.SIZE)) == 0;
    }

    /** Returns the text that filters use: IPv6 in brackets, a whole address without a length. */
    @Override
    public String toString() {
        boolean ipv4 = address.family() == AddressFamily.INET;
        String text = address + (length == bits(address.family()) ? "" : "/" + length);
        return ipv4 ? text : "[" + text + "]";
    }
}
