package io.jss;

import io.jss.decode.InetDiagView;
import io.jss.encode.SocketIdEncoder;
import io.jss.encode.SocketIdRequest;
import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netlink.Exchange;
import io.jss.netlink.KernelErrorException;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests about single sockets over one channel: exact look-up, and closing. For one thread at a
 * time.
 */
final class SocketRequests {

    private final NetlinkChannel channel;
    private final Exchange exchange;
    private final InetDiagView view = new InetDiagView();

    SocketRequests(NetlinkChannel channel) {
        this.channel = channel;
        exchange = new Exchange(channel);
    }

    /**
     * Looks up each connection; an answer that is not what was asked for (a listener, say) is no
     * answer.
     */
    List<Optional<InetSocket>> find(List<Connection> connections, Set<Detail> details)
            throws IOException {
        List<Optional<InetSocket>> found =
                new ArrayList<>(Collections.nCopies(connections.size(), Optional.empty()));
        List<SocketIdRequest> requests = new ArrayList<>(connections.size());
        connections.forEach(
                connection -> requests.add(SocketIdRequest.lookup(connection, details)));
        int[] errnos =
                run(
                        requests,
                        (index, message) -> {
                            view.wrap(message, connections.get(index).protocol());
                            if (isAnswerTo(connections.get(index), view)) {
                                found.set(index, Optional.of(InetSocket.copyOf(view)));
                            }
                        });
        for (int i = 0; i < errnos.length; i++) {
            if (errnos[i] != 0 && !isGone(errnos[i])) {
                throw new KernelErrorException("look-up of " + connections.get(i), errnos[i], "");
            }
        }
        return found;
    }

    /**
     * Returns the family of whatever socket the kernel finds for these ends, be it the one that was
     * meant or not.
     */
    Optional<AddressFamily> familyOf(Connection ends) throws IOException {
        return familyOf(SocketIdRequest.lookup(ends, Set.of()), ends.protocol());
    }

    /**
     * Returns the family of the socket that the kernel finds for these ends if it has this cookie.
     */
    Optional<AddressFamily> familyOf(Connection ends, long cookie) throws IOException {
        return familyOf(SocketIdRequest.lookup(ends, Set.of(), cookie), ends.protocol());
    }

    private Optional<AddressFamily> familyOf(SocketIdRequest request, Protocol protocol)
            throws IOException {
        AddressFamily[] family = new AddressFamily[1];
        int[] errnos =
                run(
                        List.of(request),
                        (index, message) -> {
                            view.wrap(message, protocol);
                            family[0] = view.socketFamily();
                        });
        if (errnos[0] != 0 && !isGone(errnos[0])) {
            throw new KernelErrorException("look-up of " + protocol.label(), errnos[0], "");
        }
        return Optional.ofNullable(family[0]);
    }

    /** Closes each socket, by its own cookie. */
    List<KillOutcome> destroy(List<InetSocket> sockets) throws IOException {
        List<InetSocket> able = sockets.stream().filter(SocketRequests::canBeClosed).toList();
        int[] errnos =
                run(able.stream().map(SocketIdRequest::destroy).toList(), (index, message) -> {});
        List<KillOutcome> outcomes = new ArrayList<>(sockets.size());
        int next = 0;
        for (InetSocket socket : sockets) {
            outcomes.add(
                    canBeClosed(socket)
                            ? outcome(socket, errnos[next++])
                            : KillOutcome.NOT_SUPPORTED);
        }
        return outcomes;
    }

    /**
     * MPTCP has no destroy operation, and its number does not fit into the request: its low byte is
     * TCP's.
     */
    private static boolean canBeClosed(InetSocket socket) {
        return socket.protocol() != Protocol.MPTCP;
    }

    private static KillOutcome outcome(InetSocket socket, int errno) throws KernelErrorException {
        return switch (errno) {
            case 0 -> KillOutcome.CLOSED;
            case Errno.ENOENT, Errno.ESTALE -> KillOutcome.GONE;
            case Errno.EPERM -> KillOutcome.NOT_PERMITTED;
            case Errno.EOPNOTSUPP, Errno.EINVAL -> KillOutcome.NOT_SUPPORTED;
            default -> throw new KernelErrorException("closing of " + socket, errno, "");
        };
    }

    private interface Taker {
        void take(int index, MessageCursor message) throws IOException;
    }

    /**
     * Sends the requests, as many at once as the receive buffer takes the answers of; returns the
     * errno of each.
     */
    private int[] run(List<SocketIdRequest> requests, Taker taker) throws IOException {
        int[] errnos = new int[requests.size()];
        for (int start = 0; start < requests.size(); start += Exchange.MAX_REQUESTS) {
            int begin = start;
            List<SocketIdRequest> batch =
                    requests.subList(
                            begin, Math.min(begin + Exchange.MAX_REQUESTS, requests.size()));
            int first = channel.nextSequence();
            for (int i = 1; i < batch.size(); i++) {
                channel.nextSequence();
            }
            exchange.run(
                    SocketIdEncoder.encode(batch, first),
                    first,
                    batch.size(),
                    new Exchange.Answers() {
                        @Override
                        public void answer(int index, MessageCursor message) throws IOException {
                            taker.take(begin + index, message);
                        }

                        @Override
                        public void errno(int index, int errno) {
                            errnos[begin + index] = errno;
                        }
                    });
        }
        return errnos;
    }

    /**
     * ENOENT: no such socket, or no such protocol. ESTALE: another socket has its place (UDP, and
     * TCP on Linux 3.16).
     */
    private static boolean isGone(int errno) {
        return errno == Errno.ENOENT || errno == Errno.ESTALE;
    }

    /**
     * Returns whether the kernel finds sockets of this protocol by their ends; MPTCP has no such
     * look-up, raw sockets no ports.
     */
    static boolean isIdentifiedByItsEnds(Connection connection) {
        return connection.protocol() != Protocol.MPTCP && connection.protocol() != Protocol.RAW;
    }

    /** Returns whether a socket is the one that was asked for. */
    static boolean isAnswerTo(Connection asked, InetSocketView answer) {
        return isSameEnd(asked.local(), answer.localAddress(), answer.localPort())
                && isSameEnd(asked.remote(), answer.remoteAddress(), answer.remotePort());
    }

    /**
     * Compares by what is on the wire; a socket without a peer has 0.0.0.0 or :: there, whatever
     * its family.
     */
    private static boolean isSameEnd(Endpoint asked, IpAddress address, int port) {
        IpAddress wanted = asked.address();
        boolean sameAddress =
                onTheWire(wanted).equals(onTheWire(address))
                        || (port == 0 && wanted.isUnspecified() && address.isUnspecified());
        return asked.port() == port && sameAddress;
    }

    private static IpAddress onTheWire(IpAddress address) {
        return address.isMapped() ? address.mappedIpv4() : address;
    }
}
