package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netlink.NetlinkSocket;
import io.jss.netns.NetworkNamespaces;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * What an exact look-up costs beside a dump of 10,000 sockets, counted in what the kernel writes
 * and jss reads: time would say the same on a quiet machine, and nothing on a busy one.
 */
class LookupCostIT {

    private static final int CONNECTIONS = 5_000;

    private static final String TABLE =
            """
            import resource
            hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            listener = socket(AF_INET6); listener.bind(('::', 4242)); listener.listen(100)
            ends = []
            for i in range(%d):
                c = socket(AF_INET); c.connect(('127.0.0.1', 4242)); ends += [c, listener.accept()[0]]
            ready(*[c.getsockname()[1] for c in ends[:400:2]])
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private CountedChannel channel() throws IOException {
        return new CountedChannel(
                NetworkNamespaces.ofThisHost().resolve(namespace.name()).call(NetlinkSocket::open));
    }

    private static Connection mapped(int clientPort) {
        IpAddress loopback = IpAddress.parse("127.0.0.1");
        return new Connection(
                Protocol.TCP, Endpoint.of(loopback, 4242), Endpoint.of(loopback, clientPort));
    }

    @Test
    void aLookUpIsAtLeastAHundredTimesCheaperThanADumpOfTenThousandSockets() throws Exception {
        try (PythonSockets python =
                        PythonSockets.runIn(namespace.name(), TABLE.formatted(CONNECTIONS));
                CountedChannel channel = channel();
                SocketTable table = Tables.over(() -> channel)) {
            int[] rows = {0};
            table.visit(SocketQuery.of(Protocol.TCP), socket -> rows[0]++);
            long dumpBytes = channel.bytes();
            long dumpDatagrams = channel.datagrams();
            channel.reset();
            Optional<InetSocket> found = table.find(mapped(python.number(0)));

            assertThat(rows[0]).isGreaterThanOrEqualTo(2 * CONNECTIONS);
            assertThat(found).isPresent();
            assertThat(channel.requestTypes()).hasSize(1);
            assertThat(channel.datagrams()).isEqualTo(1);
            assertThat(dumpDatagrams).isGreaterThan(30);
            assertThat(dumpBytes).isGreaterThanOrEqualTo(100 * channel.bytes());
        }
    }

    @Test
    void aHundredLookUpsAreOneRequestToTheKernel() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), TABLE.formatted(200));
                CountedChannel channel = channel();
                SocketTable table = Tables.over(() -> channel)) {
            List<Connection> wanted = new ArrayList<>();
            python.numbers().subList(0, 99).forEach(port -> wanted.add(mapped(port)));
            wanted.add(mapped(1)); // not there
            List<Optional<InetSocket>> found = table.findAll(wanted);

            assertThat(channel.requestTypes()).hasSize(1);
            assertThat(found.subList(0, 99)).allMatch(Optional::isPresent);
            for (int i = 0; i < 99; i++) {
                assertThat(found.get(i).orElseThrow().remotePort()).isEqualTo(python.number(i));
            }
            assertThat(found.get(99)).isEmpty();
        }
    }
}
