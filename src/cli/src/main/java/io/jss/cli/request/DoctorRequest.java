package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.TimeOption;
import io.jss.health.Diagnosis;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What {@code jss doctor} looks at, and what it calls wrong.
 *
 * @param namespace where it looks
 * @param json whether the answer is for programs
 * @param pauseMillis between the samples
 * @param failOn {@code warning}, {@code critical} or {@code unknown}
 * @param thresholds the limits
 * @param changed those that are not as in the table, a line each
 */
public record DoctorRequest(
        NamespaceRequest namespace,
        boolean json,
        long pauseMillis,
        String failOn,
        Thresholds thresholds,
        List<String> changed) {

    private static final long MAX_MILLIS = 3_600_000;
    private static final Pattern LIMIT = Pattern.compile("([a-z-]+)=(\\d{1,15})");

    /**
     * Reads the options.
     *
     * @throws UsageException when a value is wrong, or there is an argument
     */
    public static DoctorRequest of(Options options) {
        if (!options.arguments().isEmpty()) {
            throw new UsageException(
                    "doctor takes no '"
                            + options.arguments().get(0)
                            + "': it looks at all sockets; jss help finding says for what");
        }
        String failOn = options.valueOr(CliOption.FAIL_ON, "warning");
        if (!List.of("warning", "critical", "unknown").contains(failOn)) {
            throw new UsageException(
                    "--fail-on takes warning, critical or unknown, not '" + failOn + "'");
        }
        Thresholds thresholds = Thresholds.standard();
        List<String> changed = new ArrayList<>();
        if (options.has(CliOption.THRESHOLD)) {
            for (String part : options.valueOr(CliOption.THRESHOLD, "").split(",", -1)) {
                Matcher limit = LIMIT.matcher(part);
                Threshold threshold = limit.matches() ? threshold(limit.group(1)) : null;
                if (threshold == null) {
                    throw new UsageException(
                            "--threshold takes NAME=NUMBER, not '"
                                    + part
                                    + "'; jss help finding lists the names");
                }
                long value = Long.parseLong(limit.group(2));
                thresholds = thresholds.with(threshold, value);
                changed.add(part + " (" + threshold.value() + " without --threshold)");
            }
        }
        return new DoctorRequest(
                NamespaceRequest.of(options),
                options.has(CliOption.JSON),
                millis(options.valueOr(CliOption.FOR, "1s")),
                failOn,
                thresholds,
                changed);
    }

    private static Threshold threshold(String label) {
        for (Threshold threshold : Threshold.values()) {
            if (threshold.label().equals(label)) {
                return threshold;
            }
        }
        return null;
    }

    private static long millis(String text) {
        long millis = TimeOption.parse(text).map(Duration::toMillis).orElse(0L);
        if (millis < 1 || millis > MAX_MILLIS) {
            throw new UsageException(
                    "--for takes a time from 1ms to 60m, such as 10s, not '" + text + "'");
        }
        return millis;
    }

    /** Returns whether the exit code is to say that something is wrong. */
    public boolean fails(Diagnosis diagnosis) {
        Severity least = failOn.equals("critical") ? Severity.CRITICAL : Severity.WARNING;
        return diagnosis.findings().stream()
                        .anyMatch(finding -> finding.severity().compareTo(least) >= 0)
                || (failOn.equals("unknown") && !diagnosis.unknown().isEmpty());
    }
}
