package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SkMemInfo;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** UDP sockets that lost datagrams between the samples, by {@code SK_MEMINFO_DROPS}. */
final class UdpDrops implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.UDP_RECEIVE_DROPS, Evidence.ONE_SAMPLE);
            return;
        }
        for (InetSocketView socket : evidence.sample().sockets()) {
            if (socket.protocol() != Protocol.UDP) {
                continue;
            }
            InetSocketView before = evidence.before(socket);
            long drops = drops(socket);
            if (drops < 0) {
                report.unknown(
                        Condition.UDP_RECEIVE_DROPS,
                        "the kernel does not count the drops of a socket (SK_MEMINFO_DROPS, since"
                                + " Linux 4.7)");
                continue;
            }
            long lost = drops - (before == null ? 0 : Math.max(0, drops(before)));
            if (lost > 0) {
                report.found(finding(socket, lost, evidence));
            }
        }
    }

    private static long drops(InetSocketView socket) {
        return socket.knownOr(SkMemInfo.Field.DROPS, -1);
    }

    private static Finding finding(InetSocketView socket, long lost, Evidence evidence)
            throws IOException {
        OptionalLong buffer =
                socket.skMemInfo().map(SkMemInfo::rcvbuf).orElse(OptionalLong.empty());
        return new Finding(
                        Condition.UDP_RECEIVE_DROPS,
                        Severity.WARNING,
                        lost + " datagrams to " + socket.local() + " were dropped meanwhile",
                        lost,
                        OptionalLong.empty(),
                        List.of(
                                evidence.holders()
                                        .culprit(socket.local().toString(), lost, List.of(socket))),
                        evidence.meanwhile(),
                        "the program reads too slowly, or in bursts: receive in a thread that does"
                                + " nothing else (recvmmsg); raise SO_RCVBUF"
                                + (buffer.isPresent()
                                        ? " (the socket has " + buffer.getAsLong() + " bytes)"
                                        : "")
                                + " and net.core.rmem_max"
                                + evidence.now("net.core.rmem_max"))
                .about(List.of(socket));
    }
}
