package io.jss.cli.report;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What the checks of {@code jss doctor} found in pairs of looks, each condition once. */
final class Findings {

    private final Map<Condition, Entry> entries = new EnumMap<>(Condition.class);
    private int pairs;

    /**
     * A condition that was found.
     *
     * @param worst the finding with the largest number
     * @param times in how many pairs it was found
     */
    record Entry(Finding worst, Instant first, Instant last, int times) {

        private Entry with(Finding finding, Instant time) {
            boolean worse = finding.number() > worst.number();
            return new Entry(worse ? finding : worst, first, time, times + 1);
        }
    }

    /** Takes what was found at a time. */
    void add(Diagnosis diagnosis, Instant time) {
        pairs++;
        for (Finding finding : diagnosis.findings()) {
            Entry before = entries.get(finding.condition());
            entries.put(
                    finding.condition(),
                    before == null
                            ? new Entry(finding, time, time, 1)
                            : before.with(finding, time));
        }
    }

    /** Returns in how many pairs of looks was searched. */
    int pairs() {
        return pairs;
    }

    /** Returns what was found, the worst first. */
    List<Entry> all() {
        List<Entry> all = new ArrayList<>(entries.values());
        all.sort(
                Comparator.comparing((Entry entry) -> entry.worst().severity())
                        .thenComparing(Entry::times, Comparator.reverseOrder()));
        return all;
    }
}
