package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption.Value;
import java.util.Map;
import java.util.Stack;
import picocli.CommandLine;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Parses arguments with picocli, which also says what is wrong with them. */
public final class PicocliParser {

    /** Stands for the value of an option whose optional value was not given. */
    private static final String NO_VALUE = "";

    private PicocliParser() {}

    /**
     * Returns the options.
     *
     * @throws UsageException when there is no such option, or a value is missing or too much
     */
    public static Options parse(String[] args) {
        CommandLine commandLine = new CommandLine(specification());
        commandLine.setExpandAtFiles(false);
        commandLine.setOverwrittenOptionsAllowed(true);
        try {
            return options(commandLine.parseArgs(args));
        } catch (ParameterException e) {
            throw new UsageException(firstLine(e.getMessage()));
        }
    }

    /** Returns what picocli must know of the options: names, values, words. */
    public static CommandSpec specification() {
        CommandSpec spec = CommandSpec.create().name("jss");
        for (CliOption option : CliOption.values()) {
            spec.addOption(specification(option));
        }
        spec.usageMessage().sortOptions(false);
        spec.addPositional(
                PositionalParamSpec.builder()
                        .index("0..*")
                        .arity("0..*")
                        .type(String[].class)
                        .hidden(true)
                        .build());
        return spec;
    }

    private static OptionSpec specification(CliOption option) {
        String longName = "--" + option.longName();
        OptionSpec.Builder builder =
                option.letter() == '\0'
                        ? OptionSpec.builder(longName)
                        : OptionSpec.builder("-" + option.letter(), longName);
        builder.description(option.description());
        switch (option.value()) {
            case NONE -> builder.type(boolean.class).arity("0");
            case OPTIONAL ->
                    builder.type(String.class)
                            .arity("0..1")
                            .fallbackValue(NO_VALUE)
                            .preprocessor(new AttachedOnly())
                            .paramLabel(option.label());
            case REQUIRED -> builder.type(String.class).arity("1").paramLabel(option.label());
        }
        return builder.build();
    }

    private static Options options(ParseResult result) {
        Options options = new Options();
        for (CliOption option : CliOption.values()) {
            String name = "--" + option.longName();
            if (result.hasMatchedOption(name)) {
                String value =
                        option.value() == Value.NONE
                                ? NO_VALUE
                                : result.matchedOptionValue(name, NO_VALUE);
                if (value.equals(NO_VALUE) && option.value() != Value.REQUIRED) {
                    options.put(option);
                } else {
                    options.put(option, value);
                }
            }
        }
        String[] arguments = result.matchedPositionalValue(0, new String[0]);
        for (String argument : arguments) {
            options.addArgument(argument);
        }
        return options;
    }

    private static String firstLine(String message) {
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Keeps an option with an optional value from taking the next argument for it. */
    private static final class AttachedOnly implements IParameterPreprocessor {

        private static final String NOT_ATTACHED = " ";

        @Override
        public boolean preprocess(
                @SuppressWarnings("JdkObsolete") Stack<String> args,
                CommandSpec commandSpec,
                ArgSpec argSpec,
                Map<String, Object> info) {
            if (NOT_ATTACHED.equals(info.get("separator"))) {
                args.push(NO_VALUE);
            }
            return false;
        }
    }
}
