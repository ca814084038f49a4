package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of lsof: it has an {@code -i} with a protocol, a host or a port attached, which no
 * options of jss look like, or one beside {@code -P}. {@code -i} alone is jss's own: what TCP
 * knows.
 */
final class LsofLine {
    private static final String ATTACHED =
            "([46]?)(TCP|UDP)?(@(?:\\[[^\\]]+\\]|[^:]+))?(:[\\w,-]+)?";
    private static final Pattern END = Pattern.compile("-i" + ATTACHED);
    private static final Pattern LSOF = Pattern.compile("-i(?=.*[TU@:])" + ATTACHED);
    private static final Pattern CLUSTER = Pattern.compile("-([nPt]+)(i.*)");
    private static final Pattern BEHIND_LETTER =
            Pattern.compile("[46]?(?:TCP|UDP|tcp|udp)?(?:@.+|:[\\w,-]+)|[46]");
    private static final Pattern PROTOCOL = Pattern.compile("[46]?(?:TCP|UDP|tcp|udp)");
    private static final Pattern STATES = Pattern.compile("-s(TCP|UDP):([A-Za-z_0-9,-]+)");
    private static final Pattern NUMBERS = Pattern.compile("-[nP]+");

    private static final List<String> OF_INTERNET = List.of("-t", "-u", "-4", "-6");

    private LsofLine() {}

    /** Returns whether the arguments are those of lsof. */
    static boolean isOne(List<String> arguments) {
        List<String> line = oneByOne(arguments);
        boolean internet = false;
        boolean numbers = false;
        for (int i = 0; i < line.size(); i++) {
            String argument = line.get(i);
            if (LSOF.matcher(argument).matches()
                    || STATES.matcher(argument).matches()
                    || (argument.equals("-i") && isNext(BEHIND_LETTER, line, i))) {
                return true;
            }
            internet |= END.matcher(argument).matches();
            numbers |= NUMBERS.matcher(argument).matches() && argument.indexOf('P') > 0;
        }
        return internet && numbers;
    }

    private static boolean isNext(Pattern pattern, List<String> line, int at) {
        return at + 1 < line.size() && pattern.matcher(line.get(at + 1)).matches();
    }

    /** Returns {@code -n -i:80} of {@code -ni:80}, and {@code -sTCP:LISTEN} of its two words. */
    private static List<String> oneByOne(List<String> arguments) {
        List<String> line = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            Matcher cluster = CLUSTER.matcher(argument);
            boolean states = argument.equals("-s") && i + 1 < arguments.size();
            String joined = states ? "-s" + upperProtocol(arguments.get(i + 1)) : argument;
            if (STATES.matcher(upper(joined)).matches()) {
                line.add(upper(joined));
                i += states ? 1 : 0;
            } else if (cluster.matches()
                    && END.matcher("-" + upperProtocol(cluster.group(2))).matches()
                    && !argument.matches("-[nt]+i[46]?")) {
                line.add("-" + cluster.group(1));
                line.add("-" + cluster.group(2));
            } else {
                line.add(argument);
            }
        }
        return line;
    }

    private static String upper(String text) {
        return text.startsWith("-s") ? "-s" + text.substring(2).toUpperCase(Locale.ROOT) : text;
    }

    /**
     * Returns the arguments in jss's words.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    static List<String> translated(List<String> arguments) {
        List<String> line = oneByOne(arguments);
        List<String> options = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        List<String> filter = new ArrayList<>();
        boolean listening = false;
        boolean terse = false;
        for (int i = 0; i < line.size(); i++) {
            String argument = line.get(i);
            if (argument.equals("-i")
                    && (isNext(BEHIND_LETTER, line, i) || isNext(PROTOCOL, line, i))) {
                argument = "-i" + upperProtocol(line.get(++i));
            }
            Matcher end = END.matcher(argument);
            Matcher states = STATES.matcher(argument);
            if (end.matches()) { // alone it is all of the internet's, as here
                addEnd(end, options, targets);
            } else if (states.matches()) {
                listening |= states(states.group(2)).isEmpty();
                filter.addAll(states(states.group(2)));
            } else if (NUMBERS.matcher(argument).matches()) {
                add(argument.contains("n") ? "-n" : "", options);
            } else if (argument.matches("-[nPt]+")) {
                terse = true;
            } else if (argument.startsWith("--")) {
                options.add(argument);
            } else if (!argument.equals("-a")) { // what is asked for narrows here too
                throw new UsageException(
                        "'"
                                + argument
                                + "' cannot stand beside lsof's -i and -s here; jss help targets"
                                + " says how to ask for ports, hosts, processes and states");
            }
        }
        targets.addAll(filter);
        if (terse) {
            throw new UsageException(
                    "-t of lsof prints process ids alone; here: jss "
                            + (listening ? "-l" : "-a")
                            + " --count-by pid "
                            + String.join(" ", targets));
        }
        if (targets.isEmpty() && options.stream().noneMatch(OF_INTERNET::contains)) {
            options.addAll(0, List.of("-t", "-u")); // as -i of lsof, which has no unix sockets
        }
        options.add(0, listening ? "-l" : "-a");
        options.add("-p");
        options.addAll(targets);
        return options;
    }

    private static String upperProtocol(String text) {
        return text.replaceFirst("^(i?[46]?)tcp", "$1TCP").replaceFirst("^(i?[46]?)udp", "$1UDP");
    }

    private static void addEnd(Matcher end, List<String> options, List<String> targets) {
        add(end.group(1).isEmpty() ? "" : "-" + end.group(1), options);
        if (end.group(2) != null) {
            add(
                    "-" + (end.group(2).equals("TCP") ? CliOption.TCP : CliOption.UDP).letter(),
                    options);
        }
        if (end.group(3) != null) {
            targets.add("host");
            targets.add(end.group(3).substring(1));
        }
        if (end.group(4) != null) {
            targets.add(end.group(4));
        }
    }

    private static void add(String option, List<String> options) {
        if (!option.isEmpty() && !options.contains(option)) {
            options.add(option);
        }
    }

    /** Returns the filter of a list of states, empty for listeners alone: -l has those of UDP. */
    private static List<String> states(String list) {
        List<String> filter = new ArrayList<>();
        if (!list.equals("LISTEN")) {
            for (String state : list.split(",", -1)) {
                filter.add("state");
                filter.add(state.equals("SYN_RCDV") ? "SYN_RECV" : state);
            }
        }
        return filter;
    }
}
