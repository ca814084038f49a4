package io.jss.cli.compat.ss;

import io.jss.fields.FieldCatalogue;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.FilterSyntaxException;
import io.jss.model.SocketFamily;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.lang3.StringUtils;

/**
 * What ss says of a wrong filter (6.1, {@code ssfilter.y}): its lexer takes each word that it does
 * not know for a value of the condition that was named last, and of a host where none was, and
 * refuses the value before the grammar is asked.
 */
final class SsFilterErrors {

    private static final String ENDS = "Cannot parse dst/src address.";
    private static final Set<String> STATES = Set.of("state", "exclude", "excl");
    private static final Set<String> COMPARISONS =
            Set.of(
                    "=", "==", "eq", "!=", "ne", "neq", ">", "gt", "<", "lt", ">=", "ge", "geq",
                    "<=", "le", "leq");
    private static final Set<String> JOINTS =
            Set.of("!", "not", "&", "&&", "and", "|", "||", "or", "(", ")");

    /** Conditions of jss that are no fields by these names. */
    private static final Set<String> OWN = Set.of("pid", "process", "peer", "type");

    /** What a value is of, by the condition. */
    private enum Kind {
        HOST("src"),
        PORT("sport"),
        DEVICE("dev"),
        MARK("fwmark"),
        CGROUP("cgroup");

        private final String condition;

        Kind(String condition) {
            this.condition = condition;
        }
    }

    private static final Map<String, Kind> KINDS =
            Map.of(
                    "src", Kind.HOST,
                    "dst", Kind.HOST,
                    "autobound", Kind.HOST,
                    "sport", Kind.PORT,
                    "dport", Kind.PORT,
                    "dev", Kind.DEVICE,
                    "fwmark", Kind.MARK,
                    "cgroup", Kind.CGROUP);

    private final FilterParser parser;
    private final SocketFamily<?> preferred;

    /**
     * Creates it.
     *
     * @param parser the parser that refused the filter
     * @param preferred the family as whose hosts are read
     */
    SsFilterErrors(FilterParser parser, SocketFamily<?> preferred) {
        this.parser = parser;
        this.preferred = preferred;
    }

    /** Returns whether it is the value of a condition that ss does not have. */
    boolean isOwn(FilterSyntaxException e) {
        List<String> before = before(e);
        int last = before.size() - 1;
        while (last >= 0 && isComparison(before.get(last))) {
            last--;
        }
        if (last < 0 || KINDS.containsKey(before.get(last)) || STATES.contains(before.get(last))) {
            return false;
        }
        String word = before.get(last);
        return OWN.contains(word) || FieldCatalogue.standard().find(word).isPresent();
    }

    /** Returns what ss says of it, and its exit code. */
    WrongSsLine refusal(FilterSyntaxException e) {
        List<String> before = before(e);
        String word = StringUtils.split(e.text().substring(e.position()) + " \0", " \t\n")[0];
        boolean ends = e.token().isEmpty();
        if (!before.isEmpty() && STATES.contains(before.get(before.size() - 1))) {
            return ends ? WrongSsLine.incomplete() : WrongSsLine.state(word);
        }
        if (ends || isComparison(word) || JOINTS.contains(word) || KINDS.containsKey(word)) {
            return WrongSsLine.filter();
        }
        Kind kind =
                before.stream()
                        .filter(KINDS::containsKey)
                        .map(KINDS::get)
                        .reduce(Kind.HOST, (older, newer) -> newer);
        if (isTaken(kind.condition + " = " + word)) {
            return WrongSsLine.filter();
        }
        return switch (kind) {
            case HOST, PORT -> ofEnd(end(word, kind == Kind.PORT));
            case DEVICE -> WrongSsLine.value("Cannot parse device.");
            case MARK -> WrongSsLine.value("Cannot parse mark " + word + ".");
            case CGROUP ->
                    WrongSsLine.value(
                            "Failed to get cgroup2 ID: No such file or directory",
                            "Cannot parse cgroup " + word + ".");
        };
    }

    private static WrongSsLine ofEnd(String line) {
        return line.isEmpty() ? WrongSsLine.value(ENDS) : WrongSsLine.value(line, ENDS);
    }

    private static List<String> before(FilterSyntaxException e) {
        return List.of(StringUtils.split(e.text().substring(0, e.position()), " \t\n"));
    }

    private static boolean isComparison(String word) {
        return COMPARISONS.contains(word);
    }

    private boolean isTaken(String filter) {
        try {
            parser.parse(filter);
            return true;
        } catch (FilterSyntaxException e) {
            return false;
        }
    }

    /** Returns the line about an end of the internet, nothing for other families. */
    private String end(String word, boolean isPort) {
        String host = word.replaceFirst("^inet6?:", "");
        boolean ofInternet =
                host.length() < word.length()
                        || (preferred == SocketFamily.INET
                                && SocketFamily.find(StringUtils.substringBefore(word, ":"))
                                        .isEmpty()
                                && !word.startsWith("link:"));
        if (!ofInternet || (host.startsWith("[") && !host.contains("]"))) {
            return "";
        }
        int colon = isPort ? host.indexOf(':') : portColon(host);
        String port = isPort && colon != 0 ? host : colon < 0 ? "" : host.substring(colon + 1);
        if (!port.isEmpty() && !port.equals("*") && !isTaken("sport = :" + port)) {
            return "Error: \"" + port + "\" does not look like a port.";
        }
        return "Error: an inet prefix is expected rather than \""
                + (colon < 0 ? host : host.substring(0, colon))
                + "\".";
    }

    /** Returns where ss looks for a port: behind the bracket, or the last colon of the rest. */
    private static int portColon(String host) {
        int from = Math.max(host.indexOf(']'), host.indexOf('/'));
        int colon = host.lastIndexOf(':');
        return colon > from ? colon : -1;
    }
}
