package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Connections that are in use and whose round trip takes much longer than their shortest one: a
 * queue stands somewhere on the path. A peer that delays its acknowledgements adds at most {@code
 * TCP_DELACK_MAX}.
 */
final class RoundTrips implements HealthCheck.Check {

    private static final double MICROS = 1000;

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.RTT_ABOVE_MINIMUM, Evidence.ONE_SAMPLE);
            return;
        }
        Crowds crowds = new Crowds();
        for (InetSocketView socket : evidence.tcp(SocketState.ESTABLISHED)) {
            long min = socket.knownOr(TcpInfoField.MIN_RTT, 0);
            if (min == 0) {
                report.unknown(
                        Condition.RTT_ABOVE_MINIMUM,
                        "the kernel does not keep the shortest round trip of a connection"
                                + " (tcpi_min_rtt, since Linux 4.6)");
            } else if (rtt(socket) >= min * evidence.limit(Threshold.RTT_TIMES)
                    && rtt(socket) - min >= evidence.limit(Threshold.RTT_MILLIS) * MICROS
                    && isInUse(socket, evidence)) {
                crowds.add(Prefix.of(socket), socket);
            }
        }
        for (Map.Entry<String, List<InetSocketView>> crowd : crowds.from(1)) {
            report.found(finding(crowd.getKey(), crowd.getValue(), evidence));
        }
    }

    /** Without acknowledgements the last round trip stays as it was. */
    private static boolean isInUse(InetSocketView socket, Evidence evidence) {
        InetSocketView before = evidence.before(socket);
        return before != null && acked(socket) > acked(before);
    }

    private static long acked(InetSocketView socket) {
        return socket.knownOr(TcpInfoField.BYTES_ACKED, 0);
    }

    private static long rtt(InetSocketView socket) {
        return socket.knownOr(TcpInfoField.RTT, 0);
    }

    private static Finding finding(String prefix, List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        InetSocketView worst = sockets.get(0);
        for (InetSocketView socket : sockets) {
            worst = rtt(socket) > rtt(worst) ? socket : worst;
        }
        return new Finding(
                        Condition.RTT_ABOVE_MINIMUM,
                        Severity.WARNING,
                        String.format(
                                Locale.ROOT,
                                "round trips of %d connections to %s take far longer than they"
                                        + " could: up to %.1f ms, %.1f ms at best",
                                sockets.size(),
                                prefix,
                                rtt(worst) / MICROS,
                                worst.knownOr(TcpInfoField.MIN_RTT, 0) / MICROS),
                        sockets.size(),
                        OptionalLong.empty(),
                        List.of(evidence.holders().culprit(prefix, sockets.size(), sockets)),
                        evidence.since(false),
                        "a queue stands on the path: see ip -s link and tc -s qdisc here, and a"
                                + " transfer that fills the line; fq_codel or a pacing limit keeps"
                                + " queues short")
                .about(sockets);
    }
}
