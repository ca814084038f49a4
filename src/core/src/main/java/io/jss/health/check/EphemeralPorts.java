package io.jss.health.check;

import io.jss.health.Condition;
import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.health.HostNumbers;
import io.jss.health.Severity;
import io.jss.health.Threshold;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Local ports that are left towards one destination. A port is taken for one source address,
 * destination address and destination port; the kernel hashes {@code ::ffff:a.b.c.d} as a.b.c.d
 * ({@code sk_ehashfn}), so both are one. It passes over ports that are reserved, and over those
 * that a program has bound.
 */
final class EphemeralPorts implements HealthCheck.Check {

    private static final int PORTS = 1 << 16;
    private static final long TIME_WAIT_MILLIS = 60_000;
    private static final long REUSE_AFTER_MILLIS = 1000;
    private static final String RANGE = "net.ipv4.ip_local_port_range";
    private static final String RESERVED = "net.ipv4.ip_local_reserved_ports";
    private static final String REUSE = "net.ipv4.tcp_tw_reuse";

    private record Tuple(IpAddress source, Endpoint destination) {}

    private static final class Use {
        final BitSet ports = new BitSet(PORTS);
        final List<InetSocket> sockets = new ArrayList<>();
        int timeWait;
    }

    @Override
    public void run(Evidence evidence, Report report) throws IOException {
        OptionalLong low = evidence.host().number(RANGE, 0);
        OptionalLong high = evidence.host().number(RANGE, 1);
        if (low.isEmpty() || high.isEmpty()) {
            report.unknown(
                    Condition.EPHEMERAL_PORTS, RANGE + " is not known: " + evidence.host().why());
            return;
        }
        BitSet free = new BitSet(PORTS);
        free.set((int) low.getAsLong(), (int) high.getAsLong() + 1);
        evidence.host()
                .setting(RESERVED)
                .map(EphemeralPorts::listed)
                .orElse(List.of())
                .forEach(free::clear);
        evidence.tcp(SocketState.LISTEN).forEach(socket -> free.clear(socket.localPort()));
        evidence.bound().forEach(socket -> free.clear(socket.localPort()));
        int available = free.cardinality();
        for (Map.Entry<Tuple, Use> use : uses(evidence, free).entrySet()) {
            long used = use.getValue().ports.cardinality();
            if (evidence.reaches(used, available, Threshold.EPHEMERAL_PORTS)) {
                report.found(finding(use.getKey(), use.getValue(), available, evidence));
            }
        }
    }

    /** Returns the numbers of ranges in a list such as {@code 8080,9000-9010}. */
    private static List<Integer> listed(String ranges) {
        List<Integer> ports = new ArrayList<>();
        for (String part : ranges.split(",", -1)) {
            String[] ends = part.trim().split("-", -1);
            try {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int port = Integer.parseInt(ends[0]); port <= last; port++) {
                    ports.add(port);
                }
            } catch (NumberFormatException e) {
                // an empty list has an empty part
            }
        }
        return ports;
    }

    private static Map<Tuple, Use> uses(Evidence evidence, BitSet free) {
        Map<Tuple, Use> uses = new LinkedHashMap<>();
        for (InetSocket socket : evidence.sample().sockets()) {
            if (socket.protocol() == Protocol.TCP
                    && socket.remotePort() != 0
                    && free.get(socket.localPort())
                    && !maybeReused(socket, evidence.host())) {
                Tuple tuple =
                        new Tuple(socket.localAddress().onTheWire(), socket.remote().onTheWire());
                Use use = uses.computeIfAbsent(tuple, key -> new Use());
                use.ports.set(socket.localPort());
                use.sockets.add(socket);
                use.timeWait += isTimeWait(socket) ? 1 : 0;
            }
        }
        return uses;
    }

    private static boolean isTimeWait(InetSocket socket) {
        return socket.stateNumber() == SocketState.TIME_WAIT.number();
    }

    /**
     * connect(2) takes a port in TIME_WAIT again a second after it began ({@code tcp_twsk_unique}):
     * with 1 always, with 2 over the loopback.
     */
    private static boolean maybeReused(InetSocket socket, HostNumbers host) {
        long reuse = host.number(REUSE, 0).orElse(0);
        boolean allowed = reuse == 1 || (reuse == 2 && isLoopback(socket.remoteAddress()));
        return allowed
                && isTimeWait(socket)
                && TIME_WAIT_MILLIS - socket.timerExpiresMillis() > REUSE_AFTER_MILLIS;
    }

    private static boolean isLoopback(IpAddress address) {
        return address.onTheWire().toInetAddress().isLoopbackAddress();
    }

    private static Finding finding(Tuple tuple, Use use, int available, Evidence evidence)
            throws IOException {
        long used = use.ports.cardinality();
        long left = Math.max(0, available - used);
        boolean critical = evidence.reaches(used, available, Threshold.EPHEMERAL_PORTS_CRITICAL);
        Culprit culprit =
                evidence.holders()
                        .culprit(tuple.source() + " -> " + tuple.destination(), used, use.sockets);
        return new Finding(
                Condition.EPHEMERAL_PORTS,
                critical ? Severity.CRITICAL : Severity.WARNING,
                used
                        + " of "
                        + available
                        + " local ports from "
                        + tuple.source()
                        + " to "
                        + tuple.destination()
                        + " are in use, "
                        + use.timeWait
                        + " of them by TIME_WAIT; "
                        + left
                        + " are left",
                used,
                OptionalLong.of(available),
                List.of(culprit),
                evidence.since(false),
                "keep connections open and use them again (a pool); at most "
                        + String.format(
                                java.util.Locale.ROOT,
                                "%.1f",
                                available * 1000.0 / TIME_WAIT_MILLIS)
                        + " connections a second can be closed here first without running out; or"
                        + " widen "
                        + RANGE
                        + evidence.now(RANGE)
                        + ", use more source addresses or destination ports");
    }
}
