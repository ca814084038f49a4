package io.jss.cli.options;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The options and arguments of one run, as they were written; the last of a repeated one counts.
 */
public final class Options {

    private final Set<CliOption> given = EnumSet.noneOf(CliOption.class);
    private final Map<CliOption, String> values = new EnumMap<>(CliOption.class);
    private final List<String> arguments = new ArrayList<>();

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

    /** Notes an argument that is no option. */
    void addArgument(String argument) {
        arguments.add(argument);
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

    /** Returns the arguments that are no options, in order. */
    public List<String> arguments() {
        return arguments;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Options options
                && given.equals(options.given)
                && values.equals(options.values)
                && arguments.equals(options.arguments);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * given.hashCode() + values.hashCode()) + arguments.hashCode();
    }

    @Override
    public String toString() {
        return given + " " + values + " " + arguments;
    }
}
