package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Handshakes that wait for their last packet. A listener keeps as many as its backlog ({@code
 * inet_csk_reqsk_queue_is_full}); more are answered with cookies, or dropped ({@code
 * tcp_syn_flood_action}).
 */
final class SynQueues implements HealthCheck.Check {

    private static final String DROPPED = "TcpExt.TCPReqQFullDrop";
    private static final String COOKIES = "TcpExt.TCPReqQFullDoCookies";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        OptionalLong dropped = evidence.growth(DROPPED);
        OptionalLong cookies = evidence.growth(COOKIES);
        if (dropped.orElse(0) > 0 || cookies.orElse(0) > 0) {
            report.found(finding(dropped.orElse(0), cookies.orElse(0), evidence));
        } else if (dropped.isEmpty() || cookies.isEmpty()) {
            report.unknown(
                    Condition.SYN_QUEUE,
                    "whether " + DROPPED + " grows is not known: " + evidence.whyNoGrowth());
        }
    }

    private static Finding finding(long dropped, long cookies, Evidence evidence)
            throws IOException {
        return new Finding(
                        Condition.SYN_QUEUE,
                        dropped > 0 ? Severity.CRITICAL : Severity.WARNING,
                        "the queue of handshakes of a listener was full: "
                                + dropped
                                + " were dropped, "
                                + cookies
                                + " answered with a cookie",
                        dropped + cookies,
                        OptionalLong.empty(),
                        culprits(evidence),
                        evidence.meanwhile(),
                        "see whether the peers exist (SYN_RECV by remote address): a flood, or a"
                                + " path that loses the answer; keep net.ipv4.tcp_syncookies at 1"
                                + evidence.now("net.ipv4.tcp_syncookies")
                                + "; raise the backlog of listen(2) and"
                                + " net.ipv4.tcp_max_syn_backlog"
                                + evidence.now("net.ipv4.tcp_max_syn_backlog"))
                .about(waitedFor(evidence));
    }

    /** A handshake has no owner yet; its listener has. */
    private static List<Culprit> culprits(Evidence evidence) throws IOException {
        Crowds ends = new Crowds();
        for (InetSocketView socket : evidence.tcp(SocketState.SYN_RECV, SocketState.NEW_SYN_RECV)) {
            ends.add(socket.local().onTheWire().toString(), socket);
        }
        List<Culprit> culprits = new ArrayList<>();
        for (Map.Entry<String, List<InetSocketView>> end : ends.from(1)) {
            if (culprits.size() < Finding.MOST_CULPRITS) {
                culprits.add(
                        evidence.holders()
                                .culprit(
                                        end.getKey(),
                                        end.getValue().size(),
                                        listeners(end.getValue().get(0).localPort(), evidence)));
            }
        }
        return culprits;
    }

    private static List<InetSocketView> waitedFor(Evidence evidence) {
        Set<Integer> ports = new HashSet<>();
        for (InetSocketView socket : evidence.tcp(SocketState.SYN_RECV, SocketState.NEW_SYN_RECV)) {
            ports.add(socket.localPort());
        }
        List<InetSocketView> listeners = evidence.tcp(SocketState.LISTEN);
        listeners.removeIf(listener -> !ports.contains(listener.localPort()));
        return listeners;
    }

    private static List<InetSocketView> listeners(int port, Evidence evidence) {
        List<InetSocketView> listeners = evidence.tcp(SocketState.LISTEN);
        listeners.removeIf(listener -> listener.localPort() != port);
        return listeners;
    }
}
