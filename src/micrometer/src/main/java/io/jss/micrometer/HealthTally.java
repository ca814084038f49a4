package io.jss.micrometer;

import io.jss.answer.Remark;
import io.jss.health.Diagnosis;
import io.jss.health.EphemeralPortUse;
import io.jss.health.Finding;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.Severity;
import io.jss.health.Thresholds;
import io.jss.health.check.HealthCheck;
import io.jss.model.InetSocket;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.micrometer.core.instrument.Tags;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Findings and ephemeral ports: judges each look together with the one before. */
final class HealthTally {

    /** Tuples that have series of their own. */
    static final int MOST_TUPLES = 10;

    /** A tuple with fewer of the ports has none, so that series do not come and go. */
    private static final int LEAST_PERCENT = 5;

    private static final int PERCENT = 100;

    /** Who holds what is not asked: it is no part of a series, and takes a walk of /proc. */
    private final HealthCheck check =
            new HealthCheck(
                    Thresholds.standard(), OwnerScan.of(OwnerIndex::unknown), Optional.empty());

    private final Labels labels;
    private final Supplier<HostNumbers> host;
    private Optional<HealthSample> before = Optional.empty();

    HealthTally(Labels labels, Supplier<HostNumbers> host) {
        this.labels = labels;
        this.host = host;
    }

    /** Judges the sockets of a look. */
    void put(Instant time, List<InetSocket> sockets, List<Remark> remarks, GaugeSeries series)
            throws IOException {
        HealthSample sample = new HealthSample(time, sockets, false, host.get(), remarks);
        putFindings(check.between(before.orElse(sample), sample), series);
        EphemeralPortUse.of(sample).ifPresent(uses -> putPorts(uses, series));
        before = Optional.of(sample);
    }

    private void putFindings(Diagnosis diagnosis, GaugeSeries series) {
        diagnosis
                .sound()
                .forEach(sound -> series.set(SocketMeter.FINDING, labels.finding(sound), 0));
        for (Finding finding : diagnosis.findings()) {
            Tags tags = labels.finding(finding.condition());
            long severity = number(finding.severity());
            double known = series.value(SocketMeter.FINDING, tags);
            if (Double.isNaN(known) || known < severity) {
                series.set(SocketMeter.FINDING, tags, severity);
            }
        }
    }

    private static long number(Severity severity) {
        return switch (severity) {
            case REMARK -> 1;
            case WARNING -> 2;
            case CRITICAL -> 3;
        };
    }

    private void putPorts(List<EphemeralPortUse> uses, GaugeSeries series) {
        int own = 0;
        for (EphemeralPortUse use : uses) {
            if (own == MOST_TUPLES || use.used() * PERCENT < use.available() * LEAST_PERCENT) {
                break; // the fullest come first
            }
            series.set(
                    SocketMeter.EPHEMERAL_PORTS,
                    labels.tuple(use.source().toString(), use.destination().toString()),
                    use.used());
            own++;
        }
        series.set(
                SocketMeter.EPHEMERAL_PORTS,
                labels.tuple(PortTags.OTHER, PortTags.OTHER),
                own < uses.size() ? uses.get(own).used() : 0);
        if (!uses.isEmpty()) {
            series.set(SocketMeter.EPHEMERAL_PORTS_LIMIT, Tags.empty(), uses.get(0).available());
        }
    }
}
