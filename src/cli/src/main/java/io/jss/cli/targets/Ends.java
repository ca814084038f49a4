package io.jss.cli.targets;

import io.jss.cli.options.CliOption;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.commons.lang3.StringUtils;

/** Addresses, prefixes and hosts in targets, with or without a port. */
final class Ends {
    /** Digits of IPv6 and the signs between; a zone may be any name. */
    private static final Pattern LITERAL =
            Pattern.compile("(?=.*[.:])[0-9A-Fa-f.:/\\[\\]*]+(?:%[^:\\]\\s]+\\]?(?::[0-9]+)?)?");

    private static final Pattern ZONE = Pattern.compile("%[^:\\]]+");
    private static final Pattern HOST_PORT =
            Pattern.compile("((?=.*[A-Za-z])[A-Za-z0-9_.-]+):([A-Za-z0-9_-]+)");

    private final FilterNames names;

    Ends(FilterNames names) {
        this.names = names;
    }

    /** Reads an address or a prefix, with or without a port. */
    Optional<Target> literal(String text) {
        boolean star = text.indexOf('*') >= 0 && !text.startsWith("*:") && !text.endsWith(":*");
        if (star
                || !LITERAL.matcher(text).matches()
                || !isHost(ZONE.matcher(text).replaceFirst(""))) {
            return Optional.empty();
        }
        Reading reading = reading(text, text);
        int colon = text.lastIndexOf(':');
        boolean address = isAddress(text);
        if (address
                && colon > 0
                && StringUtils.isNumeric(text.substring(colon + 1))
                && isAddress(text.substring(0, colon))) {
            String host = text.substring(0, colon);
            Reading port = reading("[" + host + "]" + text.substring(colon), text);
            Reading whole = reading("[" + text + "]", "[" + text + "]");
            return Optional.of(Target.uncertain(text, List.of(port, whole), List.of()));
        }
        return Optional.of(Target.certain(text, reading));
    }

    /** Reads several of them with commas between. */
    Optional<Target> list(String text) {
        List<Optional<Target>> parts =
                Arrays.stream(text.split(",", -1))
                        .map(part -> literal(part).or(() -> hostAndPort(part)))
                        .toList();
        return parts.size() > 1 && parts.stream().allMatch(Optional::isPresent)
                ? Optional.of(Target.anyOf(text, parts.stream().flatMap(Optional::stream).toList()))
                : Optional.empty();
    }

    private static Reading reading(String words, String end) {
        return Reading.of(words, either(end), CliOption.ALL);
    }

    private static String either(String end) {
        return "src " + end + " or dst " + end;
    }

    private static boolean isHost(String text) {
        try {
            new FilterParser().parse("src " + text);
            return true;
        } catch (FilterSyntaxException e) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            IpAddress.parse(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Returns what a host of a name means: all its addresses; empty for an unknown one. */
    Optional<Reading> host(String name) {
        return host(name, "", "host " + name);
    }

    /** Reads {@code NAME:PORT}. */
    Optional<Target> hostAndPort(String text) {
        var parts = HOST_PORT.matcher(text);
        return parts.matches()
                ? host(parts.group(1), ":" + parts.group(2), text)
                        .filter(reading -> isPort(parts.group(2)))
                        .map(reading -> Target.certain(text, reading))
                : Optional.empty();
    }

    private boolean isPort(String text) {
        return new Ports(names).filter(text).isPresent();
    }

    private Optional<Reading> host(String name, String port, String words) {
        List<String> ends = new ArrayList<>();
        for (IpAddress address : names.addresses(name)) {
            boolean ipv6 = address.family() == AddressFamily.INET6;
            ends.add(either((ipv6 ? "[" + address + "]" : address.toString()) + port));
        }
        return ends.isEmpty()
                ? Optional.empty()
                : Optional.of(Reading.of(words, String.join(" or ", ends), CliOption.ALL));
    }
}
