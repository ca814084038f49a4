package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import org.apache.commons.lang3.StringUtils;

/** Values of options that are whole numbers from 1 on. */
public final class NumberOption {

    private static final int MAX_DIGITS = 18;

    private NumberOption() {}

    /**
     * Returns the value of an option.
     *
     * @throws UsageException when it is not a number from 1 to {@code max}
     */
    public static long of(Options options, CliOption option, long absent, long max) {
        if (!options.has(option)) {
            return absent;
        }
        String text = options.valueOr(option, "");
        boolean digits = text.length() <= MAX_DIGITS && StringUtils.isNumeric(text);
        long value = digits ? Long.parseLong(text) : 0;
        if (value < 1 || value > max) {
            throw new UsageException(
                    "--"
                            + option.longName()
                            + " takes a number from 1 to "
                            + max
                            + ", not '"
                            + text
                            + "'");
        }
        return value;
    }
}
