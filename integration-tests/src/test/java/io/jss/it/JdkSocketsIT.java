package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.jss.SocketTable;
import io.jss.answer.SocketVisitor;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.Closeable;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.Pipe;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sockets and channels of this JVM, of every kind, as the kernel sees them. */
@Tag("kernel")
class JdkSocketsIT {

    private static final int TIMES = 20_000;
    private static final int ROUNDS = 50;
    private static final InetSocketAddress ANY = new InetSocketAddress(0);
    private static final InetSocketAddress LOOPBACK =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    private final Deque<Closeable> open = new ArrayDeque<>();
    private SocketTable table;

    private interface Find {
        Optional<InetSocket> run() throws IOException;
    }

    private interface Make<T> {
        T make() throws IOException;
    }

    @BeforeEach
    void openTable() throws IOException {
        table = SocketTable.open();
    }

    @AfterEach
    void close() throws IOException {
        while (!open.isEmpty()) {
            open.pop().close();
        }
        table.close();
    }

    private <T extends Closeable> T opened(Make<T> make) throws IOException {
        T made = make.make();
        open.push(made);
        return made;
    }

    private static int port(SocketAddress address) {
        return ((InetSocketAddress) address).getPort();
    }

    private static void isFound(Find find, Protocol protocol, SocketState state, int port)
            throws IOException {
        assertThat(find.run())
                .hasValueSatisfying(
                        socket -> {
                            assertThat(socket.protocol()).isEqualTo(protocol);
                            assertThat(socket.state()).isEqualTo(state);
                            assertThat(socket.localPort()).isEqualTo(port);
                        });
    }

    /** What holds for every kind: found while it is there, and empty from its close on. */
    private void isFoundUntilItsClose(
            Closeable socket, Find find, Protocol protocol, SocketState state, int port)
            throws IOException {
        isFound(find, protocol, state, port);
        socket.close();
        assertThat(find.run()).isEmpty();
    }

    private static void hasNoEnds(Find find, String what) {
        assertThatThrownBy(find::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the socket is not " + what);
    }

    @Test
    void listenersOfEveryKindAreFoundOnTheWildcardAndOnOneAddress() throws Exception {
        for (InetSocketAddress bound : List.of(ANY, LOOPBACK)) {
            ServerSocket plain = opened(ServerSocket::new);
            plain.bind(bound);
            isFoundUntilItsClose(
                    plain,
                    () -> table.find(plain),
                    Protocol.TCP,
                    SocketState.LISTEN,
                    plain.getLocalPort());
            ServerSocketChannel four =
                    opened(() -> ServerSocketChannel.open(StandardProtocolFamily.INET)).bind(bound);
            for (NetworkChannel channel :
                    List.of(
                            opened(ServerSocketChannel::open).bind(bound),
                            four,
                            opened(AsynchronousServerSocketChannel::open).bind(bound))) {
                isFoundUntilItsClose(
                        channel,
                        () -> table.find(channel),
                        Protocol.TCP,
                        SocketState.LISTEN,
                        port(channel.getLocalAddress()));
            }
        }
    }

    @Test
    void serverSocketThatSaysIpv4IsTheDualStackSocketOfTheKernel() throws Exception {
        ServerSocket listener = opened(() -> new ServerSocket(0));
        InetSocketAddress ipv4Any =
                new InetSocketAddress(InetAddress.getByName("0.0.0.0"), listener.getLocalPort());

        InetSocket found = table.find(listener).orElseThrow();

        assertThat(found.socketFamily()).isEqualTo(AddressFamily.INET6);
        assertThat(found.localAddress()).hasToString("::");
        assertThat(table.find(Protocol.TCP, ipv4Any, null))
                .map(InetSocket::cookie)
                .hasValue(found.cookie());
        assertThat(table.find(Protocol.UDP, ipv4Any, null)).isEmpty();
    }

    @Test
    void datagramSocketsAreFoundBoundAndConnected() throws Exception {
        for (InetSocketAddress bound : List.of(ANY, LOOPBACK)) {
            for (boolean connected : new boolean[] {false, true}) {
                DatagramChannel peer = opened(DatagramChannel::open).bind(LOOPBACK);
                SocketState state = connected ? SocketState.ESTABLISHED : SocketState.CLOSE;
                DatagramSocket plain = opened(() -> new DatagramSocket(bound));
                if (connected) {
                    plain.connect(peer.getLocalAddress());
                }
                isFoundUntilItsClose(
                        plain, () -> table.find(plain), Protocol.UDP, state, plain.getLocalPort());
                DatagramChannel dual = opened(DatagramChannel::open).bind(bound);
                DatagramChannel four =
                        opened(() -> DatagramChannel.open(StandardProtocolFamily.INET)).bind(bound);
                for (DatagramChannel channel : List.of(dual, four)) {
                    if (connected) {
                        channel.connect(peer.getLocalAddress());
                    }
                    isFoundUntilItsClose(
                            channel,
                            () -> table.find(channel),
                            Protocol.UDP,
                            state,
                            port(channel.getLocalAddress()));
                }
            }
        }
    }

    @Test
    void connectedSocketsOfEveryKindAreFoundUntilTheirClose() throws Exception {
        ServerSocketChannel listener = opened(ServerSocketChannel::open).bind(LOOPBACK);
        SocketAddress there = listener.getLocalAddress();
        Socket plain = opened(Socket::new);
        plain.connect(there);
        isFoundUntilItsClose(
                plain,
                () -> table.find(plain),
                Protocol.TCP,
                SocketState.ESTABLISHED,
                plain.getLocalPort());
        SocketChannel channel = opened(() -> SocketChannel.open(there));
        AsynchronousSocketChannel asynchronous = opened(AsynchronousSocketChannel::open);
        asynchronous.connect(there).get();
        for (NetworkChannel each : List.of(channel, asynchronous)) {
            isFoundUntilItsClose(
                    each,
                    () -> table.find(each),
                    Protocol.TCP,
                    SocketState.ESTABLISHED,
                    port(each.getLocalAddress()));
        }
    }

    @Test
    void socketsWithoutEndsAreRefusedAlike() throws Exception {
        Socket plain = opened(Socket::new);
        SocketChannel channel = opened(SocketChannel::open);
        AsynchronousSocketChannel asynchronous = opened(AsynchronousSocketChannel::open);
        hasNoEnds(() -> table.find(plain), "connected");
        hasNoEnds(() -> table.find(channel), "connected");
        hasNoEnds(() -> table.find(asynchronous), "connected");
        plain.bind(LOOPBACK);
        channel.bind(LOOPBACK);
        asynchronous.bind(LOOPBACK);
        hasNoEnds(() -> table.find(plain), "connected");
        hasNoEnds(() -> table.find(channel), "connected");
        hasNoEnds(() -> table.find(asynchronous), "connected");

        ServerSocket server = opened(ServerSocket::new);
        DatagramSocket datagrams = opened(() -> new DatagramSocket(null));
        hasNoEnds(() -> table.find(server), "bound");
        hasNoEnds(() -> table.find(datagrams), "bound");
        for (NetworkChannel unbound :
                List.of(
                        opened(ServerSocketChannel::open),
                        opened(DatagramChannel::open),
                        opened(AsynchronousServerSocketChannel::open))) {
            hasNoEnds(() -> table.find(unbound), "bound");
        }
        hasNoEnds(() -> table.find(Protocol.TCP, null, null), "bound");
    }

    @Test
    void socketsThatWereClosedBeforeTheyHadEndsAreInNoTable() throws Exception {
        Socket plain = new Socket();
        ServerSocket server = new ServerSocket();
        DatagramSocket datagrams = new DatagramSocket(null);
        plain.close();
        server.close();
        datagrams.close();
        assertThat(table.find(plain)).isEmpty();
        assertThat(table.find(server)).isEmpty();
        assertThat(table.find(datagrams)).isEmpty();
        for (NetworkChannel channel :
                List.of(
                        SocketChannel.open(),
                        ServerSocketChannel.open(),
                        DatagramChannel.open(),
                        AsynchronousSocketChannel.open(),
                        AsynchronousServerSocketChannel.open())) {
            channel.close();
            assertThat(table.find(channel)).isEmpty();
        }
    }

    @Test
    void channelsOfOtherFamiliesAreNamed(@TempDir Path folder) throws Exception {
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of(folder.resolve("socket"));
        ServerSocketChannel listener =
                opened(() -> ServerSocketChannel.open(StandardProtocolFamily.UNIX)).bind(path);
        SocketChannel client = opened(() -> SocketChannel.open(path));
        Pipe pipe = Pipe.open();
        open.push(pipe.sink());
        open.push(pipe.source());

        assertThatThrownBy(() -> table.find(listener))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not an internet address: ");
        assertThatThrownBy(() -> table.find(client))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("not two internet addresses: ");
    }

    @Test
    void oneOfSeveralListenersOfAPortIsFoundAndTheSameOneAgain() throws Exception {
        ServerSocketChannel first = opened(ServerSocketChannel::open);
        first.setOption(StandardSocketOptions.SO_REUSEPORT, true).bind(LOOPBACK);
        ServerSocketChannel second = opened(ServerSocketChannel::open);
        second.setOption(StandardSocketOptions.SO_REUSEPORT, true).bind(first.getLocalAddress());

        long found = table.find(first).orElseThrow().cookie();

        assertThat(table.find(first)).map(InetSocket::cookie).hasValue(found);
        assertThat(table.find(second)).map(InetSocket::cookie).hasValue(found);
        assertThat(table.snapshot().sockets())
                .filteredOn(socket -> socket.state() == SocketState.LISTEN)
                .filteredOn(socket -> socket.localPort() == port(addressOf(first)))
                .hasSize(2);
    }

    private static SocketAddress addressOf(NetworkChannel channel) {
        try {
            return channel.getLocalAddress();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void socketNamesTheConnectionThatFindsIt() throws Exception {
        ServerSocketChannel listener = opened(ServerSocketChannel::open).bind(LOOPBACK);
        SocketChannel client = opened(() -> SocketChannel.open(listener.getLocalAddress()));
        SocketChannel server = opened(listener::accept);
        InetSocket seen = table.find(client).orElseThrow();
        Connection connection = seen.connection().orElseThrow();

        assertThat(table.find(connection)).map(InetSocket::cookie).hasValue(seen.cookie());
        assertThat(table.find(connection.reversed()))
                .map(InetSocket::cookie)
                .isEqualTo(table.find(server).map(InetSocket::cookie));
        assertThat(table.find(listener).orElseThrow().connection()).isEmpty();
    }

    @Test
    void visitOfOneConnectionLeavesHardlyAnyGarbage() throws Exception {
        long[] cookies = {0};
        SocketVisitor visitor = socket -> cookies[0] += socket.cookie();

        assertThat(garbageOf(300, connection -> table.visit(connection, Set.of(), visitor)))
                .isLessThanOrEqualTo(300);
        assertThat(cookies[0]).isNotZero();
    }

    @Test
    void findOfOneConnectionLeavesLittleBesideTheSocket() throws Exception {
        assertThat(
                        garbageOf(
                                600,
                                connection ->
                                        table.find(connection, Set.of()).orElseThrow().cookie()
                                                != 0))
                .isLessThanOrEqualTo(600);
    }

    /** Looks a connection up, and returns whether it was found. */
    private interface LookUp {
        boolean find(Connection connection) throws IOException;
    }

    /**
     * Returns the bytes that a look-up allocates, once it is compiled: after as many rounds as the
     * compiler takes, which has threads of its own.
     */
    private long garbageOf(long enough, LookUp lookUp) throws IOException {
        ServerSocketChannel listener = opened(ServerSocketChannel::open).bind(LOOPBACK);
        SocketChannel client = opened(() -> SocketChannel.open(listener.getLocalAddress()));
        Connection connection =
                Connection.between(
                        Protocol.TCP, client.getLocalAddress(), client.getRemoteAddress());
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        findTimes(connection, lookUp);
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > enough; round++) {
            long start = System.nanoTime();
            long before = threads.getCurrentThreadAllocatedBytes();
            findTimes(connection, lookUp);
            long each = (threads.getCurrentThreadAllocatedBytes() - before) / TIMES;
            System.out.println(
                    "look-up: " + each + " bytes, " + (System.nanoTime() - start) / TIMES + " ns");
            least = Math.min(least, each);
        }
        return least;
    }

    private static void findTimes(Connection connection, LookUp lookUp) throws IOException {
        for (int i = 0; i < TIMES; i++) {
            if (!lookUp.find(connection)) {
                throw new AssertionError("not found: " + connection);
            }
        }
    }

    @Test
    void theCommandFindsAListenerByTheAddressThatJavaPrints() throws Exception {
        try (ServerSocket listener = new ServerSocket(0)) {
            String java = listener.getLocalSocketAddress().toString();
            CommandRun run = CommandRun.of("find", "-tH", java);

            assertThat(java).isEqualTo("0.0.0.0/0.0.0.0:" + listener.getLocalPort());
            assertThat(run.errors()).isEmpty();
            assertThat(run.output())
                    .startsWith("tcp6 0 50 :::" + listener.getLocalPort() + " :::* LISTEN")
                    .contains(
                            "matched        [::] takes IPv4 too: it is 0.0.0.0:"
                                    + listener.getLocalPort()
                                    + " as well\n");
        }
    }
}
