package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.AddressFamily;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.ReadAhead;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However the two families of a protocol are asked for, the sockets are the same. */
@Tag("kernel")
class TwoFamiliesIT {

    private static final int CONNECTIONS = 1_000;

    private static final String TABLE =
            """
            import resource
            hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            listener = socket(AF_INET6); listener.bind(('::', 4242)); listener.listen(100)
            ends = []
            for family, address in ((AF_INET, '127.0.0.1'), (AF_INET6, '::1')):
                for i in range(%d):
                    c = socket(family); c.connect((address, 4242)); ends += [c, listener.accept()[0]]
            ready(0)
            """
                    .formatted(CONNECTIONS);

    private static final int LOOKS = 200;

    private final TestNamespaces namespaces = new TestNamespaces();
    private NetworkNamespace namespace;
    private PythonSockets sockets;

    @BeforeEach
    void makeTable() throws Exception {
        String name = namespaces.make();
        sockets = PythonSockets.runIn(name, TABLE);
        namespace = NetworkNamespaces.ofThisHost().resolve(name);
    }

    @AfterEach
    void removeTable() throws Exception {
        sockets.close();
        namespaces.remove();
    }

    @Test
    void askedSideBySideTheyAreThoseOfOneRequestAfterTheOther() throws Exception {
        SocketQuery tcp = SocketQuery.of(Protocol.TCP);
        AtomicInteger opened = new AtomicInteger();
        try (SocketTable plain = SocketTable.overKernel(this::socket);
                SocketTable sideBySide =
                        SocketTable.overKernel(
                                () ->
                                        new ReadAhead(
                                                socket(), 1, Optional.of(() -> counted(opened))))) {
            List<Row> expected = rows(plain, tcp);
            assertThat(expected).hasSize(1 + 4 * CONNECTIONS);
            assertThat(expected).extracting(Row::family).isSorted();

            int looks = 0;
            do {
                assertThat(rows(sideBySide, tcp)).isEqualTo(expected);
            } while (opened.get() == 0 && ++looks < LOOKS); // a busy machine makes a slow caller
            assertThat(opened).hasValue(1);
        }
    }

    private NetlinkChannel socket() throws IOException {
        return namespace.call(NetlinkSocket::open);
    }

    private NetlinkChannel counted(AtomicInteger opened) throws IOException {
        opened.incrementAndGet();
        return socket();
    }

    private static List<Row> rows(SocketTable table, SocketQuery query) throws IOException {
        return table.snapshot(query).sockets().stream().map(Row::of).toList();
    }

    private record Row(
            AddressFamily family, Endpoint local, Endpoint remote, SocketState state, long cookie) {

        static Row of(InetSocket socket) {
            return new Row(
                    socket.socketFamily(),
                    socket.local(),
                    socket.remote(),
                    socket.state(),
                    socket.cookie());
        }
    }
}
