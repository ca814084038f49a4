package io.jss.engine;

import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.Closeable;
import java.io.IOException;
import java.util.Optional;

/**
 * Finds out whether a socket on {@code [::]} takes IPv4 where the kernel does not report
 * IPV6_V6ONLY (before Linux 4.2): it asks for an AF_INET socket on that port with this socket's
 * cookie. Only a dual-stack socket can be the answer.
 *
 * <p>Unknown remains: a socket bound to an interface, and one of several that share its port by
 * SO_REUSEPORT, since the kernel may pick another of them. Over a channel of its own: that of the
 * dump is busy. For one thread at a time.
 */
final class V6OnlyProbe implements Closeable {

    /** A destination that a socket on any wildcard takes; UDP finds none for 0.0.0.0. */
    private static final IpAddress LOOPBACK = IpAddress.ofIpv4(0x7f00_0001);

    private static final IpAddress ANY = IpAddress.ofIpv4(0);

    private final ChannelFactory channels;
    private TableReader reader;

    /** Creates a probe; it opens a channel when it is first needed. */
    V6OnlyProbe(ChannelFactory channels) {
        this.channels = channels;
    }

    /** Returns whether the question arises: [::], no peer, and the kernel did not report it. */
    static boolean isOpen(InetSocketView socket) {
        return socket.socketFamily() == AddressFamily.INET6
                && socket.localHigh() == 0
                && socket.localLow() == 0
                && socket.localPort() != 0
                && socket.remotePort() == 0
                && socket.v6onlyOr(-1) == -1
                && hasLookup(socket.protocol())
                && (socket.state() == SocketState.LISTEN || socket.state() == SocketState.CLOSE);
    }

    private static boolean hasLookup(Protocol protocol) {
        return protocol == Protocol.TCP || isDatagram(protocol);
    }

    private static boolean isDatagram(Protocol protocol) {
        return protocol == Protocol.UDP || protocol == Protocol.UDPLITE;
    }

    /** Asks the kernel about a socket for which the question {@link #isOpen}. */
    InetSocketView.V6Only ask(InetSocketView socket) throws IOException {
        if (socket.interfaceIndex() != 0) {
            return InetSocketView.V6Only.NOT_TOLD;
        }
        if (reader == null) {
            reader = new TableReader(channels);
        }
        IpAddress local = isDatagram(socket.protocol()) ? LOOPBACK : ANY;
        Connection question =
                new Connection(
                        socket.protocol(),
                        Endpoint.of(local, socket.localPort()),
                        Endpoint.of(ANY, 0));
        SocketIdExchange requests = reader.bySocketId();
        if (requests.familyOf(question, socket.cookie()).isPresent()) {
            return InetSocketView.V6Only.OFF;
        }
        // another AF_INET6 socket takes IPv4 there: one of a SO_REUSEPORT group, and this may be
        // one of it too
        boolean shared = requests.familyOf(question).equals(Optional.of(AddressFamily.INET6));
        return shared ? InetSocketView.V6Only.NOT_TOLD : InetSocketView.V6Only.ON;
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
