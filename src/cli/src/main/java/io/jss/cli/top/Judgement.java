package io.jss.cli.top;

import io.jss.cli.top.screen.FindingSummary;
import io.jss.cli.top.screen.MarkedFinding;
import io.jss.engine.CookieSet;
import io.jss.health.Condition;
import io.jss.health.Diagnosis;
import io.jss.health.Finding;
import io.jss.model.InetSocketView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with the sockets of a look, to be found by socket. */
final class Judgement {

    private final Optional<Diagnosis> diagnosis;
    private final FindingSummary summary;
    private final Map<Long, List<MarkedFinding>> byCookie = new HashMap<>();
    private final CookieSet faulty = new CookieSet();

    private Judgement(Optional<Diagnosis> diagnosis, FindingSummary summary) {
        this.diagnosis = diagnosis;
        this.summary = summary;
        diagnosis.ifPresent(judged -> judged.findings().forEach(this::add));
    }

    /** Returns that of a look that was not judged. */
    static Judgement without(String lack) {
        return new Judgement(Optional.empty(), FindingSummary.without(lack));
    }

    /** Returns that of what the checks gave. */
    static Judgement of(Diagnosis diagnosis, Instant time) {
        return new Judgement(Optional.of(diagnosis), FindingSummary.of(diagnosis, time));
    }

    private void add(Finding finding) {
        if (finding.condition() == Condition.OPEN_LISTENER) {
            return; // each row shows its own end
        }
        MarkedFinding marked = MarkedFinding.of(finding);
        for (long cookie : finding.cookies()) {
            if (cookie != 0) { // else it is not known of which
                byCookie.computeIfAbsent(cookie, key -> new ArrayList<>(1)).add(marked);
                if (marked.isFault()) {
                    faulty.add(cookie);
                }
            }
        }
    }

    /** Returns what is wrong with a socket, worst first, remarks among it. */
    List<MarkedFinding> of(InetSocketView socket) {
        return byCookie.getOrDefault(socket.cookie(), List.of());
    }

    /** Returns whether something is wrong with a socket; a remark is no fault. */
    boolean marks(InetSocketView socket) {
        return faulty.contains(socket.cookie());
    }

    /** Returns all of it; empty when the look was not judged. */
    Optional<Diagnosis> diagnosis() {
        return diagnosis;
    }

    /** Returns how much there is. */
    FindingSummary summary() {
        return summary;
    }
}
