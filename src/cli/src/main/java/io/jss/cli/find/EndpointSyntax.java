package io.jss.cli.find;

import io.jss.cli.environment.UsageException;
import io.jss.filter.build.FilterNames;
import io.jss.model.AddressFamily;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import java.util.OptionalInt;
import org.apache.commons.lang3.StringUtils;

/**
 * Reads the end of a socket: {@code 192.0.2.1:80}, {@code [2001:db8::1]:80}, {@code
 * [fe80::1%eth0]:80}, what the table shows, {@code 2001:db8::1:80} and {@code 0.0.0.0:*}, and what
 * Java prints of an InetSocketAddress, {@code localhost/127.0.0.1:80}.
 */
public final class EndpointSyntax {

    private static final int MAX_PORT = 0xffff;

    private static final FilterNames ANY_INTERFACE =
            new FilterNames() {
                @Override
                public OptionalInt device(String name) {
                    return OptionalInt.of(1);
                }
            };

    private EndpointSyntax() {}

    /**
     * Returns the end that a text names. {@code *} as port is 0: no peer.
     *
     * @param names the interfaces of the network namespace in which the end is
     * @throws UsageException when it names none; the message says what was expected
     */
    public static Endpoint parse(String text, FilterNames names) {
        int colon = text.lastIndexOf(':');
        if (colon < 0) {
            throw wrong(text, "a port is missing");
        }
        String host = text.substring(text.lastIndexOf('/', colon) + 1, colon); // Java: NAME/ADDRESS
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (bracketed) {
            host = host.substring(1, host.length() - 1);
        }
        String zone = StringUtils.substringAfter(host, "%");
        IpAddress address = address(text, StringUtils.substringBefore(host, "%"));
        if (bracketed && address.family() == AddressFamily.INET) {
            throw wrong(text, "brackets are for IPv6");
        }
        int index = zone.isEmpty() ? 0 : interfaceIndex(text, zone, names);
        return new Endpoint(address, port(text, text.substring(colon + 1)), index);
    }

    /** Returns whether a text is an end, of whatever interface. */
    public static boolean isEnd(String text) {
        try {
            parse(text, ANY_INTERFACE);
            return true;
        } catch (UsageException e) {
            return false;
        }
    }

    private static IpAddress address(String text, String literal) {
        try {
            return IpAddress.parse(literal);
        } catch (IllegalArgumentException e) {
            throw wrong(text, e.getMessage());
        }
    }

    private static int port(String text, String port) {
        if (port.equals("*")) {
            return 0;
        }
        boolean number = port.length() <= 5 && StringUtils.isNumeric(port);
        int value = number ? Integer.parseInt(port) : MAX_PORT + 1;
        if (value > MAX_PORT) {
            throw wrong(text, "a port is a number up to 65535");
        }
        return value;
    }

    private static int interfaceIndex(String text, String zone, FilterNames names) {
        if (zone.length() < 10 && StringUtils.isNumeric(zone)) {
            return Integer.parseInt(zone);
        }
        return names.device(zone).orElseThrow(() -> wrong(text, "there is no interface " + zone));
    }

    private static UsageException wrong(String text, String why) {
        return new UsageException(
                "'"
                        + text
                        + "' is no ADDRESS:PORT such as 192.0.2.1:80 or [2001:db8::1]:80: "
                        + why);
    }
}
