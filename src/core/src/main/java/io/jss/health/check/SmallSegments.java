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
import java.util.Map;
import java.util.OptionalLong;

/** Connections that send in tiny segments, by {@code tcpi_snd_mss}. */
final class SmallSegments implements HealthCheck.Check {

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        Crowds crowds = new Crowds();
        for (InetSocketView socket : evidence.tcp(SocketState.ESTABLISHED)) {
            long mss = mss(socket);
            if (mss < 0) {
                report.unknown(
                        Condition.TINY_MSS,
                        "there are connections without tcp_info: their segments are not known");
            } else if (mss < evidence.limit(Threshold.TINY_MSS)) {
                crowds.add(Prefix.of(socket), socket);
            }
        }
        for (Map.Entry<String, List<InetSocketView>> crowd : crowds.from(1)) {
            report.found(finding(crowd.getKey(), crowd.getValue(), evidence));
        }
    }

    private static long mss(InetSocketView socket) {
        return socket.knownOr(TcpInfoField.SND_MSS, -1);
    }

    private static Finding finding(String prefix, List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        long least = Long.MAX_VALUE;
        for (InetSocketView socket : sockets) {
            least = Math.min(least, mss(socket));
        }
        return new Finding(
                        Condition.TINY_MSS,
                        Severity.WARNING,
                        sockets.size()
                                + " connections to "
                                + prefix
                                + " send in tiny segments, the smallest of "
                                + least
                                + " bytes",
                        sockets.size(),
                        OptionalLong.empty(),
                        List.of(evidence.holders().culprit(prefix, sockets.size(), sockets)),
                        evidence.since(false),
                        "see what the path carries (tracepath) and what lowers it: the peer's MSS"
                                + " option, a firewall's MSS clamp, a learned MTU (ip route get),"
                                + " TCP_MAXSEG of the program")
                .about(sockets);
    }
}
