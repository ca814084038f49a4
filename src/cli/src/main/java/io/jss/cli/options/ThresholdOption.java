package io.jss.cli.options;

import io.jss.cli.environment.UsageException;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Values of {@code --threshold}: {@code NAME=NUMBER}, several with commas. */
public final class ThresholdOption {

    private static final Pattern LIMIT = Pattern.compile("([a-z-]+)=(\\d{1,15})");

    private ThresholdOption() {}

    /**
     * Returns the limits that the options say, those of the table where they say none.
     *
     * @throws UsageException when the value is no list of limits
     */
    public static Thresholds of(Options options) {
        return options.has(CliOption.THRESHOLD)
                ? parse(options.valueOr(CliOption.THRESHOLD, ""))
                : Thresholds.standard();
    }

    /**
     * Returns the limits of a list; of a limit that is named twice the last counts.
     *
     * @throws UsageException when it is none
     */
    public static Thresholds parse(String list) {
        Thresholds limits = Thresholds.standard();
        for (String part : list.split(",", -1)) {
            Matcher limit = LIMIT.matcher(part);
            if (!limit.matches()) {
                throw wrong(part);
            }
            limits = limits.with(threshold(limit.group(1), part), Long.parseLong(limit.group(2)));
        }
        return limits;
    }

    private static Threshold threshold(String label, String part) {
        for (Threshold threshold : Threshold.values()) {
            if (threshold.label().equals(label)) {
                return threshold;
            }
        }
        throw wrong(part);
    }

    private static UsageException wrong(String part) {
        return new UsageException(
                "--threshold takes NAME=NUMBER, not '"
                        + part
                        + "'; jss help finding lists the names");
    }
}
