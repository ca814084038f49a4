package io.jss.cli.doctor;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Playback;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.check.HealthCheck;
import io.jss.recording.Recording;
import io.jss.series.Moments;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Judges a look of a series with one before it, and says since which look each finding holds: all
 * looks of a bounded part of the series are judged for it, one after the other.
 */
final class SeriesDiagnosis {

    /** Looks that are judged at most: ten minutes of one a second. */
    private static final long MOST_LOOKS = 600;

    /** Sockets that they have together at most, by the last look; some seconds. */
    private static final long MOST_SOCKETS = 1_000_000;

    private final Playback playback;
    private final Moments moments;
    private final HealthCheck check;
    private List<Run> running = new ArrayList<>();

    /** A finding with the look since which it holds. */
    private record Run(Finding finding, long look, Instant time) {}

    /**
     * What was found.
     *
     * @param samples which looks were compared, in words
     * @param remarks what the look lacks
     */
    record Result(Diagnosis diagnosis, String samples, List<Remark> remarks) {}

    SeriesDiagnosis(Playback playback, HealthCheck check) {
        this.playback = playback;
        moments = playback.moments();
        this.check = check;
    }

    /**
     * Judges the look at which the series is, and leaves it there.
     *
     * @param pause how long before it the other look was made; empty for the one before
     */
    Result at(Optional<Duration> pause) throws IOException {
        long end = moments.number();
        HealthSample later = sample();
        Diagnosis judged = check.between(earlier(later, pause, end), later);
        long looks = Math.min(MOST_LOOKS, MOST_SOCKETS / Math.max(1, later.sockets().size()));
        long begin = Math.max(moments.firstNumber(), end - Math.max(1, looks));
        if (!judged.findings().isEmpty()) {
            judgeEach(begin, end);
        }
        if (!moments.seek(end)) {
            throw new IOException("the look cannot be read again");
        }
        List<Finding> findings = new ArrayList<>();
        for (Finding finding : judged.findings()) {
            findings.add(finding.since(finding.since() + since(finding, begin, end)));
        }
        return new Result(
                new Diagnosis(
                        findings,
                        judged.unknown(),
                        judged.sound(),
                        judged.sockets(),
                        judged.millis()),
                samples(judged.millis(), later.time()),
                later.remarks());
    }

    private String samples(long millis, Instant time) {
        String later = playback.text(time);
        return millis == 0
                ? "one look of the series, the first, " + later
                : "two looks of the series " + millis + " ms apart, the later of " + later;
    }

    /** Returns the last look that was made so long before, or the first. */
    private HealthSample earlier(HealthSample later, Optional<Duration> pause, long end)
            throws IOException {
        boolean found =
                pause.isPresent()
                        ? moments.seek(later.time().minus(pause.get()))
                        : moments.seek(end - 1);
        if (!found) {
            moments.seek(moments.firstNumber());
        }
        return moments.number() < end ? sample() : later;
    }

    /** Judges each look with the one before. */
    private void judgeEach(long begin, long end) throws IOException {
        HealthSample before = null;
        long number = begin;
        while (number <= end && moments.seek(number)) {
            HealthSample now = sample();
            judge(before == null ? now : before, now, number);
            before = now;
            number++;
        }
        if (number <= end) {
            running = List.of(); // one between is damaged
        }
    }

    private void judge(HealthSample before, HealthSample now, long number) throws IOException {
        List<Run> next = new ArrayList<>();
        for (Finding finding : check.between(before, now).findings()) {
            Run run = running(finding).orElse(new Run(finding, number, now.time()));
            next.add(new Run(finding, run.look(), run.time()));
        }
        running = next;
    }

    /** Returns the same finding of the look before: about some of the sockets, or of one end. */
    private Optional<Run> running(Finding finding) {
        return running.stream()
                .filter(run -> run.finding().condition() == finding.condition())
                .filter(run -> isSame(run.finding(), finding))
                .findFirst();
    }

    private static boolean isSame(Finding one, Finding other) {
        return !Collections.disjoint(one.cookies(), other.cookies())
                || ends(one).equals(ends(other));
    }

    private static List<String> ends(Finding finding) {
        return finding.who().stream().limit(1).map(culprit -> culprit.sockets()).toList();
    }

    private String since(Finding finding, long begin, long end) {
        Optional<Run> run = running(finding);
        if (run.isEmpty()) {
            return ""; // it shows between these two looks alone
        }
        long looks = end - run.get().look() + 1;
        String earlier =
                run.get().look() > begin
                        ? ", not in the look before"
                        : begin == moments.firstNumber()
                                ? " or before, where the series begins"
                                : " or before, where was not searched";
        return "; in the series since "
                + playback.text(run.get().time())
                + earlier
                + (looks == 1 ? ", in one look" : ", in each of " + looks + " looks");
    }

    private HealthSample sample() throws IOException {
        try (Recording recording = moments.recording();
                SocketTable table = recording.table()) {
            HostNumbers numbers = HostNumbers.unknown("a recording does not have it");
            return HealthSample.take(table, numbers, false).at(moments.time());
        }
    }
}
