package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import io.jss.cli.text.Nearest;
import io.jss.filter.syntax.StateNames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The options of jss's own command line, and what it says of one that is wrong. */
final class JssOptions extends OptionTable<CliOption> {
    private static final String EXPORT = "export";

    private JssOptions(List<CliOption> options) {
        super(options);
    }

    /**
     * Returns the options that a command line may have. {@code --listen} is one beside {@code
     * export} or with a value behind {@code =}; else it is what people write of {@code
     * --listening}.
     */
    static JssOptions of(List<String> arguments) {
        List<CliOption> options = new ArrayList<>(List.of(CliOption.values()));
        if (!namesAnAddress(arguments)) {
            options.remove(CliOption.LISTEN);
        }
        return new JssOptions(options);
    }

    private static boolean namesAnAddress(List<String> arguments) {
        for (String argument : arguments) {
            if (argument.equals(EXPORT) || argument.startsWith("--listen=")) {
                return true;
            }
        }
        return false;
    }

    @Override
    protected boolean takesEqualsAfterLetter() {
        return true;
    }

    /** What another tool means by a name is not taken for the beginning of one of jss's. */
    @Override
    protected boolean isPrefix(String name) {
        return !ForeignOptions.has("--" + name);
    }

    @Override
    protected UsageException unknown(String option, String argument) {
        boolean clustered = !argument.startsWith("--") && !argument.equals(option);
        return new UsageException(
                "Unknown option: '"
                        + option
                        + "'"
                        + (clustered ? " (while processing option: '" + argument + "')" : "")
                        + proposal(option));
    }

    private static String proposal(String option) {
        String foreign = ForeignOptions.advice(option);
        if (!foreign.isEmpty()) {
            return ": " + foreign;
        }
        String word = option.startsWith("--") ? option.substring(2) : "";
        if (StateNames.mask(word).isPresent()) {
            return ": a state is written without hyphens: jss " + word;
        }
        List<String> names = Arrays.stream(CliOption.values()).map(CliOption::longName).toList();
        String nearest = option.startsWith("--") ? Nearest.of(option.substring(2), names) : "";
        return nearest.isEmpty() ? "" : "; perhaps '--" + nearest + "'";
    }

    @Override
    protected UsageException ambiguous(String option, String argument, List<String> names) {
        if (option.equals("--")) {
            return unknown(option, option);
        }
        return new UsageException(
                "Option '" + option + "' may be any of '--" + String.join("', '--", names) + "'");
    }

    @Override
    protected UsageException needless(String option, String value) {
        return new UsageException(
                "option '" + option + "' should be specified without '" + value + "' parameter");
    }

    @Override
    protected UsageException missing(String option, CliOption form) {
        return new UsageException(
                "Missing required parameter for option '" + option + "' (" + form.label() + ")");
    }
}
