package io.jss.cli.top.screen;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.Severity;
import java.time.Instant;
import java.util.List;

/**
 * How much {@code jss doctor} finds wrong in the network namespace; remarks are not counted.
 *
 * @param faults how many findings there are
 * @param critical how many of them are critical
 * @param ids their conditions, the worst first, each once
 * @param unknown how many conditions could not be looked for
 * @param time when it was looked for
 * @param lack why it was not looked for, the empty text where it was
 */
public record FindingSummary(
        int faults, int critical, List<String> ids, int unknown, Instant time, String lack) {

    /** Copies the list. */
    public FindingSummary {
        ids = List.copyOf(ids);
    }

    /** Returns that of a look in which was not looked for findings. */
    public static FindingSummary without(String lack) {
        return new FindingSummary(0, 0, List.of(), 0, Instant.EPOCH, lack);
    }

    /** Returns that of what the checks gave. */
    public static FindingSummary of(Diagnosis diagnosis, Instant time) {
        List<Finding> faults = diagnosis.faults();
        long critical = faults.stream().filter(one -> one.severity() == Severity.CRITICAL).count();
        return new FindingSummary(
                faults.size(),
                (int) critical,
                faults.stream().map(Finding::condition).distinct().map(Condition::id).toList(),
                diagnosis.unknown().size(),
                time,
                "");
    }

    /** Returns it in words. */
    String text() {
        if (!lack.isEmpty()) {
            return "findings: " + lack;
        }
        String of = ids.isEmpty() ? "" : ": " + String.join(", ", ids);
        return number() + of + unmade();
    }

    /** Returns how many there are, in words. */
    String number() {
        String number = faults == 0 ? "no" : Integer.toString(faults);
        String worst = critical == 0 ? "" : ", " + critical + " critical";
        return number + (faults == 1 ? " finding" : " findings") + worst;
    }

    private String unmade() {
        return unknown == 0 ? "" : "; " + unknown + " not known (jss doctor says why)";
    }

    ScreenLine.Style style() {
        return critical > 0
                ? ScreenLine.Style.ALARM
                : faults > 0 ? ScreenLine.Style.NOTICE : ScreenLine.Style.DIM;
    }
}
