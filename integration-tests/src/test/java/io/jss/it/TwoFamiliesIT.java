package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketDetails;
import io.jss.model.SocketState;
import io.jss.netlink.NetlinkChannel;
import io.jss.netlink.NetlinkSocket;
import io.jss.netlink.ReadAhead;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** However the two families of TCP are asked for, the sockets are the same. */
@Tag("kernel")
class TwoFamiliesIT {

    private static final int TCPDIAG_GETSOCK = 18;
    private static final int SOCK_DIAG_BY_FAMILY = 20;
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

    private static final int LOOKS = 10;
    private static final int TRIES = 5;

    private static final SocketQuery TCP = SocketQuery.of(Protocol.TCP);

    private static final SocketQuery TCP_IN_DETAIL =
            TCP.withDetails(EnumSet.complementOf(EnumSet.of(Detail.BPF_STORAGES)));

    @Test
    void askedSideBySideOrReadAheadTheyAreThoseOfOneRequestAfterTheOther() throws Exception {
        TestNamespaces namespaces = new TestNamespaces();
        String name = namespaces.make();
        try (PythonSockets python = PythonSockets.runIn(name, TABLE)) {
            assertThat(python.numbers()).hasSize(1);
            compareSideBySide(NetworkNamespaces.ofThisHost().resolve(name));
        } finally {
            namespaces.close();
        }
    }

    private static void compareSideBySide(NetworkNamespace namespace) throws IOException {
        AtomicInteger opened = new AtomicInteger();
        ChannelFactory plain = () -> namespace.call(NetlinkSocket::open);
        ReadAhead.SecondChannel counted =
                () -> {
                    opened.incrementAndGet();
                    return plain.open();
                };
        List<Row> expected = rows(plain, TCP);
        assertThat(expected).hasSize(1 + 4 * CONNECTIONS);
        assertThat(expected).extracting(Row::family).isSorted();

        try (CountedChannel first = new CountedChannel(namespace.call(NetlinkSocket::open));
                SocketTable sideBySide =
                        Tables.overKernel(() -> light(first, Optional.of(counted)));
                SocketTable ahead =
                        Tables.overKernel(
                                () -> new ReadAhead(plain.open(), 1, Optional.empty(), () -> 0))) {
            for (int look = 0; look < LOOKS; look++) {
                assertThat(rows(sideBySide, TCP)).isEqualTo(expected);
                assertThat(rows(ahead, TCP)).isEqualTo(expected);
            }
            assertThat(opened).hasValue(1);
            assertThat(first.requestTypes()).hasSize(LOOKS);
        }
    }

    /** All the time of the caller of this channel goes into receiving: a tick for a datagram. */
    private static ReadAhead light(
            CountedChannel channel, Optional<ReadAhead.SecondChannel> second) {
        return new ReadAhead(channel, 1, second, channel::datagrams);
    }

    /**
     * Where two listeners of one of the kernel's buckets stand on either side of a datagram's end,
     * which the namespace's secret decides, one walk is not trusted and two requests follow it.
     */
    @Test
    void askedInOneWalkTheyAreThoseOfTwoRequests() throws Exception {
        boolean enough = false;
        for (int tries = 0; tries < TRIES && !enough; tries++) {
            enough = isOneWalkEnough();
        }
        assertThat(enough).as("one walk was enough in one of %s namespaces", TRIES).isTrue();
    }

    private static boolean isOneWalkEnough() throws Exception {
        try (Scenario scenario = Scenario.start()) {
            List<Row> expected = scenario.inside(() -> rows(NetlinkSocket::open, TCP_IN_DETAIL));

            FewSockets few = new FewSockets();
            assertThat(scenario.inside(() -> rows(few, TCP_IN_DETAIL))).isEqualTo(expected);
            assertThat(expected)
                    .extracting(Row::state)
                    .contains(SocketState.TIME_WAIT, SocketState.SYN_RECV, SocketState.LISTEN);
            assertThat(few.channel.requestTypes()).startsWith(TCPDIAG_GETSOCK);
            return !few.channel.requestTypes().contains(SOCK_DIAG_BY_FAMILY);
        }
    }

    private static List<Row> rows(ChannelFactory channels, SocketQuery query) throws IOException {
        try (SocketTable table = Tables.overKernel(channels)) {
            return rows(table, query);
        }
    }

    private static List<Row> rows(SocketTable table, SocketQuery query) throws IOException {
        return table.snapshot(query).sockets().stream().map(Row::of).toList();
    }

    /** A kernel that is said to have few sockets, and so is asked in one walk. */
    private static final class FewSockets implements ChannelFactory {

        private CountedChannel channel;

        @Override
        public NetlinkChannel open() throws IOException {
            channel = new CountedChannel(NetlinkSocket.open());
            return channel;
        }

        @Override
        public OptionalInt sockets() {
            return OptionalInt.of(0);
        }
    }

    /** What does not change by itself from one look to the next. */
    private record Row(
            AddressFamily family,
            Endpoint local,
            Endpoint remote,
            SocketState state,
            long cookie,
            long inode,
            long uid,
            int v6only,
            int options,
            Optional<String> details) {

        static Row of(InetSocket socket) {
            return new Row(
                    socket.socketFamily(),
                    socket.local(),
                    socket.remote(),
                    socket.state(),
                    socket.cookie(),
                    socket.inodeOr(-1),
                    socket.uidOr(-1),
                    socket.v6onlyOr(-1),
                    socket.socketOptionsOr(-1),
                    socket.details().map(Row::steady));
        }

        private static String steady(SocketDetails details) {
            return details.congestionOr("-")
                    + details.tosOr(-1)
                    + details.tclassOr(-1)
                    + details.skMemInfo().isPresent()
                    + details.tcpInfo().isPresent();
        }
    }
}
