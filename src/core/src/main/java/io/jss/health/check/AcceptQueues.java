package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * Listeners whose program does not take what waits. The kernel's test for full is {@code >} ({@code
 * sk_acceptq_is_full}): a backlog of 5 holds 6.
 */
final class AcceptQueues implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        List<InetSocketView> listeners = evidence.tcp(SocketState.LISTEN);
        listeners.sort(Comparator.comparingLong(listener -> -listener.rqueue()));
        for (InetSocketView listener : listeners) {
            if (isFull(listener)) {
                full(listener, evidence, report);
            } else if (isFilling(listener, evidence)) {
                filling(listener, evidence, report);
            }
        }
        if (!evidence.hasTwo()) {
            report.unknown(Condition.ACCEPT_QUEUE_FILLING, Evidence.ONE_SAMPLE);
        }
        overflows(evidence, report, listeners);
    }

    private static boolean isFull(InetSocketView listener) {
        return listener.rqueue() > listener.wqueue();
    }

    private static boolean isFilling(InetSocketView listener, Evidence evidence) {
        InetSocketView before = evidence.before(listener);
        return evidence.hasTwo()
                && before != null
                && reaches(listener, evidence)
                && reaches(before, evidence);
    }

    private static boolean reaches(InetSocketView listener, Evidence evidence) {
        return listener.rqueue() > 0
                && evidence.reaches(
                        listener.rqueue(), listener.wqueue(), Threshold.ACCEPT_QUEUE_FILLING);
    }

    private static void full(InetSocketView listener, Evidence evidence, Report report)
            throws IOException {
        InetSocketView before = evidence.before(listener);
        OptionalLong dropped = evidence.growth("TcpExt.ListenOverflows");
        String meanwhile =
                dropped.orElse(0) > 0
                        ? "; " + dropped.getAsLong() + " connections were dropped meanwhile here"
                        : "";
        report.found(
                finding(
                        Condition.ACCEPT_QUEUE_FULL,
                        Severity.CRITICAL,
                        "the accept queue of " + listener.local() + " is full: ",
                        meanwhile,
                        listener,
                        evidence,
                        evidence.since(before != null && isFull(before))));
    }

    private static void filling(InetSocketView listener, Evidence evidence, Report report)
            throws IOException {
        report.found(
                finding(
                        Condition.ACCEPT_QUEUE_FILLING,
                        Severity.WARNING,
                        "the accept queue of " + listener.local() + " fills: ",
                        "",
                        listener,
                        evidence,
                        evidence.since(true)));
    }

    private static Finding finding(
            Condition condition,
            Severity severity,
            String beginning,
            String end,
            InetSocketView listener,
            Evidence evidence,
            String since)
            throws IOException {
        return new Finding(
                        condition,
                        severity,
                        beginning
                                + listener.rqueue()
                                + " connections wait, its backlog is "
                                + listener.wqueue()
                                + end,
                        listener.rqueue(),
                        OptionalLong.of(listener.wqueue()),
                        List.of(culprit(listener, evidence)),
                        since,
                        advice(evidence))
                .about(List.of(listener));
    }

    private static Culprit culprit(InetSocketView listener, Evidence evidence) throws IOException {
        String end = listener.local().toString();
        return evidence.holders().culprit(end, listener.rqueue(), List.of(listener));
    }

    private static String advice(Evidence evidence) {
        return "see why the program does not call accept(2): a blocked thread, no workers left;"
                + " then raise the backlog of listen(2), and net.core.somaxconn"
                + evidence.now("net.core.somaxconn")
                + " if it is the lower one";
    }

    /** A queue may have been full between the samples and be empty in both. */
    private static void overflows(Evidence evidence, Report report, List<InetSocketView> listeners)
            throws IOException {
        if (listeners.stream().anyMatch(AcceptQueues::isFull)) {
            return;
        }
        OptionalLong dropped = evidence.growth("TcpExt.ListenOverflows");
        if (dropped.isEmpty()) {
            report.unknown(
                    Condition.ACCEPT_QUEUE_FULL,
                    "no queue is full now; whether one was meanwhile is not known: "
                            + evidence.whyNoGrowth());
        } else if (dropped.getAsLong() > 0) {
            List<Culprit> waiting = new ArrayList<>();
            List<InetSocketView> waitingAt = new ArrayList<>();
            for (InetSocketView listener : listeners) {
                if (listener.rqueue() > 0) {
                    waiting.add(culprit(listener, evidence));
                    waitingAt.add(listener);
                }
            }
            report.found(
                    new Finding(
                                    Condition.ACCEPT_QUEUE_FULL,
                                    Severity.WARNING,
                                    "an accept queue was full between the samples: "
                                            + dropped.getAsLong()
                                            + " connections were dropped",
                                    dropped.getAsLong(),
                                    OptionalLong.empty(),
                                    waiting,
                                    evidence.meanwhile(),
                                    advice(evidence))
                            .about(waitingAt));
        }
    }
}
