package io.jss.filter.syntax;

import io.jss.filter.IpPrefix;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads prefixes: an address, and behind a slash its length or, for IPv4, a mask. */
public final class Prefixes {

    private static final int OCTETS = 4;

    private Prefixes() {}

    /** Returns the prefix of a text, empty for one that is none. */
    public static Optional<IpPrefix> parse(String text) {
        int slash = text.indexOf('/');
        Optional<IpAddress> address = address(slash < 0 ? text : text.substring(0, slash));
        if (slash < 0 || address.isEmpty()) {
            return address.map(IpPrefix::of);
        }
        OptionalLong length = length(text.substring(slash + 1), address.get().family());
        return length.isEmpty()
                ? Optional.empty()
                : Optional.of(new IpPrefix(address.get(), (int) length.getAsLong()));
    }

    private static Optional<IpAddress> address(String text) {
        if (text.indexOf(':') < 0) {
            return ipv4(text);
        }
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Reads up to four numbers; those that are missing are 0, so that 10.8 is 10.8.0.0. */
    private static Optional<IpAddress> ipv4(String text) {
        String[] octets = text.split("\\.", -1);
        if (octets.length > OCTETS) {
            return Optional.empty();
        }
        int bits = 0;
        for (int i = 0; i < OCTETS; i++) {
            OptionalLong octet =
                    i < octets.length ? Numbers.unsigned(octets[i], 0xff) : OptionalLong.of(0);
            if (octet.isEmpty()) {
                return Optional.empty();
            }
            bits = (bits << Byte.SIZE) | (int) octet.getAsLong();
        }
        return Optional.of(IpAddress.ofIpv4(bits));
    }

    private static OptionalLong length(String text, AddressFamily family) {
        OptionalLong number = Numbers.unsigned(text, IpPrefix.bits(family));
        if (number.isPresent() || family == AddressFamily.INET6) {
            return number;
        }
        Optional<IpAddress> mask = ipv4(text);
        if (mask.isEmpty() || text.indexOf('.') < 0) {
            return OptionalLong.empty();
        }
        int bits = (int) mask.get().low();
        int length = Integer.numberOfLeadingZeros(~bits);
        boolean contiguous = length == Integer.SIZE || bits << length == 0;
        return contiguous ? OptionalLong.of(length) : OptionalLong.empty();
    }
}
