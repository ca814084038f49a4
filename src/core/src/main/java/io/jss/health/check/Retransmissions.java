package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.Structure;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;

/** Segments that were sent again between the samples, by the network of the remote end. */
final class Retransmissions implements HealthCheck.Check {

    private static final int PERCENT = 100;

    private static final class Traffic {
        final List<InetSocketView> sockets = new ArrayList<>();
        long again;
        long segments;

        void add(long moreAgain, long moreSegments) {
            again += moreAgain;
            segments += moreSegments;
        }

        double percent() {
            return segments == 0 ? 0 : (double) again * PERCENT / segments;
        }
    }

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.RETRANSMISSIONS, Evidence.ONE_SAMPLE);
            return;
        }
        Traffic all = new Traffic();
        Map<String, Traffic> byPrefix = new LinkedHashMap<>();
        for (InetSocketView socket : evidence.sample().sockets()) {
            if (hasSegments(socket) && !add(socket, evidence, all, byPrefix)) {
                report.unknown(
                        Condition.RETRANSMISSIONS,
                        "the kernel does not count the segments of a connection"
                                + " (tcpi_data_segs_out, since Linux 4.6)");
            }
        }
        for (Map.Entry<String, Traffic> prefix : byPrefix.entrySet()) {
            Traffic traffic = prefix.getValue();
            if (traffic.again >= evidence.limit(Threshold.RETRANSMITTED_SEGMENTS)
                    && traffic.percent() >= evidence.limit(Threshold.RETRANSMISSIONS)) {
                report.found(finding(prefix.getKey(), traffic, all, evidence));
            }
        }
    }

    private static boolean hasSegments(InetSocketView socket) {
        return socket.protocol() == Protocol.TCP
                && socket.remotePort() != 0
                && socket.stateNumber() != SocketState.TIME_WAIT.number()
                && socket.has(Structure.TCP_INFO);
    }

    private static boolean add(
            InetSocketView socket, Evidence evidence, Traffic all, Map<String, Traffic> byPrefix) {
        long segments = socket.numberOr(TcpInfoField.DATA_SEGS_OUT, -1);
        if (segments < 0) {
            return false;
        }
        long again = socket.numberOr(TcpInfoField.TOTAL_RETRANS, 0);
        InetSocketView before = evidence.before(socket);
        if (before != null) {
            segments -= before.numberOr(TcpInfoField.DATA_SEGS_OUT, 0);
            again -= before.numberOr(TcpInfoField.TOTAL_RETRANS, 0);
        }
        if (segments == 0 && again == 0) {
            return true; // most connections of a host: no text is made for them
        }
        Traffic prefix = byPrefix.computeIfAbsent(Prefix.of(socket), key -> new Traffic());
        prefix.add(again, segments);
        all.add(again, segments);
        if (again > 0) {
            prefix.sockets.add(socket);
        }
        return true;
    }

    private static Finding finding(String prefix, Traffic traffic, Traffic all, Evidence evidence)
            throws IOException {
        Traffic rest = new Traffic();
        rest.add(all.again - traffic.again, all.segments - traffic.segments);
        return new Finding(
                        Condition.RETRANSMISSIONS,
                        Severity.WARNING,
                        String.format(
                                Locale.ROOT,
                                "of %d segments with data to %s %d were sent again; to all others"
                                        + " %.1f%% of %d",
                                traffic.segments,
                                prefix,
                                traffic.again,
                                rest.percent(),
                                rest.segments),
                        traffic.again,
                        OptionalLong.of(traffic.segments),
                        List.of(evidence.holders().culprit(prefix, traffic.again, traffic.sockets)),
                        evidence.meanwhile(),
                        "see what the path has that others have not (mtr, counters of switches and"
                                + " interfaces: ip -s link); if all others lose as much it is this"
                                + " host's own link or queue")
                .about(traffic.sockets);
    }
}
