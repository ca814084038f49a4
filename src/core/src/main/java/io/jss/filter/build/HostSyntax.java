package io.jss.filter.build;

import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.IpPrefix;
import io.jss.filter.Side;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.condition.NameCondition;
import io.jss.filter.syntax.Numbers;
import io.jss.filter.syntax.Prefixes;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.SocketFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads hosts and ports as ss writes them: {@code [FAMILY:][ADDRESS[/LENGTH]][:PORT]}.
 *
 * <p>Without brackets the last colon separates the port, also of an IPv6 address, when both parts
 * are what they should be: 2001:db8::1:80 is port 80 of 2001:db8::1.
 */
final class HostSyntax {

    private static final String HOST =
            "an address, a prefix or a host name, with or without a port";
    private static final String PORT = "a port (0 to 65535) or the name of a service";
    private static final int MAX_PORT = 0xffff;
    private static final Pattern RANGE = Pattern.compile("(\\d+)-(\\d+)");
    private static final Set<String> ANY_ADDRESS = Set.of("", "all", "any", "default");

    /** What stands before a host or port of a family. */
    private static final Map<String, SocketFamily<?>> PREFIXES =
            Map.of(
                    "unix:", SocketFamily.UNIX,
                    "link:", SocketFamily.PACKET,
                    "netlink:", SocketFamily.NETLINK,
                    "vsock:", SocketFamily.VSOCK);

    private final Cursor cursor;
    private final FilterNames names;
    private final Optional<SocketFamily<?>> preferred;

    HostSyntax(Cursor cursor, FilterNames names, Optional<SocketFamily<?>> preferred) {
        this.cursor = cursor;
        this.names = names;
        this.preferred = preferred;
    }

    /** Reads a host and returns the filter for an end that is it, or is not. */
    Filter address(Side side, boolean equal) {
        Cursor.Word word = cursor.value(HOST);
        Optional<SocketFamily<?>> other = otherFamily(word.text());
        if (other.isEmpty() && isName(word.text())) {
            other = Optional.of(SocketFamily.UNIX);
        }
        if (other.isPresent()) {
            OtherHostSyntax hosts = new OtherHostSyntax(cursor, names, word);
            Filter host = hosts.host(other.get(), side, withoutPrefix(word.text()));
            return equal && host instanceof NameCondition
                    ? host // no other family has names
                    : Filters.family(other.get()).and(equal ? host : host.negate());
        }
        Optional<AddressFamily> family = family(word.text());
        Zoned zoned = Zoned.of(withoutFamily(word.text(), family));
        Parts parts = split(zoned.host);
        Filter filter =
                addresses(side, parts.address, family, word).and(port(side, parts.port, word));
        if (!zoned.zone.isEmpty()) {
            filter = filter.and(Filters.device(device(zoned.zone, word)));
        }
        return restrict(family, equal ? filter : filter.negate());
    }

    /** Reads a port and returns the filter for an end whose port compares with it. */
    Filter port(Side side, Comparison comparison) {
        Cursor.Word word = cursor.value(PORT);
        Optional<SocketFamily<?>> other = otherFamily(word.text());
        if (other.isPresent()) {
            OtherHostSyntax hosts = new OtherHostSyntax(cursor, names, word);
            String text = withoutPrefix(word.text());
            Filter port = hosts.port(other.get(), side, comparison, text);
            return text.equals(word.text()) ? port : Filters.family(other.get()).and(port);
        }
        Optional<AddressFamily> family = family(word.text());
        String text = withoutFamily(word.text(), family);
        String port = text.startsWith(":") ? text.substring(1) : text;
        boolean equality = comparison == Comparison.EQUAL || comparison == Comparison.NOT_EQUAL;
        if (isAnyPort(port) && equality) {
            return restrict(
                    family, comparison == Comparison.EQUAL ? Filters.any() : Filters.none());
        }
        Matcher range = RANGE.matcher(port);
        if (cursor.hasLists() && equality && range.matches()) {
            return restrict(family, range(side, comparison, range, word));
        }
        return restrict(family, Filters.port(side, comparison, number(port, word)));
    }

    private Filter range(Side side, Comparison comparison, Matcher range, Cursor.Word word) {
        int low = number(range.group(1), word);
        int high = number(range.group(2), word);
        if (low > high) {
            throw cursor.error(word, "a range of ports from the lower to the higher");
        }
        return comparison == Comparison.EQUAL
                ? Filters.port(side, Comparison.AT_LEAST, low)
                        .and(Filters.port(side, Comparison.AT_MOST, high))
                : Filters.port(side, Comparison.LESS, low)
                        .or(Filters.port(side, Comparison.GREATER, high));
    }

    private Optional<SocketFamily<?>> otherFamily(String text) {
        for (Map.Entry<String, SocketFamily<?>> prefix : PREFIXES.entrySet()) {
            if (text.startsWith(prefix.getKey())) {
                return Optional.of(prefix.getValue());
            }
        }
        return family(text).isPresent() ? Optional.empty() : preferred;
    }

    private static String withoutPrefix(String text) {
        for (String prefix : PREFIXES.keySet()) {
            if (text.startsWith(prefix)) {
                return text.substring(prefix.length());
            }
        }
        return text;
    }

    /** Returns whether it is a name of unix sockets and nothing else: @name, /path, *pattern. */
    private static boolean isName(String text) {
        boolean pattern =
                text.length() > 1
                        && text.charAt(0) == '*'
                        && ":%0123456789".indexOf(text.charAt(1)) < 0; // *80 is a port
        return text.startsWith("@") || text.startsWith("/") || pattern;
    }

    private int device(String zone, Cursor.Word word) {
        return deviceOf(names, zone).orElseThrow(() -> cursor.error(word, "an interface as zone"));
    }

    /** Returns the index of an interface by its name, or its number. */
    static OptionalInt deviceOf(FilterNames names, String text) {
        OptionalInt index = names.device(text);
        if (index.isPresent()) {
            return index;
        }
        OptionalLong number = Numbers.unsigned(text, 0xffff_ffffL);
        return number.isPresent() ? OptionalInt.of((int) number.getAsLong()) : OptionalInt.empty();
    }

    /**
     * A host without its zone.
     *
     * @param zone the interface behind a {@code %}; empty for none
     */
    private record Zoned(String host, String zone) {
        static Zoned of(String text) {
            int percent = text.indexOf('%');
            if (percent < 0) {
                return new Zoned(text, "");
            }
            int end = percent + 1;
            while (end < text.length() && "]/:".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            return new Zoned(
                    text.substring(0, percent) + text.substring(end),
                    text.substring(percent + 1, end));
        }
    }

    private static Optional<AddressFamily> family(String text) {
        if (text.startsWith("inet:")) {
            return Optional.of(AddressFamily.INET);
        }
        return text.startsWith("inet6:") ? Optional.of(AddressFamily.INET6) : Optional.empty();
    }

    private static String withoutFamily(String text, Optional<AddressFamily> family) {
        return family.isPresent() ? text.substring(text.indexOf(':') + 1) : text;
    }

    private static Filter restrict(Optional<AddressFamily> family, Filter filter) {
        return family.map(f -> Filters.family(f).and(filter)).orElse(filter);
    }

    /**
     * The two parts of a host.
     *
     * @param address empty for any
     * @param port empty for any
     */
    private record Parts(String address, String port) {}

    private static Parts split(String host) {
        if (host.startsWith("*")) {
            return new Parts("", afterColon(host.substring(1)));
        }
        int close = host.startsWith("[") ? host.indexOf(']') : -1;
        if (close > 0) {
            String address = host.substring(1, close);
            String rest = host.substring(close + 1);
            if (!rest.startsWith("/")) {
                return new Parts(address, afterColon(rest));
            }
            int colon = rest.indexOf(':');
            return colon < 0
                    ? new Parts(address + rest, "")
                    : new Parts(address + rest.substring(0, colon), rest.substring(colon + 1));
        }
        int slash = host.indexOf('/');
        int colon = host.lastIndexOf(':');
        boolean wholeAddress = slash < 0 && isIpv6(host) && !hasPort(host, colon);
        return colon < Math.max(slash, 0) || wholeAddress
                ? new Parts(host, "")
                : new Parts(host.substring(0, colon), host.substring(colon + 1));
    }

    /** Returns whether an IPv6 address without brackets is one before a colon and a port. */
    private static boolean hasPort(String host, int colon) {
        return isIpv6(host.substring(0, colon))
                && Numbers.unsigned(host.substring(colon + 1), MAX_PORT).isPresent();
    }

    private static String afterColon(String rest) {
        return rest.startsWith(":") ? rest.substring(1) : rest;
    }

    private static boolean isIpv6(String text) {
        return text.indexOf(':') >= 0 && literal(text).isPresent();
    }

    private static Optional<IpAddress> literal(String text) {
        try {
            return Optional.of(IpAddress.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static boolean isAnyPort(String port) {
        return port.isEmpty() || port.equals("*");
    }

    private Filter port(Side side, String port, Cursor.Word word) {
        return isAnyPort(port)
                ? Filters.any()
                : Filters.port(side, Comparison.EQUAL, number(port, word));
    }

    private int number(String port, Cursor.Word word) {
        OptionalLong number = Numbers.unsigned(port, MAX_PORT);
        if (number.isPresent()) {
            return (int) number.getAsLong();
        }
        Set<Integer> ports = new TreeSet<>(names.ports(port));
        if (ports.size() > 1) {
            throw cursor.error(word, "a service with one port, not " + ports);
        }
        return ports.stream().findFirst().orElseThrow(() -> cursor.error(word, PORT));
    }

    private Filter addresses(
            Side side, String text, Optional<AddressFamily> family, Cursor.Word word) {
        if (ANY_ADDRESS.contains(text)) {
            return Filters.any();
        }
        List<IpPrefix> prefixes =
                Prefixes.parse(text)
                        .map(List::of)
                        .orElseGet(() -> names.addresses(text).stream().map(IpPrefix::of).toList());
        List<Filter> filters =
                prefixes.stream()
                        .filter(p -> family.isEmpty() || family.get() == p.address().family())
                        .<Filter>map(p -> new AddressCondition(side, p))
                        .toList();
        if (filters.isEmpty()) {
            throw cursor.error(word, HOST);
        }
        return Filters.anyOf(filters);
    }
}
