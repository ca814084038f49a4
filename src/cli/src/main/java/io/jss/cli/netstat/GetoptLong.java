package io.jss.cli.netstat;

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

    /** The long names in netstat's order, which is that of its messages; first the families. */
    private static final List<String> LONG_NAMES =
            List.of(
                    ("ax25 ip ipx appletalk netrom inet inet6 ddp rose unix tcpip x25 bluetooth"
                                    + " version interfaces help route groups masquerade protocol"
                                    + " tcp sctp udp udplite raw unix l2cap rfcomm listening all"
                                    + " timers continuous statistics programs verbose numeric"
                                    + " numeric-hosts numeric-ports numeric-users symbolic cache"
                                    + " fib context extend wide")
                            .split(" ", -1));

    private static final int NONE = -1;
    private static final int FAMILIES = LONG_NAMES.indexOf("version");

    private final List<String> arguments;
    private final List<Given> given = new ArrayList<>();
    private int next;

    private GetoptLong(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Returns the options in order.
     *
     * @throws WrongCommandLine when an option is unknown, ambiguous, or lacks its value
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
        String name = ofPrefix(text, equals < 0 ? text : text.substring(0, equals));
        NetstatOption option = ofName(name);
        if (option.takesValue()) {
            given.add(
                    new Given(
                            option,
                            equals < 0
                                    ? following("option '--" + name + "' requires an argument")
                                    : text.substring(equals + 1)));
            return;
        }
        if (equals >= 0) {
            throw WrongCommandLine.option("option '--" + name + "' doesn't allow an argument");
        }
        given.add(new Given(option, ""));
    }

    private void takeCluster(String cluster) {
        for (int at = 1; at < cluster.length(); at++) {
            NetstatOption option = ofLetter(cluster.charAt(at));
            if (option.takesValue()) {
                String rest = cluster.substring(at + 1);
                String refusal = "option requires an argument -- '" + option.letter() + "'";
                String value = rest.isEmpty() ? following(refusal) : rest;
                given.add(new Given(option, value));
                return;
            }
            given.add(new Given(option, ""));
        }
    }

    private String following(String refusal) {
        if (next == arguments.size()) {
            throw WrongCommandLine.option(refusal);
        }
        return arguments.get(next++);
    }

    private static NetstatOption ofLetter(char letter) {
        for (NetstatOption option : NetstatOption.values()) {
            if (option.letter() == letter) {
                return option;
            }
        }
        throw WrongCommandLine.option("invalid option -- '" + letter + "'");
    }

    /** The first of several that begin so, if the others have the same effect. */
    private static String ofPrefix(String text, String prefix) {
        if (LONG_NAMES.contains(prefix)) {
            return prefix;
        }
        int first = next(prefix, 0);
        if (first == NONE) {
            throw WrongCommandLine.option("unrecognized option '--" + text + "'");
        }
        StringBuilder names = new StringBuilder("'--" + LONG_NAMES.get(first) + "'");
        boolean ambiguous = false;
        for (int i = next(prefix, first + 1); i != NONE; i = next(prefix, i + 1)) {
            if (first >= FAMILIES || i >= FAMILIES) {
                ambiguous = true;
                names.append(" '--").append(LONG_NAMES.get(i)).append('\'');
            }
        }
        if (ambiguous) {
            throw WrongCommandLine.option(
                    "option '--" + text + "' is ambiguous; possibilities: " + names);
        }
        return LONG_NAMES.get(first);
    }

    private static int next(String prefix, int from) {
        for (int i = from; i < LONG_NAMES.size(); i++) {
            if (LONG_NAMES.get(i).startsWith(prefix)) {
                return i;
            }
        }
        return NONE;
    }

    private static NetstatOption ofName(String name) {
        for (NetstatOption option : NetstatOption.values()) {
            if (option.names().contains(name)) {
                return option;
            }
        }
        throw new IllegalStateException("no option has the name " + name);
    }
}
