package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Memory of all TCP sockets of the machine, in pages, against {@code tcp_mem}. */
final class TcpMemory implements HealthCheck.Check {

    private static final String SETTING = "net.ipv4.tcp_mem";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        OptionalLong pages = evidence.host().counter("sockstat.TCP.mem");
        OptionalLong pressure = evidence.host().number(SETTING, 1);
        OptionalLong max = evidence.host().number(SETTING, 2);
        if (pages.isEmpty() || pressure.isEmpty() || max.isEmpty()) {
            report.unknown(Condition.TCP_MEMORY, evidence.whyNotOfMachine(SETTING));
            return;
        }
        boolean critical =
                evidence.exceeds(pages.getAsLong(), max.getAsLong(), Threshold.TCP_MEMORY_CRITICAL);
        if (critical
                || evidence.exceeds(
                        pages.getAsLong(), pressure.getAsLong(), Threshold.TCP_MEMORY)) {
            report.found(
                    finding(
                            critical ? Severity.CRITICAL : Severity.WARNING,
                            pages.getAsLong(),
                            max.getAsLong(),
                            evidence));
        }
    }

    private static Finding finding(Severity severity, long pages, long max, Evidence evidence)
            throws IOException {
        List<InetSocketView> sockets = largest(evidence);
        return new Finding(
                        Condition.TCP_MEMORY,
                        severity,
                        pages + " pages are in TCP buffers of this machine, " + max + " may be",
                        pages,
                        OptionalLong.of(max),
                        culprits(sockets, evidence),
                        evidence.since(false),
                        "find what is not read and not sent (Recv-Q, Send-Q); then raise "
                                + SETTING
                                + " (now "
                                + evidence.host()
                                        .setting(SETTING)
                                        .orElse("?")
                                        .replaceAll("\\s+", " ")
                                + " pages)")
                .about(sockets);
    }

    private static List<InetSocketView> largest(Evidence evidence) {
        List<InetSocketView> sockets = new ArrayList<>();
        for (InetSocketView socket : evidence.sample().sockets()) {
            if (socket.protocol() == Protocol.TCP && bytes(socket) > 0) {
                sockets.add(socket);
            }
        }
        sockets.sort(Comparator.comparingLong(TcpMemory::bytes).reversed());
        return sockets.subList(0, Math.min(sockets.size(), Finding.MOST_CULPRITS));
    }

    private static List<Culprit> culprits(List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        List<Culprit> culprits = new ArrayList<>();
        for (InetSocketView socket : sockets) {
            culprits.add(
                    evidence.holders()
                            .culprit(
                                    socket.local() + " -> " + socket.remote(),
                                    bytes(socket),
                                    List.of(socket)));
        }
        return culprits;
    }

    private static long bytes(InetSocketView socket) {
        return socket.knownOr(SkMemInfo.Field.RMEM_ALLOC, 0)
                + socket.knownOr(SkMemInfo.Field.WMEM_QUEUED, 0);
    }
}
