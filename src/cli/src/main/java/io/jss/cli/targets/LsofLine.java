package io.jss.cli.targets;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of lsof: it has an {@code -i} with a protocol, a host or a port attached, which no
 * options of jss look like. {@code -i} alone is jss's own: what TCP knows.
 */
final class LsofLine {
    private static final String ATTACHED =
            "([46]?)(TCP|UDP)?(@(?:\\[[^\\]]+\\]|[^:]+))?(:[\\w,-]+)?";
    private static final Pattern LSOF = Pattern.compile("-i(?=.*[TU@:])" + ATTACHED);
    private static final Pattern BEHIND_LETTER =
            Pattern.compile("(?=.*[@:])(?:[46]?)(?:TCP|UDP|tcp|udp)?(?:@.+|:[\\w,-]+)");
    private static final Pattern STATES = Pattern.compile("-s(TCP|UDP):([A-Za-z_0-9,-]+)");
    private static final Pattern NUMBERS = Pattern.compile("-[nP]+");

    private LsofLine() {}

    /** Returns whether an argument is one that only lsof has. */
    static boolean isAt(List<String> arguments, int at) {
        String argument = arguments.get(at);
        return LSOF.matcher(argument).matches()
                || STATES.matcher(argument).matches()
                || (argument.equals("-i")
                        && at + 1 < arguments.size()
                        && BEHIND_LETTER.matcher(arguments.get(at + 1)).matches());
    }

    /**
     * Returns the arguments in jss's words.
     *
     * @throws UsageException when there is no way to say in jss what lsof would show
     */
    static List<String> translated(List<String> arguments) {
        List<String> options = new ArrayList<>();
        List<String> targets = new ArrayList<>();
        List<String> filter = new ArrayList<>();
        boolean listening = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            if (argument.equals("-i") && isAt(arguments, i)) {
                argument = "-i" + upperProtocol(arguments.get(++i));
            }
            Matcher end = LSOF.matcher(argument);
            Matcher states = STATES.matcher(argument);
            if (end.matches()) {
                addEnd(end, options, targets);
            } else if (states.matches()) {
                listening |= states(states.group(2)).isEmpty();
                filter.addAll(states(states.group(2)));
            } else if (NUMBERS.matcher(argument).matches()) {
                add(argument.contains("n") ? "-n" : "", options);
            } else if (argument.startsWith("--")) {
                options.add(argument);
            } else if (!argument.equals("-i")) { // alone it is all of the internet's, as here
                throw new UsageException(
                        "'"
                                + argument
                                + "' cannot stand beside lsof's -i and -s here; jss help targets"
                                + " says how to ask for ports, hosts, processes and states");
            }
        }
        options.add(0, listening ? "-l" : "-a");
        options.add("-p");
        options.addAll(targets);
        options.addAll(filter);
        return options;
    }

    private static String upperProtocol(String text) {
        return text.replaceFirst("^([46]?)tcp", "$1TCP").replaceFirst("^([46]?)udp", "$1UDP");
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
