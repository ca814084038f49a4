package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.classify.Classifier;
import io.jss.classify.Direction;
import io.jss.classify.ListenerIndex;
import io.jss.classify.TrafficClass;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The question that jss answers, asked of the running kernel: why is an IPv4 connection listed as
 * tcp6?
 */
@Tag("kernel")
@ExtendWith(AloneInNamespace.class)
class DualStackExperimentIT {

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void ipv4ClientOfADualStackListenerIsIpv4OnATcp6Socket(boolean accepted) throws Exception {
        String script =
                """
                listener = socket(AF_INET6); listener.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
                listener.bind(('::', 0)); listener.listen(5)
                client = socket(AF_INET); client.connect(('127.0.0.1', listener.getsockname()[1]))
                %s
                ready(listener.getsockname()[1], client.getsockname()[1])
                """
                        .formatted(accepted ? "server = listener.accept()" : "");
        try (PythonSockets python = PythonSockets.run(script)) {
            Rows rows = Rows.of(Protocol.TCP, python.number(0));

            InetSocket listener = rows.only(SocketState.LISTEN);
            assertThat(listener.socketFamily()).isEqualTo(AddressFamily.INET6);
            assertThat(listener.local()).hasToString("[::]:" + python.number(0));
            assertThat(listener.v6only()).isEqualTo(InetSocketView.V6Only.OFF);
            assertThat(Classifier.classify(listener)).isEqualTo(TrafficClass.DUAL_STACK);

            InetSocket client = rows.withRemotePort(python.number(0));
            assertThat(client.socketFamily()).isEqualTo(AddressFamily.INET);
            assertThat(Classifier.classify(client)).isEqualTo(TrafficClass.IPV4);
            assertThat(Direction.of(client, rows.listeners())).isEqualTo(Direction.OUTBOUND);

            InetSocket passive = rows.withRemotePort(python.number(1));
            assertThat(passive.socketFamily()).isEqualTo(AddressFamily.INET6);
            assertThat(passive.local()).hasToString("[::ffff:127.0.0.1]:" + python.number(0));
            assertThat(passive.remote()).hasToString("[::ffff:127.0.0.1]:" + python.number(1));
            assertThat(passive.remote().onTheWire()).isEqualTo(client.local());
            assertThat(Classifier.classify(passive)).isEqualTo(TrafficClass.IPV4_MAPPED);
            assertThat(Direction.of(passive, rows.listeners())).isEqualTo(Direction.INBOUND);
            assertThat(rows.listeners().covering(passive))
                    .hasValueSatisfying(
                            found -> assertThat(found.cookie()).isEqualTo(listener.cookie()));
            assertThat(passive.inode().isPresent()).isEqualTo(accepted);
            assertThat(rows.count()).isEqualTo(3);
        }
    }

    /** The script of the packages makes every socket as it needs it, whatever the default is. */
    @Test
    @Tag("host")
    void theExperimentWorksWhereIpv6OnlyIsTheDefault() throws Exception {
        Path script = Path.of("..", "packaging", "dual-stack");
        int exitCode =
                NetworkNamespaceThread.call(
                        () -> {
                            NetworkTool.output("ip", "link", "set", "lo", "up");
                            Path own = Path.of("/proc/sys/net/ipv6/bindv6only");
                            Files.writeString(own, "1");
                            return new ProcessBuilder("perl", script.toString(), "true")
                                    .inheritIO()
                                    .start()
                                    .waitFor();
                        });

        assertThat(exitCode).isZero();
    }

    @Test
    void withV6onlyTheListenerRefusesIpv4AndIsIpv6Only() {
        String script =
                """
                listener = socket(AF_INET6); listener.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 1)
                listener.bind(('::', 0)); listener.listen(5)
                refused = socket(AF_INET).connect_ex(('127.0.0.1', listener.getsockname()[1]))
                ready(listener.getsockname()[1], refused)
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            Rows rows = Rows.of(Protocol.TCP, python.number(0));
            int econnrefused = 111;

            assertThat(python.number(1)).isEqualTo(econnrefused);
            assertThat(rows.only(SocketState.LISTEN).v6only()).isEqualTo(InetSocketView.V6Only.ON);
            assertThat(Classifier.classify(rows.only(SocketState.LISTEN)))
                    .isEqualTo(TrafficClass.IPV6_ONLY);
            assertThat(rows.count()).isEqualTo(1);
        }
    }

    @Test
    void overRealIpv6BothEndsAreIpv6() {
        String script =
                """
                listener = socket(AF_INET6); listener.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
                listener.bind(('::', 0)); listener.listen(5)
                client = socket(AF_INET6); client.connect(('::1', listener.getsockname()[1]))
                server = listener.accept()
                ready(listener.getsockname()[1], client.getsockname()[1])
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            Rows rows = Rows.of(Protocol.TCP, python.number(0));
            InetSocket passive = rows.withRemotePort(python.number(1));
            InetSocket client = rows.withRemotePort(python.number(0));

            assertThat(Classifier.classify(passive)).isEqualTo(TrafficClass.IPV6);
            assertThat(Classifier.classify(client)).isEqualTo(TrafficClass.IPV6);
            assertThat(Direction.of(passive, rows.listeners())).isEqualTo(Direction.INBOUND);
            assertThat(Direction.of(client, rows.listeners())).isEqualTo(Direction.OUTBOUND);
        }
    }

    @Test
    void anAfInet6SocketThatDialsAMappedAddressIsIpv4OutboundOnATcp6Socket() {
        String script =
                """
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
                client = socket(AF_INET6); client.connect(('::ffff:127.0.0.1', listener.getsockname()[1]))
                ready(listener.getsockname()[1], client.getsockname()[1])
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            Rows rows = Rows.of(Protocol.TCP, python.number(0));
            InetSocket client = rows.withRemotePort(python.number(0));

            assertThat(client.socketFamily()).isEqualTo(AddressFamily.INET6);
            assertThat(Classifier.classify(client)).isEqualTo(TrafficClass.IPV4_MAPPED);
            assertThat(Direction.of(client, rows.listeners())).isEqualTo(Direction.OUTBOUND);
            assertThat(Classifier.classify(rows.withRemotePort(python.number(1))))
                    .isEqualTo(TrafficClass.IPV4);
        }
    }

    @Test
    void udpSocketsAreToldTheSameWay() {
        String script =
                """
                def udp(v6only, address):
                    s = socket(AF_INET6, SOCK_DGRAM); s.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, v6only)
                    s.bind((address, 0)); return s
                dual, only = udp(0, '::'), udp(1, '::')
                mapped = udp(0, '::'); mapped.connect(('::ffff:127.0.0.1', dual.getsockname()[1]))
                plain = socket(AF_INET, SOCK_DGRAM); plain.bind(('127.0.0.1', 0))
                ready(*[s.getsockname()[1] for s in (dual, only, mapped, plain)])
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            List<TrafficClass> classes =
                    python.numbers().stream()
                            .map(
                                    port ->
                                            Classifier.classify(
                                                    Rows.of(Protocol.UDP, port)
                                                            .withLocalPort(port)))
                            .toList();

            assertThat(classes)
                    .containsExactly(
                            TrafficClass.DUAL_STACK,
                            TrafficClass.IPV6_ONLY,
                            TrafficClass.IPV4_MAPPED,
                            TrafficClass.IPV4);
        }
    }

    @Test
    void aJavaServerSocketIsDualStackAndItsIpv4ClientsAreMapped() throws Exception {
        try (ServerSocket listener = new ServerSocket(0);
                Socket client =
                        new Socket(
                                IpAddress.parse("127.0.0.1").toInetAddress(),
                                listener.getLocalPort());
                Socket server = listener.accept()) {
            assertThat(client.isConnected()).isTrue();
            assertMappedThroughDualStack(listener.getLocalPort(), server.getPort());
        }
        try (ServerSocketChannel listener =
                        ServerSocketChannel.open().bind(new InetSocketAddress(0));
                SocketChannel client =
                        SocketChannel.open(
                                new InetSocketAddress(
                                        IpAddress.parse("127.0.0.1").toInetAddress(),
                                        listener.socket().getLocalPort()));
                SocketChannel server = listener.accept()) {
            assertThat(client.isConnected()).isTrue();
            assertMappedThroughDualStack(
                    listener.socket().getLocalPort(), server.socket().getPort());
        }
    }

    private static void assertMappedThroughDualStack(int port, int clientPort) {
        Rows rows = Rows.of(Protocol.TCP, port);
        assertThat(Classifier.classify(rows.only(SocketState.LISTEN)))
                .isEqualTo(TrafficClass.DUAL_STACK);
        // the JDK dials from AF_INET6 sockets too: both ends are tcp6 and carry IPv4
        assertThat(Classifier.classify(rows.withRemotePort(port)))
                .isEqualTo(TrafficClass.IPV4_MAPPED);
        InetSocket passive = rows.withRemotePort(clientPort);
        assertThat(Classifier.classify(passive)).isEqualTo(TrafficClass.IPV4_MAPPED);
        assertThat(Direction.of(passive, rows.listeners())).isEqualTo(Direction.INBOUND);
    }

    /** The rows of one port at either end. */
    private record Rows(List<InetSocket> sockets, ListenerIndex listeners) {

        static Rows of(Protocol protocol, int port) {
            try (SocketTable table = SocketTable.open()) {
                List<InetSocket> all = table.snapshot(SocketQuery.of(protocol)).sockets();
                ListenerIndex.Builder listeners = ListenerIndex.builder();
                all.forEach(listeners::add);
                return new Rows(
                        all.stream()
                                .filter(row -> row.localPort() == port || row.remotePort() == port)
                                .toList(),
                        listeners.build());
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        int count() {
            return sockets.size();
        }

        InetSocket only(SocketState state) {
            return single(sockets.stream().filter(row -> row.state() == state).toList());
        }

        InetSocket withRemotePort(int port) {
            return single(sockets.stream().filter(row -> row.remotePort() == port).toList());
        }

        InetSocket withLocalPort(int port) {
            return single(sockets.stream().filter(row -> row.localPort() == port).toList());
        }

        private static InetSocket single(List<InetSocket> rows) {
            assertThat(rows).hasSize(1);
            return rows.get(0);
        }
    }
}
