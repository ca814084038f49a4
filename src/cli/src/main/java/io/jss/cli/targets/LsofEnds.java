package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the {@code -i} of a command line of lsof ask for, any of which a socket may be. */
final class LsofEnds {
    private static final Pattern END =
            Pattern.compile("([46]?)(|TCP|UDP|tcp|udp)(|@.+?)(|:[\\w,-]+)");

    /** An address with colons is in brackets, so that its port is known from it. */
    private static final Pattern HOST = Pattern.compile("|@(?:\\[[^\\]]+\\]|[^:]+)");

    /**
     * One of them, each part empty where it is not given.
     *
     * @param family 4 or 6
     * @param protocol {@code tcp} or {@code udp}
     * @param ports with commas
     */
    private record End(String family, String protocol, String host, String ports) {

        boolean isAll() {
            return (family + protocol + host + ports).isEmpty();
        }
    }

    private final List<End> ends = new ArrayList<>();

    /** Returns whether a text looks like what stands behind {@code -i}. */
    static boolean isOne(String value) {
        return END.matcher(value).matches();
    }

    /** Returns whether it does, and a target of jss does not: a protocol alone is one. */
    static boolean isOfLsofAlone(String value) {
        Matcher end = END.matcher(value);
        return end.matches()
                && (!end.group(3).isEmpty()
                        || !end.group(4).isEmpty()
                        || (!end.group(1).isEmpty() && end.group(2).isEmpty()));
    }

    void add(String value) {
        Matcher end = END.matcher(value);
        if (!end.matches() || !HOST.matcher(end.group(3)).matches()) {
            throw new UsageException(
                    "-i of lsof takes [46][PROTOCOL][@HOST][:PORTS], not '" + value + "'");
        }
        ends.add(
                new End(
                        end.group(1),
                        end.group(2).toLowerCase(Locale.ROOT),
                        end.group(3).isEmpty() ? "" : end.group(3).substring(1),
                        end.group(4).isEmpty() ? "" : end.group(4).substring(1)));
        if (ends.stream().anyMatch(End::isAll)) {
            ends.removeIf(one -> !one.isAll());
        }
    }

    /** Returns whether all of the internet's are meant. */
    boolean areAll() {
        return ends.stream().allMatch(End::isAll);
    }

    /** Returns the options for families and protocols. */
    List<String> options() {
        Set<String> families = all(End::family);
        Set<String> protocols = all(End::protocol);
        List<String> options = new ArrayList<>();
        if (families.size() == 1 && !families.contains("")) {
            options.add("-" + families.iterator().next());
        }
        boolean every = protocols.contains("") && (areAll() || families.size() > 1);
        boolean named = !protocols.contains("");
        if (every || (named && protocols.contains("tcp"))) {
            options.add("-t");
        }
        if (every || (named && protocols.contains("udp"))) {
            options.add("-u");
        }
        return options;
    }

    /**
     * Returns the hosts and ports.
     *
     * @throws UsageException when they are not the same of each that differs in something else
     */
    List<String> targets() {
        Set<String> hosts = all(End::host);
        Set<String> ports = all(End::ports);
        int differences = 0;
        for (Set<String> values : List.of(all(End::family), all(End::protocol), hosts, ports)) {
            differences += values.size() > 1 ? 1 : 0;
        }
        if (differences == 2 && hosts.equals(Set.of("")) && isOfProtocols()) {
            return alternatives();
        }
        if (differences > 1 || isOpen(hosts) || isOpen(ports)) {
            throw new UsageException(
                    "the -i of lsof here are alternatives that differ in several ways; ask for"
                            + " each alone, or write jss A or B (jss help targets)");
        }
        List<String> targets = new ArrayList<>();
        if (!hosts.contains("") && !hosts.isEmpty()) {
            targets.add("host");
            targets.add(String.join(",", hosts));
        }
        if (!ports.contains("") && !ports.isEmpty()) {
            targets.add(":" + String.join(",", ports));
        }
        return targets;
    }

    /** Returns whether one has such a part, and another none. */
    private static boolean isOpen(Set<String> parts) {
        return parts.size() > 1 && parts.contains("");
    }

    /** Returns whether each is a port of a protocol. */
    private boolean isOfProtocols() {
        return all(End::family).equals(Set.of(""))
                && !all(End::protocol).contains("")
                && !all(End::ports).contains("");
    }

    private List<String> alternatives() {
        List<String> words = new ArrayList<>();
        for (End end : ends) {
            if (!words.isEmpty()) {
                words.add("or");
            }
            words.add(end.ports() + "/" + end.protocol());
        }
        return words;
    }

    private Set<String> all(Function<End, String> part) {
        Set<String> values = new LinkedHashSet<>();
        ends.forEach(end -> values.add(part.apply(end)));
        return values;
    }
}
