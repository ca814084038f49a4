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
import io.jss.model.InetSocketView;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.sample.PackedSockets;
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

    /**
     * Of a heap, for each socket that is judged: two samples, and the sampler's row beside them.
     */
    private static final int BYTES_OF_SOCKET = 512;

    /** Who holds what is not asked: it is no part of a series, and takes a walk of /proc. */
    private final HealthCheck check;

    private final int most;
    private final Labels labels;
    private final Supplier<HostNumbers> host;
    private Optional<HealthSample> before = Optional.empty();

    private PackedSockets sockets = HealthSample.packed();
    private long leftOut;

    /**
     * Prepares it.
     *
     * @param most sockets of a look that are judged, see {@link #mostOf}
     */
    HealthTally(Thresholds thresholds, Labels labels, Supplier<HostNumbers> host, int most) {
        check = new HealthCheck(thresholds, OwnerScan.of(OwnerIndex::unknown), Optional.empty());
        this.most = most;
        this.labels = labels;
        this.host = host;
    }

    /** Returns how many sockets are judged with a heap of so many bytes. */
    static int mostOf(long heap) {
        return (int) Math.min(Integer.MAX_VALUE, heap / BYTES_OF_SOCKET);
    }

    /** A look begins. */
    void begin() {
        sockets = HealthSample.packed();
        leftOut = 0;
    }

    /** Sees a socket of the look; those beyond the bound are counted. */
    void see(InetSocketView socket) {
        if (sockets.size() < most) {
            sockets.add(socket);
        } else {
            leftOut++;
        }
    }

    /** Judges the sockets of the look. */
    void put(Instant time, List<Remark> remarks, GaugeSeries series) throws IOException {
        HealthSample sample = new HealthSample(time, sockets, false, host.get(), remarks);
        putFindings(check.between(before.orElse(sample), sample), series);
        EphemeralPortUse.fullest(sample, MOST_TUPLES + 1).ifPresent(uses -> putPorts(uses, series));
        series.set(SocketMeter.FINDING_LEFT_OUT, Tags.empty(), leftOut);
        sample.becomeEarlier();
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
