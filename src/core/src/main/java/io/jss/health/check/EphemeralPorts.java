package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.EphemeralPortUse;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Local ports that are left towards one destination. */
final class EphemeralPorts implements HealthCheck.Check {

    private static final long TIME_WAIT_MILLIS = 60_000;

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Optional<List<EphemeralPortUse>> uses =
                EphemeralPortUse.of(evidence.sample(), evidence.limit(Threshold.EPHEMERAL_PORTS));
        if (uses.isEmpty()) {
            report.unknown(
                    Condition.EPHEMERAL_PORTS,
                    EphemeralPortUse.RANGE + " is not known: " + evidence.host().why());
            return;
        }
        for (EphemeralPortUse use : uses.get()) {
            report.found(finding(use, evidence));
        }
    }

    private static Finding finding(EphemeralPortUse use, Evidence evidence) throws IOException {
        boolean critical =
                evidence.reaches(use.used(), use.available(), Threshold.EPHEMERAL_PORTS_CRITICAL);
        Culprit culprit =
                evidence.holders()
                        .culprit(
                                use.source() + " -> " + use.destination(),
                                use.used(),
                                use.sockets());
        return new Finding(
                        Condition.EPHEMERAL_PORTS,
                        critical ? Severity.CRITICAL : Severity.WARNING,
                        use.used()
                                + " of "
                                + use.available()
                                + " local ports from "
                                + use.source()
                                + " to "
                                + use.destination()
                                + " are in use, "
                                + use.timeWait()
                                + " of them by TIME_WAIT; "
                                + use.left()
                                + " are left",
                        use.used(),
                        OptionalLong.of(use.available()),
                        List.of(culprit),
                        evidence.since(false),
                        "keep connections open and use them again (a pool); at most "
                                + String.format(
                                        java.util.Locale.ROOT,
                                        "%.1f",
                                        use.available() * 1000.0 / TIME_WAIT_MILLIS)
                                + " connections a second can be closed here first without running"
                                + " out; or widen "
                                + EphemeralPortUse.RANGE
                                + evidence.now(EphemeralPortUse.RANGE)
                                + ", use more source addresses or destination ports")
                .about(use.sockets());
    }
}
