package io.jss.cli.compat.netstat;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a command line as getopt_long(3) does: letters may be clustered, long names cut to a prefix
 * that only one option has, options and arguments mixed, {@code --} ends the options. Arguments
 * that are no options are passed over: netstat takes none and says nothing.
 *
 * <p>The option parser of {@code jss} has other rules for abbreviations and for values of flags, so
 * it cannot stand in.
 */
final class GetoptLong {

    /**
     * One option as it was given.
     *
     * @param option the option
     * @param value its value, empty when it takes none
     */
    record Given(NetstatOption option, String value) {}

    private final List<String> arguments;
    private final List<Given> given = new ArrayList<>();
    private int next;

    private GetoptLong(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Returns the options in order.
     *
     * @throws UsageException when an option is unknown, ambiguous, or lacks its value
     */
    static List<Given> parse(List<String> arguments) {
        GetoptLong parser = new GetoptLong(arguments);
        parser.run();
        return parser.given;
    }

    private void run() {
        while (next < arguments.size()) {
            String argument = arguments.get(next++);
            if (argument.equals("--")) {
                return;
            }
            if (argument.startsWith("--")) {
                takeLong(argument.substring(2));
            } else if (argument.startsWith("-")) {
                takeCluster(argument);
            }
        }
    }

    private void takeLong(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        NetstatOption option = ofName(name);
        if (option.takesValue()) {
            given.add(
                    new Given(
                            option,
                            equals < 0 ? following("--" + name) : text.substring(equals + 1)));
            return;
        }
        if (equals >= 0) {
            throw new UsageException("option '--" + name + "' does not take a value");
        }
        given.add(new Given(option, ""));
    }

    private void takeCluster(String cluster) {
        for (int at = 1; at < cluster.length(); at++) {
            NetstatOption option = ofLetter(cluster.charAt(at));
            if (option.takesValue()) {
                String rest = cluster.substring(at + 1);
                String value = rest.isEmpty() ? following("-" + option.letter()) : rest;
                given.add(new Given(option, value));
                return;
            }
            given.add(new Given(option, ""));
        }
    }

    private String following(String option) {
        if (next == arguments.size()) {
            throw new UsageException("option '" + option + "' needs a value");
        }
        return arguments.get(next++);
    }

    private static NetstatOption ofLetter(char letter) {
        for (NetstatOption option : NetstatOption.values()) {
            if (option.letter() == letter) {
                return option;
            }
        }
        throw new UsageException("netstat has no option '-" + letter + "'");
    }

    private static NetstatOption ofName(String text) {
        List<String> candidates = new ArrayList<>();
        NetstatOption found = null;
        for (NetstatOption option : NetstatOption.values()) {
            for (String name : option.names()) {
                if (name.equals(text)) {
                    return option;
                }
                if (name.startsWith(text)) {
                    candidates.add("'--" + name + "'");
                    found = option;
                }
            }
        }
        if (candidates.size() > 1) {
            throw new UsageException(
                    "option '--" + text + "' may be any of " + String.join(", ", candidates));
        }
        if (found == null) {
            throw new UsageException("netstat has no option '--" + text + "'");
        }
        return found;
    }
}
