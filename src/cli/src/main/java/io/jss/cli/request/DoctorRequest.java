package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.options.ThresholdOption;
import io.jss.cli.options.TimeOption;
import io.jss.health.Diagnosis;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
            Map<Threshold, Long> limits =
                    ThresholdOption.parse(options.valueOr(CliOption.THRESHOLD, ""));
            for (Map.Entry<Threshold, Long> limit : limits.entrySet()) {
                Threshold threshold = limit.getKey();
                thresholds = thresholds.with(threshold, limit.getValue());
                changed.add(
                        threshold.label()
                                + "="
                                + limit.getValue()
                                + " ("
                                + threshold.value()
                                + " without --threshold)");
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
