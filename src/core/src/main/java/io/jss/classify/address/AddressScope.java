package io.jss.classify.address;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;

/**
 * How far an address reaches, by the registries of special-purpose addresses (RFC 6890) and RFC
 * 4291.
 *
 * <p>A mapped address reaches as far as the IPv4 address in it, since that is what travels. Other
 * addresses that embed IPv4 are judged by their prefix.
 */
public enum AddressScope {
    /** {@code 0.0.0.0}, {@code ::}. */
    UNSPECIFIED,
    /** {@code 127.0.0.0/8}, {@code ::1}. */
    LOOPBACK,
    /** {@code 169.254.0.0/16} (RFC 3927), {@code fe80::/10}. */
    LINK_LOCAL,
    /**
     * {@code 10/8}, {@code 172.16/12}, {@code 192.168/16} (RFC 1918), {@code fc00::/7} (RFC 4193),
     * {@code fec0::/10} (RFC 3879).
     */
    PRIVATE,
    /** {@code 100.64.0.0/10}, the carriers' (RFC 6598). */
    SHARED,
    /** {@code 224.0.0.0/4}, {@code ff00::/8}, of any scope within. */
    MULTICAST,
    /**
     * {@code 255.255.255.255}; a network's own broadcast address cannot be recognized by the
     * address alone.
     */
    BROADCAST,
    /**
     * {@code 192.0.2.0/24}, {@code 198.51.100.0/24}, {@code 203.0.113.0/24}, {@code 2001:db8::/32},
     * {@code 3fff::/20}.
     */
    DOCUMENTATION,
    /**
     * Not to be seen as an address of a host: {@code 0.0.0.0/8}, {@code 240.0.0.0/4}, {@code
     * 198.18.0.0/15}, {@code 100::/64}.
     */
    RESERVED,
    /** All others. */
    GLOBAL;

    /** Returns the scope of an address. */
    public static AddressScope of(IpAddress address) {
        return of(address.family(), address.high(), address.low());
    }

    /**
     * Returns the scope of an address in two halves, as {@link IpAddress} keeps them; it allocates
     * nothing.
     *
     * @param family AF_INET or AF_INET6
     * @param high bytes 0..7 in network order, 0 for AF_INET
     * @param low bytes 8..15 in network order, for AF_INET the 32 bits
     */
    public static AddressScope of(AddressFamily family, long high, long low) {
        return family == AddressFamily.INET || IpAddress.isMapped(high, low)
                ? ofIpv4((int) low)
                : ofIpv6(high, low);
    }

    private static AddressScope ofIpv4(int bits) {
        return switch (bits >>> 24) {
            case 0 -> bits == 0 ? UNSPECIFIED : RESERVED;
            case 10 -> PRIVATE;
            case 100 -> bits >>> 22 == ((100 << 2) | 1) ? SHARED : GLOBAL;
            case 127 -> LOOPBACK;
            case 169 -> bits >>> 16 == 0xa9fe ? LINK_LOCAL : GLOBAL;
            case 172 -> bits >>> 20 == 0xac1 ? PRIVATE : GLOBAL;
            case 192 -> bits >>> 16 == 0xc0a8 ? PRIVATE : documentationOrGlobal(bits, 0xc00002);
            case 198 ->
                    bits >>> 17 == 0xc612 >>> 1 ? RESERVED : documentationOrGlobal(bits, 0xc63364);
            case 203 -> documentationOrGlobal(bits, 0xcb0071);
            default -> ofHighIpv4(bits);
        };
    }

    private static AddressScope documentationOrGlobal(int bits, int prefix) {
        return bits >>> 8 == prefix ? DOCUMENTATION : GLOBAL;
    }

    private static AddressScope ofHighIpv4(int bits) {
        if (bits == -1) {
            return BROADCAST;
        }
        return switch (bits >>> 28) {
            case 0xe -> MULTICAST;
            case 0xf -> RESERVED;
            default -> GLOBAL;
        };
    }

    private static AddressScope ofIpv6(long high, long low) {
        if (high == 0 && (low & ~1) == 0) {
            return low == 0 ? UNSPECIFIED : LOOPBACK;
        }
        if (high == 0x0100L << 48) {
            return RESERVED;
        }
        if (high >>> 32 == 0x20010db8L || high >>> 44 == 0x3fff0) {
            return DOCUMENTATION;
        }
        int first = (int) (high >>> 48);
        if (first >>> 8 == 0xff) {
            return MULTICAST;
        }
        if (first >>> 6 == 0xfe80 >>> 6) {
            return LINK_LOCAL;
        }
        return first >>> 9 == 0xfc00 >>> 9 || first >>> 6 == 0xfec0 >>> 6 ? PRIVATE : GLOBAL;
    }
}
