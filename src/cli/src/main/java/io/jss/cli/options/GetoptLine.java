package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A command line, read as getopt_long(3) does: letters may be clustered, long names cut to a prefix
 * that only one option has, options and arguments mixed, {@code --} ends the options.
 */
public final class GetoptLine<O extends OptionForm> {
    /**
     * One option as it was given.
     *
     * @param option the option
     * @param value its value, empty when it takes none or none is attached
     */
    public record Given<O>(O option, String value) {}

    private final OptionTable<O> table;
    private final List<String> arguments;
    private final List<Given<O>> given = new ArrayList<>();
    private final List<String> words = new ArrayList<>();

    /** Empty for a command that reads all options before it takes one, and loads no step then. */
    private final Optional<Step<O>> step;

    private int next;
    private boolean ended;

    private GetoptLine(OptionTable<O> table, List<String> arguments, Optional<Step<O>> step) {
        this.table = table;
        this.arguments = arguments;
        this.step = step;
    }

    /**
     * Reads arguments by a table of options.
     *
     * @throws UsageException when an option is unknown, ambiguous, lacks its value or has one that
     *     it does not take
     */
    public static <O extends OptionForm> GetoptLine<O> parse(
            OptionTable<O> table, List<String> arguments) {
        GetoptLine<O> line = new GetoptLine<>(table, arguments, Optional.empty());
        line.run();
        return line;
    }

    /** What a tool does with an option while those behind it are not read yet. */
    @FunctionalInterface
    public interface Step<O> {

        /**
         * Takes an option.
         *
         * @return whether to go on; false where the tool answers at once
         * @throws UsageException when its value is wrong
         */
        boolean take(Given<O> option);
    }

    /**
     * Reads arguments from the left to the right, as tools in C do: what is wrong with the value of
     * an option is said before what is wrong behind it.
     *
     * @throws UsageException as {@link #parse(OptionTable, List)} and {@link Step#take}
     */
    public static <O extends OptionForm> GetoptLine<O> parse(
            OptionTable<O> table, List<String> arguments, Step<O> step) {
        GetoptLine<O> line = new GetoptLine<>(table, arguments, Optional.of(step));
        line.run();
        return line;
    }

    /** Returns the options in order. */
    public List<Given<O>> given() {
        return Collections.unmodifiableList(given);
    }

    /** Returns the arguments that are no options, in order. */
    public List<String> words() {
        return Collections.unmodifiableList(words);
    }

    private void run() {
        while (next < arguments.size() && !ended) {
            String argument = arguments.get(next++);
            if (argument.equals("--")) {
                words.addAll(arguments.subList(next, arguments.size()));
                return;
            }
            if (argument.startsWith("--")) {
                takeLong(argument);
            } else if (argument.length() > 1 && argument.charAt(0) == '-') {
                takeCluster(argument);
            } else {
                words.add(argument);
            }
        }
    }

    private void takeLong(String argument) {
        int equals = argument.indexOf('=');
        String name = fullName(equals < 0 ? argument : argument.substring(0, equals), argument);
        O option = table.ofName(name.substring(2));
        if (equals < 0) {
            take(option, name);
            return;
        }
        String value = argument.substring(equals + 1);
        if (option.value() == OptionForm.Value.NONE) {
            throw table.needless(name, value);
        }
        add(new Given<>(option, value));
    }

    private void takeCluster(String cluster) {
        for (int at = 1; at < cluster.length() && !ended; at++) {
            O option = ofLetter(cluster.charAt(at), cluster);
            String name = "-" + cluster.charAt(at);
            boolean last = at == cluster.length() - 1;
            boolean equals =
                    !last && table.takesEqualsAfterLetter() && cluster.charAt(at + 1) == '=';
            if (option.value() == OptionForm.Value.NONE) {
                if (equals) {
                    throw table.needless(name, cluster.substring(at + 2));
                }
                add(new Given<>(option, ""));
            } else if (last) {
                take(option, name);
            } else {
                add(new Given<>(option, cluster.substring(at + (equals ? 2 : 1))));
                return;
            }
        }
    }

    private void add(Given<O> option) {
        given.add(option);
        ended = step.isPresent() && !step.get().take(option);
    }

    /** Takes an option to which nothing is attached. */
    private void take(O option, String name) {
        if (option.value() != OptionForm.Value.REQUIRED) {
            add(new Given<>(option, ""));
            return;
        }
        if (next == arguments.size()) {
            throw table.missing(name, option);
        }
        add(new Given<>(option, arguments.get(next++)));
    }

    private O ofLetter(char letter, String argument) {
        for (O option : table.options()) {
            if (option.letter() == letter && letter != OptionForm.NO_LETTER) {
                return option;
            }
        }
        throw table.unknown("-" + letter, argument);
    }

    /** Returns the name that a text is or begins: of several, the first if all mean the same. */
    private String fullName(String text, String argument) {
        String prefix = text.substring(2);
        List<String> names = table.longNames();
        if (names.contains(prefix)) {
            return text;
        }
        List<String> candidates = new ArrayList<>();
        int first = -1;
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).startsWith(prefix) && (first < 0 || !table.meanTheSame(first, i))) {
                first = first < 0 ? i : first;
                candidates.add(names.get(i));
            }
        }
        if (candidates.isEmpty() || !table.isPrefix(prefix)) {
            throw table.unknown(text, argument);
        }
        if (candidates.size() > 1) {
            throw table.ambiguous(text, argument, candidates);
        }
        return "--" + candidates.get(0);
    }
}
