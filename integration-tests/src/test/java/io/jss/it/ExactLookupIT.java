package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.KillPlan;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single sockets, looked up and closed, against the running kernel. */
@Tag("kernel")
@ExtendWith(AloneInNamespace.class)
class ExactLookupIT {

    /** A connection from {@code dial} to a listener: gives the listener's and the client's port. */
    private static final String CONNECTED =
            """
            family, bound, dial = %s, '%s', '%s'
            listener = socket(family); listener.bind((bound, 0)); listener.listen(5)
            client = socket(AF_INET6 if ':' in dial else AF_INET)
            client.connect((dial, listener.getsockname()[1]))
            server = listener.accept()
            ready(listener.getsockname()[1], client.getsockname()[1])
            """;

    @ParameterizedTest
    @CsvSource({
        "AF_INET, 127.0.0.1, 127.0.0.1, 127.0.0.1",
        "AF_INET6, ::, 127.0.0.1, ::ffff:127.0.0.1",
        "AF_INET6, ::1, ::1, ::1"
    })
    void bothEndsOfATcpConnectionAreFound(String family, String bound, String dial, String passive)
            throws Exception {
        try (PythonSockets python = PythonSockets.run(CONNECTED.formatted(family, bound, dial));
                SocketTable table = SocketTable.open()) {
            Endpoint listening = end(passive, python.number(0));
            Endpoint dialling = end(passive, python.number(1));

            InetSocket server = table.find(tcp(listening, dialling)).orElseThrow();
            InetSocket client = table.find(tcp(dialling, listening)).orElseThrow();

            assertThat(server.state()).isEqualTo(SocketState.ESTABLISHED);
            assertThat(server.local()).isEqualTo(listening);
            assertThat(server.remotePort()).isEqualTo(python.number(1));
            assertThat(client.localPort()).isEqualTo(python.number(1));
            assertThat(server.cookie()).isNotEqualTo(client.cookie());
        }
    }

    @Test
    void aMappedConnectionIsFoundByEitherSpelling() throws Exception {
        try (PythonSockets python =
                        PythonSockets.run(CONNECTED.formatted("AF_INET6", "::", "127.0.0.1"));
                SocketTable table = SocketTable.open()) {
            Connection plain =
                    tcp(end("127.0.0.1", python.number(0)), end("127.0.0.1", python.number(1)));

            assertThat(table.find(plain))
                    .hasValueSatisfying(
                            found -> {
                                assertThat(found.socketFamily()).isEqualTo(AddressFamily.INET6);
                                assertThat(found.localAddress().isMapped()).isTrue();
                            });
        }
    }

    @Test
    void aConnectionThatHasGoneIsEmptyAndNotItsListener() throws Exception {
        String script =
                """
                listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(5)
                client = socket(AF_INET); client.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack('ii', 1, 0))
                client.connect(('127.0.0.1', listener.getsockname()[1]))
                port = client.getsockname()[1]
                server, _ = listener.accept(); client.close()
                try: server.recv(1) # until the reset is there
                except ConnectionResetError: pass
                server.close()
                ready(listener.getsockname()[1], port)
                """;
        try (PythonSockets python = PythonSockets.run(script);
                SocketTable table = SocketTable.open()) {
            Endpoint listening = end("127.0.0.1", python.number(0));
            Endpoint dialled = end("127.0.0.1", python.number(1));

            assertThat(table.find(tcp(listening, dialled))).isEmpty();
            assertThat(table.find(tcp(end("::1", python.number(0)), end("::1", python.number(1)))))
                    .isEmpty();
            assertThat(table.find(tcp(end("::", python.number(0)), end("::", 0))))
                    .as("the listener itself, when it is asked for")
                    .hasValueSatisfying(
                            found -> assertThat(found.state()).isEqualTo(SocketState.LISTEN));
        }
    }

    @ParameterizedTest
    @CsvSource({"AF_INET, 127.0.0.1", "AF_INET6, ::1", "AF_INET6, ::ffff:127.0.0.1"})
    void udpSocketsAreFoundThoughTheirDirectionIsSwapped(String family, String address)
            throws Exception {
        String script =
                """
                one, other = socket(%1$s, SOCK_DGRAM), socket(%1$s, SOCK_DGRAM)
                one.bind(('%2$s', 0)); other.bind(('%2$s', 0))
                one.connect(other.getsockname())
                ready(one.getsockname()[1], other.getsockname()[1])
                """
                        .formatted(family, address);
        try (PythonSockets python = PythonSockets.run(script);
                SocketTable table = SocketTable.open()) {
            Endpoint one = end(address, python.number(0));
            Endpoint other = end(address, python.number(1));

            assertThat(table.find(new Connection(Protocol.UDP, one, other)))
                    .hasValueSatisfying(
                            found -> assertThat(found.localPort()).isEqualTo(python.number(0)));
            assertThat(table.find(new Connection(Protocol.UDP, other, one)))
                    .as("the other one is not connected")
                    .isEmpty();
        }
    }

    @Test
    void aServerSeesItsOwnConnectionWithTheEyesOfTheKernel() throws Exception {
        try (ServerSocket listener = new ServerSocket(0);
                Socket client =
                        new Socket(
                                IpAddress.parse("127.0.0.1").toInetAddress(),
                                listener.getLocalPort());
                Socket server = listener.accept();
                SocketTable table = SocketTable.open()) {
            client.getOutputStream().write(new byte[7]);
            Await.until("the bytes", () -> server.getInputStream().available() == 7);

            InetSocket seen = table.find(server).orElseThrow();

            assertThat(seen.remotePort()).isEqualTo(client.getLocalPort());
            assertThat(seen.rqueue()).isEqualTo(7);
            assertThat(seen.tcpInfo())
                    .hasValueSatisfying(
                            info ->
                                    assertThat(info.bytesReceived().orElse(-1))
                                            .isEqualTo(RunningKernel.isBefore(4, 1) ? -1 : 7));
            assertThat(table.find(client))
                    .hasValueSatisfying(
                            found ->
                                    assertThat(found.localPort()).isEqualTo(client.getLocalPort()));
        }
        assertThatThrownBy(
                        () -> {
                            try (Socket idle = new Socket();
                                    SocketTable table = SocketTable.open()) {
                                table.find(idle);
                            }
                        })
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the socket is not connected");
    }

    @Test
    void threeHundredConnectionsAreLookedUpInBatches() throws Exception {
        String script =
                """
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(400)
                clients = []
                for i in range(300):
                    c = socket(AF_INET); c.connect(listener.getsockname()); clients.append(c)
                ready(listener.getsockname()[1], *[c.getsockname()[1] for c in clients])
                """;
        try (PythonSockets python = PythonSockets.run(script);
                SocketTable table = SocketTable.open()) {
            Endpoint listening = end("127.0.0.1", python.number(0));
            List<Connection> asked = new ArrayList<>();
            for (int i = 1; i <= 300; i++) {
                asked.add(tcp(end("127.0.0.1", python.number(i)), listening));
            }
            asked.add(150, tcp(end("127.0.0.1", 1), listening));

            List<Optional<InetSocket>> found = table.findAll(asked);

            assertThat(found).hasSize(301);
            assertThat(found.get(150)).isEmpty();
            found.remove(150);
            assertThat(found)
                    .extracting(socket -> socket.map(InetSocket::localPort).orElse(0))
                    .isEqualTo(python.numbers().subList(1, 301));
        }
    }

    @ParameterizedTest
    @CsvSource({"AF_INET, 127.0.0.1, 127.0.0.1", "AF_INET6, ::, 127.0.0.1", "AF_INET6, ::1, ::1"})
    void killingClosesTheConnectionOnceAndLeavesItsListener(
            String family, String bound, String dial) throws Exception {
        try (PythonSockets python = PythonSockets.run(CONNECTED.formatted(family, bound, dial));
                SocketTable table = SocketTable.open()) {
            InetSocket client = byLocalPort(table, python.number(1));
            if (RunningKernel.isBefore(4, 5)) {
                RunningKernel.refusesToClose(table, List.of(client));
                return;
            }
            assertThat(table.destroy(List.of(client))).containsExactly(KillPlan.Outcome.CLOSED);
            assertThat(table.find(new Connection(Protocol.TCP, client.local(), client.remote())))
                    .isEmpty();

            assertThat(table.destroy(List.of(client)))
                    .as("its 4-tuple would find the listener now")
                    .containsExactly(KillPlan.Outcome.GONE);
            assertThat(byLocalPort(table, python.number(0)).state()).isEqualTo(SocketState.LISTEN);
        }
    }

    @Test
    void udpSocketsAndListenersWhosePortTheKernelChoseAreClosedToo() throws Exception {
        String script =
                """
                plain = socket(AF_INET, SOCK_DGRAM); plain.bind(('127.0.0.1', 0))
                dual = socket(AF_INET6, SOCK_DGRAM); dual.bind(('::', 0))
                mapped = socket(AF_INET6, SOCK_DGRAM); mapped.connect(('::ffff:127.0.0.1', plain.getsockname()[1]))
                listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(1)
                ready(*[s.getsockname()[1] for s in (plain, dual, mapped, listener)])
                """;
        try (PythonSockets python = PythonSockets.run(script);
                SocketTable table = SocketTable.open()) {
            List<InetSocket> sockets = new ArrayList<>();
            for (int port : python.numbers()) {
                sockets.add(byLocalPort(table, port));
            }

            if (RunningKernel.isBefore(4, 9)) {
                RunningKernel.refusesToClose(table, sockets.subList(0, 3));
                return;
            }
            KillPlan.Outcome ofListener =
                    table.listsBoundInactive()
                            ? KillPlan.Outcome.CLOSED
                            : KillPlan.Outcome.PERHAPS_BOUND;
            assertThat(table.destroy(sockets))
                    .containsExactly(
                            KillPlan.Outcome.CLOSED,
                            KillPlan.Outcome.CLOSED,
                            KillPlan.Outcome.CLOSED,
                            ofListener);
            assertThat(table.destroy(sockets)).containsOnly(KillPlan.Outcome.GONE).hasSize(4);
        }
    }

    private static InetSocket byLocalPort(SocketTable table, int port) throws IOException {
        return table.snapshot().sockets().stream()
                .filter(row -> row.localPort() == port)
                .filter(row -> row.remotePort() == 0 || row.state() == SocketState.ESTABLISHED)
                .min((a, b) -> Integer.compare(a.remotePort(), b.remotePort()))
                .orElseThrow();
    }

    private static Connection tcp(Endpoint local, Endpoint remote) {
        return new Connection(Protocol.TCP, local, remote);
    }

    private static Endpoint end(String address, int port) {
        return Endpoint.of(IpAddress.parse(address), port);
    }
}
