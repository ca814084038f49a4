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
import java.util.OptionalLong;
import java.util.Set;

/**
 * Connections with data to send of which the peer acknowledged nothing between the samples: its
 * window is closed (the probe timer runs, {@code ICSK_TIME_PROBE0}), or nothing comes back.
 */
final class UnsentData implements HealthCheck.Check {

    private static final int PROBE_TIMER = 4;

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.CLOSED_WINDOW, Evidence.ONE_SAMPLE);
            report.unknown(Condition.UNSENT_DATA, Evidence.ONE_SAMPLE);
            return;
        }
        Set<InetSocketView> large = PathMtu.of(evidence);
        for (InetSocketView socket :
                evidence.tcp(
                        SocketState.ESTABLISHED,
                        SocketState.CLOSE_WAIT,
                        SocketState.FIN_WAIT1,
                        SocketState.CLOSING,
                        SocketState.LAST_ACK)) {
            if (socket.wqueue() == 0 && !isProbing(socket)) {
                continue; // nothing waits; most are not looked up
            }
            InetSocketView before = evidence.before(socket);
            if (before == null || !acknowledgedNothing(before, socket)) {
                continue;
            }
            if (isProbing(before) && isProbing(socket)) {
                report.found(closed(socket, evidence));
            } else if (before.wqueue() >= evidence.limit(Threshold.UNSENT_BYTES)
                    && !large.contains(socket)) {
                report.found(unsent(socket, evidence));
            }
        }
    }

    private static boolean isProbing(InetSocketView socket) {
        return socket.timerNumber() == PROBE_TIMER;
    }

    /** Before Linux 4.1 what was acknowledged is not known, only that the queue did not shrink. */
    static boolean acknowledgedNothing(InetSocketView before, InetSocketView now) {
        long acked = acked(now);
        long ackedBefore = acked(before);
        return (acked >= 0 && ackedBefore >= 0)
                ? acked == ackedBefore
                : now.wqueue() >= before.wqueue();
    }

    private static long acked(InetSocketView socket) {
        return socket.knownOr(TcpInfoField.BYTES_ACKED, -1);
    }

    private static String ends(InetSocketView socket) {
        return socket.local().onTheWire() + " -> " + socket.remote().onTheWire();
    }

    private static Finding closed(InetSocketView socket, Evidence evidence) throws IOException {
        String ends = ends(socket);
        return new Finding(
                        Condition.CLOSED_WINDOW,
                        Severity.WARNING,
                        "the peer of "
                                + ends
                                + " takes no more: "
                                + socket.wqueue()
                                + " bytes wait",
                        socket.wqueue(),
                        sndbuf(socket),
                        List.of(evidence.holders().culprit(ends, socket.wqueue(), List.of(socket))),
                        evidence.since(true),
                        "see why the program at the other end does not read: jss doctor there names"
                                + " it (unread-data)")
                .about(List.of(socket));
    }

    private static Finding unsent(InetSocketView socket, Evidence evidence) throws IOException {
        String ends = ends(socket);
        return new Finding(
                        Condition.UNSENT_DATA,
                        Severity.WARNING,
                        "the peer of "
                                + ends
                                + " acknowledges nothing: "
                                + socket.wqueue()
                                + " bytes wait, sent again "
                                + socket.retransmits()
                                + " times",
                        socket.wqueue(),
                        sndbuf(socket),
                        List.of(evidence.holders().culprit(ends, socket.wqueue(), List.of(socket))),
                        evidence.since(true),
                        "see whether the peer is there and the path carries large packets (ping -M"
                            + " do -s 1472); TCP_USER_TIMEOUT lets the program notice earlier than"
                            + " net.ipv4.tcp_retries2 does")
                .about(List.of(socket));
    }

    private static OptionalLong sndbuf(InetSocketView socket) {
        return socket.skMemInfo().map(memory -> memory.sndbuf()).orElse(OptionalLong.empty());
    }
}
