package io.jss.health;

import io.jss.model.InetSocketView;
import java.util.List;

/**
 * What the checks gave.
 *
 * @param findings what is wrong, worst first
 * @param unknown the checks that could not be made
 * @param sound what was checked and not found
 * @param sockets how many sockets of TCP and UDP were looked at
 * @param millis the time between the two samples; 0 when there was one
 */
public record Diagnosis(
        List<Finding> findings,
        List<UnknownCheck> unknown,
        List<Condition> sound,
        int sockets,
        long millis) {

    /** Keeps unmodifiable lists. */
    public Diagnosis {
        findings = List.copyOf(findings);
        unknown = List.copyOf(unknown);
        sound = List.copyOf(sound);
    }

    /** Returns the findings without the remarks, worst first. */
    public List<Finding> faults() {
        return findings.stream().filter(finding -> finding.severity().isFault()).toList();
    }

    /** Returns the findings that are about a socket, worst first. */
    public List<Finding> of(InetSocketView socket) {
        return findings.stream()
                .filter(finding -> finding.cookies().contains(socket.cookie()))
                .toList();
    }
}
