package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Connections that no program has any more and that still have data or a FIN to send, of the whole
 * machine ({@code tcp_check_oom}); the kernel counts one that makes no progress two- to fourfold.
 */
final class Orphans implements HealthCheck.Check {

    private static final String MAX = "net.ipv4.tcp_max_orphans";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        OptionalLong count = evidence.host().counter("sockstat.TCP.orphan");
        OptionalLong max = evidence.host().number(MAX, 0);
        if (count.isEmpty() || max.isEmpty()) {
            report.unknown(Condition.ORPHANS, evidence.whyNotOfMachine(MAX));
            return;
        }
        if (evidence.reaches(count.getAsLong(), max.getAsLong(), Threshold.ORPHANS)) {
            boolean many =
                    evidence.reaches(count.getAsLong(), max.getAsLong(), Threshold.ORPHANS_WARNING);
            report.found(
                    finding(
                            many ? Severity.WARNING : Severity.REMARK,
                            count.getAsLong(),
                            max.getAsLong(),
                            evidence));
        }
    }

    private static Finding finding(Severity severity, long count, long max, Evidence evidence)
            throws IOException {
        Crowds ends = new Crowds();
        for (InetSocketView socket :
                evidence.tcp(
                        SocketState.FIN_WAIT1,
                        SocketState.FIN_WAIT2,
                        SocketState.CLOSING,
                        SocketState.LAST_ACK)) {
            if (socket.inodeOr(0) == 0) {
                ends.add(socket.localAddress().onTheWire() + " -> " + Prefix.of(socket), socket);
            }
        }
        return new Finding(
                        Condition.ORPHANS,
                        severity,
                        count + " connections are orphans on this machine, " + max + " may be",
                        count,
                        OptionalLong.of(max),
                        Crowds.culprits(ends.from(1), evidence.holders()),
                        evidence.since(false),
                        "see which peers neither acknowledge nor close; lower"
                                + " net.ipv4.tcp_orphan_retries, raise "
                                + MAX
                                + " (now "
                                + max
                                + "; each may hold up to 64 KiB)")
                .about(ends.sockets());
    }
}
