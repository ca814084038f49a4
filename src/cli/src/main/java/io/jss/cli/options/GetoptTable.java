package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.List;

/** Options of a program that refuses a command line in the words of getopt_long(3). */
public abstract class GetoptTable<O extends OptionForm> extends OptionTable<O> {

    protected GetoptTable(List<O> options) {
        super(options);
    }

    /** Returns the error with these words of getopt_long(3), without the name of the program. */
    protected abstract UsageException refusal(String words);

    @Override
    protected final UsageException unknown(String option, String argument) {
        return refusal(
                option.startsWith("--")
                        ? "unrecognized option '" + argument + "'"
                        : "invalid option -- '" + option.substring(1) + "'");
    }

    @Override
    protected final UsageException ambiguous(String option, String argument, List<String> names) {
        return refusal(
                "option '"
                        + argument
                        + "' is ambiguous; possibilities: '--"
                        + String.join("' '--", names)
                        + "'");
    }

    @Override
    protected final UsageException needless(String option, String value) {
        return refusal("option '" + option + "' doesn't allow an argument");
    }

    @Override
    protected final UsageException missing(String option, O form) {
        return refusal(
                option.startsWith("--")
                        ? "option '" + option + "' requires an argument"
                        : "option requires an argument -- '" + option.substring(1) + "'");
    }
}
