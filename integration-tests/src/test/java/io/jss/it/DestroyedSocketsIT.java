package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.cli.environment.ExitCode;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events of the running kernel: closed connections, one by one and in a burst. */
@Tag("kernel")
@ExtendWith(AloneInNamespace.class)
class DestroyedSocketsIT {

    private static final EnumSet<AddressFamily> BOTH = EnumSet.allOf(AddressFamily.class);

    /** Closes a number of connections at once, first the clients, then the ends of the server. */
    private static final String BURST =
            """
            listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(2000)
            clients, servers = [], []
            for i in range(%d):
                c = socket(AF_INET); c.connect(('127.0.0.1', listener.getsockname()[1]))
                clients.append(c); servers.append(listener.accept()[0])
            ports = [c.getsockname()[1] for c in clients]
            for end in clients + servers: end.close()
            ready(listener.getsockname()[1], *ports)
            """;

    @Test
    void aThousandConnectionsClosedInABurstAreAllReported() throws Exception {
        if (!RunningKernel.hasEvents()) {
            nothingEverComes();
            return;
        }
        int count = 1000;
        int roomForAll = 16 << 20;
        try (DestroyedSockets events =
                        DestroyedSockets.subscribe(EnumSet.of(Protocol.TCP), BOTH, roomForAll);
                PythonSockets python = PythonSockets.run(BURST.formatted(count))) {
            Set<Integer> expected = new HashSet<>(python.numbers().subList(1, count + 1));
            Set<Integer> reported = new HashSet<>();
            long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (!reported.containsAll(expected) && System.nanoTime() < end) {
                events.next(
                        Duration.ofMillis(500),
                        socket -> {
                            if (socket.localPort() == python.number(0)
                                    && socket.remotePort() != 0) {
                                reported.add(socket.remotePort());
                                assertThat(socket.protocol()).isEqualTo(Protocol.TCP);
                                assertThat(socket.inode()).isEmpty();
                                assertThat(socket.tcpInfo()).as("the final tcp_info").isPresent();
                            }
                        });
            }
            assertThat(reported).isEqualTo(expected);
            assertThat(events.losses()).isZero();
        }
    }

    @Test
    void withATinyReceiveBufferTheLossIsCountedAndWhatIsLeftIsRead() throws Exception {
        if (!RunningKernel.hasEvents()) {
            nothingEverComes();
            return;
        }
        try (DestroyedSockets events =
                        DestroyedSockets.subscribe(EnumSet.of(Protocol.TCP), BOTH, 1);
                PythonSockets python = PythonSockets.run(BURST.formatted(500))) {
            Set<Integer> reported = new HashSet<>();
            while (events.next(
                    Duration.ofMillis(500), socket -> reported.add(socket.localPort()))) {
                // until nothing more comes
            }
            assertThat(python.numbers()).hasSize(501);
            assertThat(events.losses()).isPositive();
            assertThat(reported).hasSizeBetween(1, 2 * 500 - 1);
        }
    }

    @Test
    void anEventBearsTheCookieOfTheSocketThatWas() throws Exception {
        if (!RunningKernel.hasEvents()) {
            nothingEverComes();
            return;
        }
        String script =
                """
                one = socket(AF_INET6, SOCK_DGRAM); one.bind(('::1', 0))
                ready(one.getsockname()[1])
                """;
        try (DestroyedSockets events =
                        DestroyedSockets.subscribe(EnumSet.of(Protocol.UDP), BOTH, 0);
                SocketTable table = SocketTable.open()) {
            InetSocket alive;
            try (PythonSockets python = PythonSockets.run(script)) {
                alive =
                        table.snapshot(SocketQuery.of(Protocol.UDP)).sockets().stream()
                                .filter(row -> row.localPort() == python.number(0))
                                .findFirst()
                                .orElseThrow();
            }
            Set<Long> destroyed = new HashSet<>();
            Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!destroyed.contains(alive.cookie()) && System.nanoTime() < end) {
                events.next(
                        Duration.ofMillis(200),
                        socket -> {
                            destroyed.add(socket.cookie());
                            protocols.add(socket.protocol());
                        });
            }
            assertThat(destroyed).contains(alive.cookie());
            assertThat(protocols).containsExactly(Protocol.UDP);
        }
    }

    @Test
    void laterEventIsNotSeenThroughAnOldView() throws IOException {
        if (!RunningKernel.hasEvents()) {
            nothingEverComes();
            return;
        }
        List<InetSocketView> kept = new ArrayList<>();
        int[] later = new int[1];
        try (DestroyedSockets events =
                DestroyedSockets.subscribe(EnumSet.of(Protocol.UDP), BOTH, 0)) {
            new DatagramSocket().close();
            assertThat(events.next(Duration.ofSeconds(10), kept::add)).isTrue();
            new DatagramSocket().close();
            events.next(
                    Duration.ofSeconds(10),
                    present -> {
                        later[0]++;
                        assertThat(kept).isNotEmpty().doesNotContain(present);
                        assertThatThrownBy(kept.get(0)::cookie)
                                .isInstanceOf(IllegalStateException.class)
                                .hasMessageContaining("InetSocket.copyOf");
                    });
        }
        assertThat(later[0]).isPositive();
    }

    /** Before Linux 4.2 the kernel lets root subscribe, and no event ever comes. */
    private static void nothingEverComes() throws IOException {
        assertThatThrownBy(() -> DestroyedSockets.subscribe(EnumSet.of(Protocol.UDP), BOTH, 0))
                .isInstanceOf(ProtocolUnavailableException.class);
        assertThat(CommandRun.of("-E").exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
    }

    @Test
    void nothingToTellIsNoEvent() throws IOException {
        if (!RunningKernel.hasEvents()) {
            nothingEverComes();
            return;
        }
        try (DestroyedSockets events =
                DestroyedSockets.subscribe(
                        EnumSet.of(Protocol.UDP), EnumSet.of(AddressFamily.INET6), 0)) {
            assertThat(events.next(Duration.ZERO, socket -> {})).isFalse();
        }
    }

    @Test
    void onlyTcpAndUdpHaveEvents() {
        assertThatThrownBy(() -> DestroyedSockets.subscribe(EnumSet.of(Protocol.SCTP), BOTH, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the kernel tells of destroyed tcp and udp sockets only, not of sctp");
    }
}
