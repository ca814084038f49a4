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
import java.util.Optional;

/**
 * What {@code jss doctor} looks at, and what it calls wrong.
 *
 * @param namespace where it looks
 * @param json whether the answer is for programs
 * @param pause between the samples, where one was named
 * @param failOn {@code warning}, {@code critical} or {@code unknown}
 * @param thresholds the limits
 */
public record DoctorRequest(
        NamespaceRequest namespace,
        boolean json,
        Optional<Duration> pause,
        String failOn,
        Thresholds thresholds) {

    private static final long PAUSE_MILLIS = 1000;
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
        return new DoctorRequest(
                NamespaceRequest.of(options),
                options.has(CliOption.JSON),
                options.has(CliOption.FOR)
                        ? Optional.of(time(options.valueOr(CliOption.FOR, "")))
                        : Optional.empty(),
                failOn,
                ThresholdOption.of(options));
    }

    private static Duration time(String text) {
        Duration time = TimeOption.parse(text).orElse(Duration.ZERO);
        if (time.toMillis() < 1 || time.toMillis() > MAX_MILLIS) {
            throw new UsageException(
                    "--for takes a time from 1ms to 60m, such as 10s, not '" + text + "'");
        }
        return time;
    }

    /** Returns the milliseconds between the samples of the running kernel. */
    public long pauseMillis() {
        return pause.map(Duration::toMillis).orElse(PAUSE_MILLIS);
    }

    /** Returns the limits that are not as in the table, a line each. */
    public List<String> changed() {
        List<String> changed = new ArrayList<>();
        for (Threshold threshold : Threshold.values()) {
            long limit = thresholds.of(threshold);
            if (limit != threshold.value()) {
                changed.add(
                        threshold.label()
                                + "="
                                + limit
                                + " ("
                                + threshold.value()
                                + " without --threshold)");
            }
        }
        return changed;
    }

    /** Returns whether the exit code is to say that something is wrong. */
    public boolean fails(Diagnosis diagnosis) {
        Severity least = failOn.equals("critical") ? Severity.CRITICAL : Severity.WARNING;
        return diagnosis.findings().stream()
                        .anyMatch(finding -> finding.severity().compareTo(least) >= 0)
                || (failOn.equals("unknown") && !diagnosis.unknown().isEmpty());
    }
}
