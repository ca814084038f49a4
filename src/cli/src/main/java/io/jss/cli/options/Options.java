package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options and arguments of one run, as they were written; the last of a repeated one counts.
 */
public final class Options {

    private final Set<CliOption> given = EnumSet.noneOf(CliOption.class);
    private final Map<CliOption, String> values = new EnumMap<>(CliOption.class);
    private final List<String> arguments = new ArrayList<>();

    /**
     * Reads a command line of jss.
     *
     * @throws UsageException when there is no such option, or a value is missing or too much
     */
    public static Options parse(List<String> arguments) {
        CommandLine<CliOption> line = CommandLine.parse(new JssOptions(), arguments);
        Options options = new Options();
        for (CommandLine.Given<CliOption> given : line.given()) {
            if (given.option().value() == OptionForm.Value.REQUIRED || !given.value().isEmpty()) {
                options.put(given.option(), given.value());
            } else {
                options.put(given.option());
            }
        }
        options.arguments.addAll(line.words());
        return options;
    }

    /** Notes an option without a value. */
    public void put(CliOption option) {
        given.add(option);
        values.remove(option);
    }

    /** Notes an option with its value. */
    public void put(CliOption option, String value) {
        given.add(option);
        values.put(option, value);
    }

    /** Returns whether the option was given, with or without a value. */
    public boolean has(CliOption option) {
        return given.contains(option);
    }

    /**
     * Returns the value of an option, {@code absent} when it was given without one or not at all.
     */
    public String valueOr(CliOption option, String absent) {
        return values.getOrDefault(option, absent);
    }

    /** Returns the value of an option, empty when it was given without one or not at all. */
    public Optional<String> value(CliOption option) {
        return Optional.ofNullable(values.get(option));
    }

    /** Returns the arguments that are no options, in order. */
    public List<String> arguments() {
        return arguments;
    }
}
