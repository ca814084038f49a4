package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.health.HostNumbers;
import io.jss.micrometer.SocketTableMetrics;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.proc.ProcPaths;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The meters of a live table, against ss at the same moment and against known amounts. */
class MetricsIT {

    private static final int STAYING = 8_000;
    private static final int BRIEF = 300;
    private static final int BYTES = 3_000;

    /** States that a connection leaves by itself at once. */
    private static final Set<String> ON_THEIR_WAY =
            Set.of("tcp syn_sent", "tcp syn_recv", "tcp fin_wait1", "tcp closing", "tcp last_ack");

    /** The peer's FIN counts as a byte of a connection that left no minisock. */
    private static final double FIN = 1;

    /** Connections in several states over two listeners, one of both families; some wait. */
    private static final String CROWD =
            """
            import resource
            most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
            four = socket(); four.bind(('127.0.0.1', 0)); four.listen(64)
            both = socket(AF_INET6); both.bind(('::', 0)); both.listen(64)
            waits = socket(); waits.bind(('127.0.0.1', 0)); waits.listen(5)
            ports = [s.getsockname()[1] for s in (four, both, waits)]
            def pair(i):
                c = socket(); c.connect(('127.0.0.1', ports[i %% 2]))
                return c, (four, both)[i %% 2].accept()[0]
            pairs = [pair(i) for i in range(%d)]
            for c, s in pairs[:100]: c.sendall(b'x' * 100)
            # fewer in CLOSE_WAIT than a finding takes, however long ago it is that they were left
            for c, s in pairs[100:102]: leave(c)
            for c, s in pairs[102:104]: leave(s)
            gone = [pair(i) for i in range(400)]
            for c, s in gone: c.close(); s.close()
            queue = [socket() for i in range(4)]
            for c in queue: c.connect(('127.0.0.1', ports[2]))
            u = socket(AF_INET, SOCK_DGRAM); u.bind(('127.0.0.1', 0))
            v = socket(AF_INET, SOCK_DGRAM); v.connect(u.getsockname())
            ready(*ports)
            """
                    .formatted(STAYING);

    /** Brief connections to one listener, each of a known number of bytes. */
    private static final String BRIEF_ONES =
            """
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            kept = socket(); kept.connect(l.getsockname()); other = l.accept()[0]
            print(l.getsockname()[1], flush=True); sys.stdin.readline()
            for i in range(%d):
                c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                c.sendall(b'x' * %d); left = %d
                while left: left -= len(s.recv(left))
                first, second = (c, s) if i %% 2 else (s, c)
                first.close(); second.close()
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(BRIEF, BYTES, BYTES);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private NetworkNamespace own() throws Exception {
        return NetworkNamespaces.ofThisHost().resolve(namespace.name());
    }

    private static HostNumbers numbersIn(NetworkNamespace own) {
        try {
            return own.call(() -> HostNumbers.read(ProcPaths.system()));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void countsAreThoseOfSsByStateAndByListeningPort() throws Exception {
        NetworkNamespace own = own();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), CROWD);
                SocketTable table = SocketTable.openIn(own);
                SocketTableMetrics metrics =
                        SocketTableMetrics.ofHost()
                                .lookAtMostEvery(Duration.ofMinutes(1))
                                .over(table, Optional.empty(), () -> numbersIn(own))) {
            Await.until("all handshakes and ends are done", () -> isSettled(python));
            SsCounts before = SsCounts.in(namespace.name(), python.numbers());
            metrics.bindTo(registry);
            Map<String, Double> byState = sums(registry, "sockets", List.of("transport", "state"));
            Map<String, Double> byPort =
                    sums(registry, "socket.listener.sockets", List.of("port", "state"));
            Map<String, Double> queues =
                    sums(registry, "socket.receive.queue", List.of("transport"));
            SsCounts after = SsCounts.in(namespace.name(), python.numbers());

            assertThat(after).as("nothing changed meanwhile").isEqualTo(before);
            assertThat(byState).isEqualTo(before.byState());
            assertThat(byState.get("tcp established")).isGreaterThan(15_000);
            assertThat(byState.keySet())
                    .contains("tcp close_wait", "tcp fin_wait2", "tcp time_wait", "udp close");
            assertThat(byPort).isEqualTo(before.byPort());
            assertThat(queues.get("tcp")).isEqualTo(before.receiveQueue());
            String port = Integer.toString(python.number(2));
            assertThat(gauge(registry, "socket.listener.accept.queue", port)).isEqualTo(4);
            assertThat(gauge(registry, "socket.listener.accept.queue.limit", port)).isEqualTo(5);
            assertThat(registry.get("socket.ephemeral.ports.used").gauges())
                    .anyMatch(
                            each ->
                                    ("127.0.0.1:" + python.number(1))
                                            .equals(each.getId().getTag("destination")));
            assertThat(registry.get("socket.finding").tag("id", "close-wait-kept").gauge().value())
                    .isZero();
        }
    }

    private boolean isSettled(PythonSockets python) throws Exception {
        Set<String> states = SsCounts.in(namespace.name(), python.numbers()).byState().keySet();
        return Collections.disjoint(states, ON_THEIR_WAY);
    }

    private static double gauge(SimpleMeterRegistry registry, String name, String port) {
        return registry.get(name).tag("port", port).gauge().value();
    }

    private static Map<String, Double> sums(
            SimpleMeterRegistry registry, String name, List<String> tags) {
        Map<String, Double> sums = new TreeMap<>();
        for (Gauge gauge : registry.get(name).gauges()) {
            List<String> key = tags.stream().map(tag -> gauge.getId().getTag(tag)).toList();
            sums.merge(String.join(" ", key), gauge.value(), Double::sum);
        }
        return sums;
    }

    @Test
    void bytesOfConnectionsThatLiveBetweenTwoLooksAreCounted() throws Exception {
        NetworkNamespace own = own();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), BRIEF_ONES);
                SocketTable table = SocketTable.openIn(own);
                DestroyedSockets events =
                        own.call(
                                () ->
                                        DestroyedSockets.subscribe(
                                                Set.of(Protocol.TCP),
                                                EnumSet.allOf(AddressFamily.class),
                                                16 << 20));
                SocketTableMetrics metrics =
                        SocketTableMetrics.ofHost()
                                .withoutHealth()
                                .lookAtMostEvery(Duration.ofMillis(1))
                                .over(table, Optional.of(events), () -> numbersIn(own))) {
            metrics.bindTo(registry);
            python.next();
            String port = Integer.toString(python.number(0));
            // the kernel sends its events from a work queue, the last of them when it comes to it
            Await.until(
                    "the end of each connection",
                    () -> {
                        metrics.refresh();
                        return counter(registry, "socket.sent", "direction", "outbound")
                                        >= (double) BRIEF * BYTES
                                && counter(registry, "socket.listener.received", "port", port)
                                        >= (double) BRIEF * BYTES;
                    });

            assertThat(counter(registry, "socket.listener.received", "port", port))
                    .isBetween(BRIEF * (double) BYTES, BRIEF * (BYTES + FIN));
            assertThat(counter(registry, "socket.sent", "direction", "outbound"))
                    .isEqualTo((double) BRIEF * BYTES);
            assertThat(counter(registry, "socket.received", "direction", "inbound"))
                    .isBetween(BRIEF * (double) BYTES, BRIEF * (BYTES + FIN));
            assertThat(counter(registry, "socket.connections.opened", "direction", "inbound"))
                    .isEqualTo(BRIEF);
            assertThat(registry.get("socket.events.lost").functionCounter().count()).isZero();
        }
    }

    private static double counter(
            SimpleMeterRegistry registry, String name, String key, String value) {
        FunctionCounter counter = registry.find(name).tag(key, value).functionCounter();
        return counter == null ? 0 : counter.count();
    }

    @Test
    void ofThisProcessAreItsOwnSocketsAlone() throws Exception {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        try (PythonSockets others =
                        PythonSockets.run(
                                "l = socket(); l.bind(('127.0.0.1', 0)); l.listen(5)\n"
                                        + "ready(l.getsockname()[1])");
                ServerSocket listener = new ServerSocket(0, 7, InetAddress.getLoopbackAddress());
                SocketTableMetrics metrics =
                        SocketTableMetrics.ofThisProcess()
                                .ports(List.of(listener.getLocalPort(), others.number(0)))
                                .lookAtMostEvery(Duration.ofMillis(1))
                                .open()) {
            metrics.bindTo(registry);
            String port = Integer.toString(listener.getLocalPort());
            assertThat(gauge(registry, "socket.listener.accept.queue.limit", port)).isEqualTo(7);
            try (Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                    Socket accepted = listener.accept()) {
                client.getOutputStream().write(new byte[BYTES]);
                accepted.getInputStream().readNBytes(BYTES);
                Thread.sleep(5);
                metrics.refresh();

                assertThat(counter(registry, "socket.listener.received", "port", port))
                        .isEqualTo(BYTES);
                assertThat(
                                registry.find("socket.listener.sockets")
                                        .tag("port", Integer.toString(others.number(0)))
                                        .gauges())
                        .isEmpty();
                assertThat(registry.find("socket.finding").gauges()).isEmpty();
            }
        }
    }
}
