package io.jss.cli.compat.ss;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads a command line as getopt_long(3) does: letters may be clustered, long names cut to a prefix
 * that only one option has, options and arguments mixed, {@code --} ends the options.
 */
final class SsCommandLine {

    /**
     * One option as it was given.
     *
     * @param value its value, empty when it takes none
     */
    record Given(SsOption option, String value) {}

    private final List<String> arguments;
    private final List<Given> given = new ArrayList<>();
    private final List<String> words = new ArrayList<>();
    private int next;

    private SsCommandLine(List<String> arguments) {
        this.arguments = arguments;
    }

    /**
     * Returns what the arguments say.
     *
     * @throws UsageException when an option is unknown, ambiguous, or lacks its value
     */
    static SsCommandLine parse(List<String> arguments) {
        SsCommandLine line = new SsCommandLine(arguments);
        line.run();
        return line;
    }

    /** Returns the options in order. */
    List<Given> given() {
        return Collections.unmodifiableList(given);
    }

    /** Returns the arguments that are no options, in order: the filter. */
    List<String> words() {
        return Collections.unmodifiableList(words);
    }

    private void run() {
        while (next < arguments.size()) {
            String argument = arguments.get(next++);
            if (argument.equals("--")) {
                words.addAll(arguments.subList(next, arguments.size()));
                return;
            }
            if (argument.startsWith("--")) {
                takeLong(argument.substring(2));
            } else if (argument.length() > 1 && argument.startsWith("-")) {
                takeCluster(argument);
            } else {
                words.add(argument);
            }
        }
    }

    private void takeLong(String text) {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        SsOption option = ofName(name);
        if (!option.takesValue() && equals >= 0) {
            throw new UsageException("option '--" + name + "' does not take a value");
        }
        boolean follows = option.takesValue() && equals < 0;
        String value = follows ? following("--" + name) : text.substring(equals + 1);
        given.add(new Given(option, option.takesValue() ? value : ""));
    }

    private void takeCluster(String cluster) {
        for (int at = 1; at < cluster.length(); at++) {
            char letter = cluster.charAt(at);
            SsOption option = only("-" + letter, candidate -> candidate.hasLetter(letter));
            if (option.takesValue()) {
                String rest = cluster.substring(at + 1);
                given.add(new Given(option, rest.isEmpty() ? following("-" + letter) : rest));
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

    private static SsOption ofName(String name) {
        return Stream.of(SsOption.values())
                .filter(option -> option.isNamed(name))
                .findFirst()
                .orElseGet(() -> only("--" + name, option -> option.beginsWith(name)));
    }

    private static SsOption only(String text, Predicate<SsOption> fits) {
        List<SsOption> found = Stream.of(SsOption.values()).filter(fits).toList();
        if (found.isEmpty()) {
            throw new UsageException("ss has no option '" + text + "'");
        }
        if (found.size() > 1) {
            throw new UsageException("option '" + text + "' is cut too short");
        }
        return found.get(0);
    }
}
