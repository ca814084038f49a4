package io.jss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.model.Connection;
import io.jss.model.Protocol;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** One rule for every kind of socket of the JDK: closed is empty, without ends is refused. */
class SocketEndsTest {

    private static final InetSocketAddress ANY_PORT =
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @Test
    void aStreamHasBothEnds() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY_PORT);
                Socket socket = new Socket()) {
            assertThatThrownBy(() -> SocketEnds.of(socket))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith("the socket is not connected");
            socket.connect(server.getLocalAddress());
            assertThat(SocketEnds.of(socket))
                    .contains(
                            Connection.between(
                                    Protocol.TCP,
                                    socket.getLocalSocketAddress(),
                                    server.getLocalAddress()));
            close(socket);
            assertThat(SocketEnds.of(socket)).isEmpty();
        }
    }

    @Test
    void aListenerHasItsOwnEnd() throws Exception {
        try (ServerSocket server = new ServerSocket()) {
            assertThatThrownBy(() -> SocketEnds.of(server))
                    .hasMessage("the socket is not bound: it has no local address");
            server.bind(ANY_PORT);
            assertThat(SocketEnds.of(server))
                    .hasValueSatisfying(
                            ends -> {
                                assertThat(ends.local().port()).isEqualTo(server.getLocalPort());
                                assertThat(ends.remote()).hasToString("0.0.0.0:0");
                            });
            close(server);
            assertThat(SocketEnds.of(server)).isEmpty();
        }
    }

    @Test
    void aDatagramSocketNeedNoPeer() throws Exception {
        try (DatagramSocket peer = new DatagramSocket(ANY_PORT);
                DatagramSocket socket = new DatagramSocket(null)) {
            assertThatThrownBy(() -> SocketEnds.of(socket))
                    .hasMessage("the socket is not bound: it has no local address");
            socket.bind(ANY_PORT);
            assertThat(SocketEnds.of(socket))
                    .hasValueSatisfying(
                            ends -> {
                                assertThat(ends.protocol()).isEqualTo(Protocol.UDP);
                                assertThat(ends.remote().port()).isZero();
                            });
            socket.connect(peer.getLocalSocketAddress());
            assertThat(SocketEnds.of(socket))
                    .hasValueSatisfying(
                            ends ->
                                    assertThat(ends.remote().port())
                                            .isEqualTo(peer.getLocalPort()));
            close(socket);
            assertThat(SocketEnds.of(socket)).isEmpty();
        }
    }

    @Test
    void channelsOfEachKind() throws Exception {
        try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY_PORT);
                AsynchronousServerSocketChannel later =
                        AsynchronousServerSocketChannel.open().bind(ANY_PORT);
                SocketChannel stream = SocketChannel.open(server.getLocalAddress());
                AsynchronousSocketChannel slow = AsynchronousSocketChannel.open();
                DatagramChannel datagrams = DatagramChannel.open().bind(ANY_PORT)) {
            slow.connect(later.getLocalAddress()).get();
            for (NetworkChannel listener : new NetworkChannel[] {server, later, datagrams}) {
                assertThat(SocketEnds.of(listener).orElseThrow().remote().port()).isZero();
            }
            for (NetworkChannel connected : new NetworkChannel[] {stream, slow}) {
                assertThat(SocketEnds.of(connected).orElseThrow().remote().port()).isPositive();
            }
            for (NetworkChannel channel :
                    new NetworkChannel[] {server, later, stream, slow, datagrams}) {
                channel.close();
                assertThat(SocketEnds.of(channel)).as("%s", channel).isEmpty();
            }
        }
    }

    @Test
    void channelsWithoutEndsAreRefused() throws Exception {
        refused(SocketChannel::open, "the socket is not connected: null to null");
        refused(AsynchronousSocketChannel::open, "the socket is not connected: null to null");
        refused(ServerSocketChannel::open, "the socket is not bound: it has no local address");
        refused(DatagramChannel::open, "the socket is not bound: it has no local address");
        refused(
                () -> ServerSocketChannel.open(StandardProtocolFamily.UNIX),
                "the socket is not bound: it has no local address");
    }

    @Test
    void anAddressThatIsNoInternetAddressIsNamed() {
        assertThatThrownBy(
                        () ->
                                SocketEnds.between(
                                        Protocol.TCP, UnixDomainSocketAddress.of("x"), null))
                .hasMessage("not an internet address: x");
    }

    /** Not by its own method, of which the compiler thinks that the end of the block calls it. */
    private static void close(AutoCloseable resource) throws Exception {
        resource.close();
    }

    private static void refused(Callable<? extends NetworkChannel> open, String message)
            throws Exception {
        try (NetworkChannel channel = open.call()) {
            assertThatThrownBy(() -> SocketEnds.of(channel))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(message);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
