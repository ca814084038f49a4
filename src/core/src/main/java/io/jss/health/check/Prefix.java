package io.jss.health.check;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import java.util.Arrays;

/** The network of a remote end: a rack, a subscriber's line. */
final class Prefix {

    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 8;

    private Prefix() {}

    /** Returns the /24 of an IPv4 address, mapped or not, the /64 of an IPv6 address. */
    static String of(InetSocketView socket) {
        IpAddress address = socket.remoteAddress().onTheWire();
        byte[] bytes = address.toBytes();
        int kept = address.family() == AddressFamily.INET ? IPV4_BYTES : IPV6_BYTES;
        Arrays.fill(bytes, kept, bytes.length, (byte) 0);
        return IpAddress.ofBytes(bytes) + "/" + kept * Byte.SIZE;
    }
}
