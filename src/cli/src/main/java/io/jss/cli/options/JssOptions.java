package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import java.util.List;

/** The options of jss's own command line, and what it says of one that is wrong. */
final class JssOptions extends OptionTable<CliOption> {
    /** As many letters must be the same before one option is proposed for another. */
    private static final int LEAST_COMMON = 3;

    JssOptions() {
        super(List.of(CliOption.values()));
    }

    @Override
    protected boolean takesEqualsAfterLetter() {
        return true;
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
        String best = "";
        int most = LEAST_COMMON - 1;
        for (CliOption candidate : CliOption.values()) {
            String name = "--" + candidate.longName();
            int common = -2;
            while (common + 2 < Math.min(option.length(), name.length())
                    && option.charAt(common + 2) == name.charAt(common + 2)) {
                common++;
            }
            if (common > most) {
                most = common;
                best = name;
            }
        }
        return best.isEmpty() ? "" : "; perhaps '" + best + "'";
    }

    @Override
    protected UsageException ambiguous(String option, List<String> names) {
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
