package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The options and arguments of one run, as they were written; the last of a repeated one counts,
 * but limits, of which each names its own, add up. Immutable.
 */
public final class Options {

    private final Map<CliOption, Optional<String>> given = new EnumMap<>(CliOption.class);
    private final List<String> arguments;

    /**
     * Creates them.
     *
     * @param given the options, each with its value if it has one
     * @param arguments the arguments that are no options, in order
     */
    Options(Map<CliOption, Optional<String>> given, List<String> arguments) {
        this.given.putAll(given);
        this.arguments = List.copyOf(arguments);
    }

    /**
     * Reads a command line of jss.
     *
     * @throws UsageException when there is no such option, or a value is missing or too much
     */
    public static Options parse(List<String> arguments) {
        GetoptLine<CliOption> line = GetoptLine.parse(JssOptions.of(arguments), arguments);
        Map<CliOption, Optional<String>> given = new EnumMap<>(CliOption.class);
        for (GetoptLine.Given<CliOption> one : line.given()) {
            boolean valued =
                    one.option().value() == OptionForm.Value.REQUIRED || !one.value().isEmpty();
            Optional<String> before = given.getOrDefault(one.option(), Optional.empty());
            boolean addsUp = one.option() == CliOption.THRESHOLD && before.isPresent();
            String value = addsUp ? before.get() + "," + one.value() : one.value();
            given.put(one.option(), valued ? Optional.of(value) : Optional.empty());
        }
        return new Options(given, line.words());
    }

    /** Returns the same with other arguments, and with what they stand for. */
    public Options with(List<String> words, Map<CliOption, Optional<String>> more) {
        Options options = new Options(given, words);
        options.given.putAll(more);
        return options;
    }

    /** Returns the same with options that have no value. */
    public Options with(CliOption... more) {
        Options options = new Options(given, arguments);
        for (CliOption option : more) {
            options.given.put(option, Optional.empty());
        }
        return options;
    }

    /** Returns the same with an option and its value. */
    public Options with(CliOption option, String value) {
        return with(arguments, Map.of(option, Optional.of(value)));
    }

    /** Returns whether the option was given, with or without a value. */
    public boolean has(CliOption option) {
        return given.containsKey(option);
    }

    /**
     * Returns the value of an option, {@code absent} when it was given without one or not at all.
     */
    public String valueOr(CliOption option, String absent) {
        return value(option).orElse(absent);
    }

    /** Returns the value of an option, empty when it was given without one or not at all. */
    public Optional<String> value(CliOption option) {
        return given.getOrDefault(option, Optional.empty());
    }

    /** Returns the arguments that are no options, in order. */
    public List<String> arguments() {
        return arguments;
    }
}
