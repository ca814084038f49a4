package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.health.UnknownCheck;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Collects what the checks say. */
final class Report {

    private final List<Finding> findings = new ArrayList<>();
    private final List<UnknownCheck> unknown = new ArrayList<>();

    void found(Finding finding) {
        findings.add(finding);
    }

    /** Says once of a condition why it is not known. */
    void unknown(Condition condition, String why) {
        for (UnknownCheck known : unknown) {
            if (known.condition() == condition) {
                return;
            }
        }
        unknown.add(new UnknownCheck(condition, why));
    }

    /** A condition that was found in part is found, not unknown. */
    Diagnosis diagnosis(int sockets, long millis) {
        Set<Condition> sound = EnumSet.allOf(Condition.class);
        findings.forEach(finding -> sound.remove(finding.condition()));
        unknown.forEach(check -> sound.remove(check.condition()));
        findings.sort(
                Comparator.comparing(Finding::severity)
                        .reversed()
                        .thenComparing(Finding::condition)
                        .thenComparing(Finding::number, Comparator.reverseOrder()));
        return new Diagnosis(findings, unknown, List.copyOf(sound), sockets, millis);
    }
}
