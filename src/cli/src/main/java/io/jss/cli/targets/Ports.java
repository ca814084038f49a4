package io.jss.cli.targets;

import io.jss.cli.options.CliOption;
import io.jss.filter.build.FilterNames;
import io.jss.model.Protocol;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ports in targets: {@code 80}, {@code 80,443}, {@code 8000-8099}, {@code https}, with protocol.
 */
final class Ports {
    private static final int MAX_PORT = 0xffff;
    private static final Pattern RANGE = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");

    private final FilterNames names;

    Ports(FilterNames names) {
        this.names = names;
    }

    /** Returns the filter of ports at either end; empty when the text is none. */
    Optional<String> filter(String text) {
        List<String> parts = new ArrayList<>();
        for (String item : text.split(",", -1)) {
            Matcher range = RANGE.matcher(item);
            if (range.matches()) {
                int low = Integer.parseInt(range.group(1));
                int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
                if (low == 0 || high > MAX_PORT || low > high) {
                    return Optional.empty();
                }
                parts.add(low == high ? at(low) : between(low, high));
            } else {
                for (int port : new TreeSet<>(names.ports(item))) {
                    parts.add(at(port));
                }
                if (names.ports(item).isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(String.join(" or ", parts));
    }

    private static String at(int port) {
        return "sport = :" + port + " or dport = :" + port;
    }

    private static String between(int low, int high) {
        return "(sport >= :%1$d and sport <= :%2$d) or (dport >= :%1$d and dport <= :%2$d)"
                .formatted(low, high);
    }

    /** Reads {@code 80/tcp}, {@code tcp/80} and {@code tcp:80}. */
    Optional<Target> withProtocol(String text) {
        for (char separator : new char[] {'/', ':'}) {
            int at = text.indexOf(separator);
            if (at <= 0 || text.indexOf(separator, at + 1) >= 0) {
                continue;
            }
            Optional<Target> found = of(text, text.substring(0, at), text.substring(at + 1));
            if (found.isEmpty() && separator == '/') {
                found = of(text, text.substring(at + 1), text.substring(0, at));
            }
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Target> of(String text, String protocol, String ports) {
        List<CliOption> options = new ArrayList<>(optionsOf(protocol));
        if (options.isEmpty()) {
            return Optional.empty();
        }
        options.add(CliOption.ALL);
        return filter(ports)
                .map(filter -> Target.certain(text, new Reading(text, filter, options)));
    }

    /** Returns the options of a protocol, with a 6 for AF_INET6; none for another word. */
    static List<CliOption> optionsOf(String word) {
        String name = word.toLowerCase(Locale.ROOT);
        for (Protocol protocol : Protocol.values()) {
            CliOption option = option(protocol);
            if (name.equals(protocol.label())) {
                return List.of(option);
            }
            if (name.equals(protocol.label() + "6")) {
                return List.of(option, CliOption.INET6);
            }
        }
        return List.of();
    }

    /** Returns the options of protocols with commas between them; none where they differ by a 6. */
    static List<CliOption> optionsOfAll(String words) {
        List<List<CliOption>> each =
                Arrays.stream(words.split(",", -1)).map(Ports::optionsOf).toList();
        boolean alike =
                each.stream().map(options -> options.contains(CliOption.INET6)).distinct().count()
                        == 1;
        return each.stream().anyMatch(List::isEmpty) || !alike
                ? List.of()
                : each.stream().flatMap(List::stream).distinct().toList();
    }

    private static CliOption option(Protocol protocol) {
        return switch (protocol) {
            case TCP -> CliOption.TCP;
            case UDP -> CliOption.UDP;
            case UDPLITE -> CliOption.UDPLITE;
            case RAW -> CliOption.RAW;
            case SCTP -> CliOption.SCTP;
            case DCCP -> CliOption.DCCP;
            case MPTCP -> CliOption.MPTCP;
        };
    }
}
