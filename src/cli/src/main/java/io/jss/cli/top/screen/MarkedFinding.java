package io.jss.cli.top.screen;

import io.jss.health.Finding;
import io.jss.health.Severity;

/**
 * What {@code jss doctor} finds wrong, as a row carries it: without the sockets that it is about,
 * of which there may be many.
 *
 * @param id of its condition
 * @param severity how bad it is
 * @param what one sentence with the numbers
 * @param since how long it has lasted as far as known
 * @param advice what to do
 */
public record MarkedFinding(
        String id, Severity severity, String what, String since, String advice) {

    /** Returns a finding without its sockets. */
    public static MarkedFinding of(Finding finding) {
        return new MarkedFinding(
                finding.condition().id(),
                finding.severity(),
                finding.what(),
                finding.since(),
                finding.advice());
    }

    /** Returns whether it is a fault, and no remark: only those are marked and counted. */
    public boolean isFault() {
        return severity.isFault();
    }

    ScreenLine.Style style() {
        return switch (severity) {
            case CRITICAL -> ScreenLine.Style.ALARM;
            case WARNING -> ScreenLine.Style.NOTICE;
            case REMARK -> ScreenLine.Style.PLAIN;
        };
    }
}
