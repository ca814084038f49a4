package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Finding;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Connections whose full segments time out again and again while small packets of the same peer
 * still come in: a router on the path drops what is too large for it, and the ICMP message that
 * says so does not arrive.
 *
 * <p>After a time-out the kernel doubles {@code tcpi_rto}, so n of them began at least {@code rto -
 * rto / 2^n} before the last retransmission. Something that came after the first of them proves
 * that the peer is there. Where a full segment to the peer was acknowledged meanwhile the path is
 * good.
 */
final class PathMtu implements HealthCheck.Check {

    private static final int RETRANSMISSION_TIMER = 1;
    private static final int MICROS = 1000;
    private static final int IP_AND_ICMP = 28;
    private static final int MAX_SHIFT = 30;
    private static final String PROBING = "net.ipv4.tcp_mtu_probing";

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        if (!evidence.hasTwo()) {
            report.unknown(Condition.PATH_MTU, Evidence.ONE_SAMPLE);
            return;
        }
        Crowds crowds = new Crowds();
        for (InetSocketView socket : of(evidence)) {
            crowds.add(Prefix.of(socket), socket);
        }
        for (Map.Entry<String, List<InetSocketView>> crowd : crowds.from(1)) {
            report.found(finding(crowd.getKey(), crowd.getValue(), evidence));
        }
    }

    /** Returns the connections that show it, in the order of the sample. */
    static Set<InetSocketView> of(Evidence evidence) {
        List<InetSocketView> connections = connections(evidence);
        List<InetSocketView> stuck =
                connections.stream().filter(socket -> isStuck(socket, evidence)).toList();
        if (stuck.isEmpty()) {
            return Set.of();
        }
        Map<IpAddress, Long> heard = new HashMap<>();
        Set<IpAddress> reached = new HashSet<>();
        for (InetSocketView socket : connections) {
            IpAddress peer = socket.remoteAddress().onTheWire();
            heard.merge(peer, quietMillis(socket), Math::min);
            if (tookFullSegment(socket, evidence)) {
                reached.add(peer);
            }
        }
        Set<InetSocketView> found = new LinkedHashSet<>();
        for (InetSocketView socket : stuck) {
            IpAddress peer = socket.remoteAddress().onTheWire();
            if (!reached.contains(peer) && heard.get(peer) < millisSinceFirstTimeOut(socket)) {
                found.add(socket);
            }
        }
        return found;
    }

    private static List<InetSocketView> connections(Evidence evidence) {
        return evidence.tcp(
                SocketState.ESTABLISHED,
                SocketState.CLOSE_WAIT,
                SocketState.FIN_WAIT1,
                SocketState.CLOSING,
                SocketState.LAST_ACK);
    }

    private static boolean isStuck(InetSocketView socket, Evidence evidence) {
        if (socket.timerNumber() != RETRANSMISSION_TIMER
                || socket.retransmits() < evidence.limit(Threshold.PATH_MTU_TIMEOUTS)) {
            return false;
        }
        InetSocketView before = evidence.before(socket);
        long segment = socket.numberOr(TcpInfoField.SND_MSS, 0);
        return before != null
                && segment > evidence.limit(Threshold.PATH_MTU_SEGMENT)
                && socket.wqueue() >= segment
                && UnsentData.acknowledgedNothing(before, socket);
    }

    private static boolean tookFullSegment(InetSocketView socket, Evidence evidence) {
        InetSocketView before = evidence.before(socket);
        long acked = socket.numberOr(TcpInfoField.BYTES_ACKED, 0);
        long ackedBefore =
                before == null ? acked : before.numberOr(TcpInfoField.BYTES_ACKED, acked);
        return acked - ackedBefore >= socket.numberOr(TcpInfoField.SND_MSS, Long.MAX_VALUE);
    }

    /** Returns since when no packet has come, in milliseconds. */
    private static long quietMillis(InetSocketView socket) {
        return Math.min(
                socket.numberOr(TcpInfoField.LAST_DATA_RECV, Long.MAX_VALUE),
                socket.numberOr(TcpInfoField.LAST_ACK_RECV, Long.MAX_VALUE));
    }

    private static long millisSinceFirstTimeOut(InetSocketView socket) {
        long rto = socket.numberOr(TcpInfoField.RTO, 0) / MICROS;
        long first = rto >> Math.min(socket.retransmits(), MAX_SHIFT);
        return rto - 2 * first + socket.numberOr(TcpInfoField.LAST_DATA_SENT, 0);
    }

    private static Finding finding(String prefix, List<InetSocketView> sockets, Evidence evidence)
            throws IOException {
        long smallest = Long.MAX_VALUE;
        long pmtu = 0;
        long since = 0;
        for (InetSocketView socket : sockets) {
            smallest = Math.min(smallest, socket.numberOr(TcpInfoField.SND_MSS, smallest));
            pmtu = Math.max(pmtu, socket.numberOr(TcpInfoField.PMTU, 0));
            since = Math.max(since, millisSinceFirstTimeOut(socket));
        }
        return new Finding(
                        Condition.PATH_MTU,
                        Severity.WARNING,
                        sockets.size()
                                + " connections to "
                                + prefix
                                + " send segments of "
                                + smallest
                                + " bytes or more again and again, and their peers are there:"
                                + " small packets come from them",
                        sockets.size(),
                        OptionalLong.empty(),
                        List.of(evidence.holders().culprit(prefix, sockets.size(), sockets)),
                        "for " + since + " ms at least, since the first time-out",
                        "see which size passes (ping -M do -s "
                                + Math.max(0, pmtu - IP_AND_ICMP)
                                + ", tracepath): a firewall on the path must let ICMP"
                                + " 'fragmentation needed' and 'packet too big' through; until"
                                + " then "
                                + PROBING
                                + "=1"
                                + evidence.now(PROBING)
                                + ", an MTU at the route (ip route ... mtu), or an MSS clamp")
                .about(sockets);
    }
}
