package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespaces;
import java.io.IOException;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a socket is said to take, against what reaches it when an IPv4 and an IPv6 client try. */
class ReachabilityIT {

    private static final String TOOLS =
            """
            import ctypes
            libc = ctypes.CDLL(None, use_errno=True)
            CLIENTS = ((AF_INET, '127.0.0.1'), (AF_INET6, '::1'))
            def bound(family, kind, address, v6only=0, protocol=0, port=0):
                s = socket(family, kind, protocol)
                if family == AF_INET6 and kind != SOCK_RAW:
                    s.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, v6only)
                s.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
                s.bind((address, port))
                return s
            def free_port(kind):
                with bound(AF_INET6, kind, '::') as s: return s.getsockname()[1]
            def dissolve(s): assert libc.connect(s.fileno(), bytes(16), 16) == 0
            def tell(port, reaches):
                ready(port, *[int(reaches(socket, *client)) for client in CLIENTS])
            def stream(s):
                s.listen(5)
                port = s.getsockname()[1]
                def reaches(socket, family, address):
                    with socket(family) as c: return c.connect_ex((address, port)) == 0
                tell(port, reaches)
            def datagram(s, protocol=0):
                port = protocol or s.getsockname()[1]
                # what one processor sends at the loopback interface arrives in its order
                os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
                last = bound(AF_INET, SOCK_DGRAM, '127.0.0.1')
                def reaches(socket, family, address):
                    c = socket(family, s.type, protocol)
                    c.sendto(b'x', (address, 0 if protocol else port))
                    last.sendto(b'y', last.getsockname()); last.recv(1)
                    s.setblocking(False)
                    try: return s.recv(64)[-1:] == b'x'
                    except BlockingIOError: return False
                tell(port, reaches)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @ParameterizedTest
    @CsvSource({
        "TCP, 'stream(bound(AF_INET, SOCK_STREAM, \"0.0.0.0\"))', IPV4",
        "TCP, 'stream(bound(AF_INET6, SOCK_STREAM, \"::\"))', DUAL_STACK",
        "TCP, 'stream(bound(AF_INET6, SOCK_STREAM, \"::\", 1))', IPV6_ONLY",
        "TCP, 'stream(bound(AF_INET6, SOCK_STREAM, \"::1\"))', IPV6_ONLY",
        "TCP, 'stream(bound(AF_INET6, SOCK_STREAM, \"::ffff:127.0.0.1\"))', IPV4_MAPPED",
        "TCP, 'stream(bound(AF_INET6, SOCK_STREAM, \"::ffff:0.0.0.0\"))', IPV4_MAPPED",
        "UDP, 'datagram(bound(AF_INET, SOCK_DGRAM, \"0.0.0.0\"))', IPV4",
        "UDP, 'datagram(bound(AF_INET6, SOCK_DGRAM, \"::\"))', DUAL_STACK",
        "UDP, 'datagram(bound(AF_INET6, SOCK_DGRAM, \"::\", 1))', IPV6_ONLY",
        "UDP, 'datagram(bound(AF_INET6, SOCK_DGRAM, \"::1\"))', IPV6_ONLY",
        "UDP, 'datagram(bound(AF_INET6, SOCK_DGRAM, \"::ffff:127.0.0.1\"))', IPV4_MAPPED",
    })
    void socketTakesWhatItsClassSays(Protocol protocol, String make, TrafficClass expected)
            throws IOException {
        judge(protocol, make + "\n", expected);
    }

    /** Why the classifier calls raw sockets by their family alone; few kernels can list them. */
    @ParameterizedTest
    @CsvSource({"AF_INET6, IPV6", "AF_INET, IPV4"})
    void rawSocketTakesItsOwnFamilyAlone(String family, Wire expected) {
        String script = "datagram(socket(%s, SOCK_RAW, 253), 253)\n".formatted(family);
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), TOOLS + script)) {
            assertThat(arrived(python)).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({"::1", "::ffff:127.0.0.1"})
    void listenerThatWasConnectedOnceTakesBoth(String peer) throws IOException {
        String script =
                """
                peer = bound(AF_INET6, SOCK_STREAM, '::'); peer.listen(5)
                s = bound(AF_INET6, SOCK_STREAM, '::', port=free_port(SOCK_STREAM))
                s.connect(('%s', peer.getsockname()[1])); dissolve(s)
                stream(s)
                """
                        .formatted(peer);
        judge(Protocol.TCP, script, TrafficClass.DUAL_STACK);
    }

    /** Lets a socket be made and tried, and compares its class with what came through. */
    private void judge(Protocol protocol, String script, TrafficClass expected) throws IOException {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), TOOLS + script);
                SocketTable table =
                        SocketTable.openIn(
                                NetworkNamespaces.ofThisHost().resolve(namespace.name()))) {
            InetSocket socket =
                    table.snapshot(SocketQuery.of(protocol)).sockets().stream()
                            .filter(row -> row.localPort() == python.number(0))
                            .filter(row -> row.remotePort() == 0)
                            .findFirst()
                            .orElseThrow();
            assertThat(arrived(python)).isEqualTo(expected.wire());
            if (socket.localAddress().isUnspecified()
                    && socket.v6only() == InetSocketView.V6Only.NOT_TOLD) {
                assertThat(Classifier.classify(socket)).isIn(expected, TrafficClass.UNKNOWN);
            } else {
                assertThat(Classifier.classify(socket)).isEqualTo(expected);
            }
        }
    }

    private static Wire arrived(PythonSockets python) {
        boolean ipv4 = python.number(1) == 1;
        boolean ipv6 = python.number(2) == 1;
        if (ipv4 && ipv6) {
            return Wire.BOTH;
        }
        assertThat(ipv4 || ipv6).as("a client has come through").isTrue();
        return ipv4 ? Wire.IPV4 : Wire.IPV6;
    }
}
