package io.jss.engine;

import io.jss.answer.KernelErrorException;
import io.jss.answer.LookupVisitor;
import io.jss.answer.SocketVisitor;
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
import io.jss.netlink.MessageCursor;
import io.jss.netlink.NetlinkChannel;
import io.jss.sys.Errno;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests about single sockets over one channel: exact look-up, and closing. For one thread at a
 * time.
 */
public final class SocketIdExchange {

    private static final IpAddress LOOPBACK = IpAddress.parse("127.0.0.1");
    private static final IpAddress LOOPBACK6 = IpAddress.parse("::1");

    private final NetlinkChannel channel;
    private final Exchange exchange;
    private InetDiagView view;
    private final ByteBuffer oneRequest = SocketIdEncoder.buffer(1);
    private final One one = new One();
    private Connection asked;
    private SocketVisitor single;
    private boolean found;
    private int errno;

    SocketIdExchange(NetlinkChannel channel) {
        this.channel = channel;
        exchange = new Exchange(channel);
        view = new InetDiagView(channel);
    }

    /**
     * Looks up each connection and passes on what is found; an answer that is not what was asked
     * for (a listener, say) is no answer.
     *
     * @return how many were found
     */
    public int visit(
            List<Connection> connections, Collection<Detail> details, LookupVisitor visitor)
            throws IOException {
        Lookup lookup = new Lookup(connections, visitor);
        List<SocketIdRequest> requests = new ArrayList<>(connections.size());
        for (Connection connection : connections) {
            requests.add(SocketIdRequest.lookup(connection, details));
        }
        try {
            int[] errnos = run(requests, lookup);
            for (int i = 0; i < errnos.length; i++) {
                check(connections.get(i), errnos[i]);
                if (errnos[i] != 0 && isOpenDatagram(connections.get(i))) {
                    lookup.only = i;
                    Connection connection = connections.get(i);
                    check(connection, run(List.of(onLoopback(connection, details)), lookup)[0]);
                }
            }
            return lookup.found;
        } finally {
            endVisit();
        }
    }

    /** Looks up one connection as {@link #visit(List, Collection, LookupVisitor)} does. */
    public boolean visit(Connection connection, Collection<Detail> details, SocketVisitor visitor)
            throws IOException {
        asked = connection;
        single = visitor;
        found = false;
        try {
            int errno = runOne(SocketIdRequest.lookup(connection, details));
            check(connection, errno);
            if (errno != 0 && isOpenDatagram(connection)) {
                check(connection, runOne(onLoopback(connection, details)));
            }
            return found;
        } finally {
            endVisit();
            single = null;
            asked = null;
        }
    }

    /** A view that was kept shows neither freed memory nor what is looked up next. */
    private void endVisit() {
        view = view.successor();
    }

    private int runOne(SocketIdRequest request) throws IOException {
        int sequence = channel.nextSequence();
        SocketIdEncoder.write(oneRequest, request, sequence);
        errno = 0;
        exchange.run(oneRequest, sequence, 1, one);
        return errno;
    }

    /** A class of its own and one object, so that a look-up leaves no garbage. */
    private final class One implements Exchange.Answers {
        @Override
        public void answer(int index, MessageCursor message) throws IOException {
            view.wrap(message, asked.protocol());
            if (isAnswerTo(asked, view)) {
                found = true;
                single.visit(view);
            }
        }

        @Override
        public void errno(int index, int number) {
            errno = number;
        }
    }

    /** What is looked up, and what came of it. */
    private final class Lookup implements Taker {

        private final List<Connection> connections;
        private final LookupVisitor visitor;
        private int only = -1;
        private int found;

        Lookup(List<Connection> connections, LookupVisitor visitor) {
            this.connections = connections;
            this.visitor = visitor;
        }

        @Override
        public void take(int index, MessageCursor message) throws IOException {
            int place = only < 0 ? index : only;
            view.wrap(message, connections.get(place).protocol());
            if (isAnswerTo(connections.get(place), view)) {
                found++;
                visitor.visit(place, view);
            }
        }
    }

    private static void check(Connection connection, int errno) throws KernelErrorException {
        if (errno != 0 && !isGone(errno)) {
            throw new KernelErrorException("look-up of " + connection, errno, "");
        }
    }

    private static boolean isOpenDatagram(Connection connection) {
        return isDatagram(connection.protocol())
                && connection.local().address().isUnspecified()
                && connection.remote().port() == 0;
    }

    private static boolean isDatagram(Protocol protocol) {
        return protocol == Protocol.UDP || protocol == Protocol.UDPLITE;
    }

    /** Old kernels find no datagram socket for 0.0.0.0, but what takes datagrams from loopback. */
    private static SocketIdRequest onLoopback(Connection asked, Collection<Detail> details) {
        boolean ipv4 = asked.local().address().family() == AddressFamily.INET;
        Endpoint local =
                new Endpoint(
                        ipv4 ? LOOPBACK : LOOPBACK6,
                        asked.local().port(),
                        asked.local().interfaceIndex());
        return SocketIdRequest.lookup(
                new Connection(asked.protocol(), local, asked.remote()), details);
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

    /**
     * Returns those of some sockets that have closed: a look-up by their ends and their cookie does
     * not find them. What a look-up cannot settle has not closed.
     */
    Set<SeenRow> closed(List<SeenRow> rows) throws IOException {
        List<SeenRow> sure = rows.stream().filter(SeenRow::isFoundByItsEnds).toList();
        int[] errnos =
                run(
                        sure.stream()
                                .map(r -> SocketIdRequest.lookup(r.ends(), Set.of(), r.cookie()))
                                .toList(),
                        (index, message) -> {});
        Set<SeenRow> closed = new HashSet<>();
        for (int i = 0; i < errnos.length; i++) {
            if (isGone(errnos[i])) {
                closed.add(sure.get(i));
            }
        }
        return closed;
    }

    /** Returns whether the kernel closes sockets of a protocol, by what it answers about none. */
    public boolean canDestroy(Protocol protocol) throws IOException {
        int[] errnos = run(List.of(SocketIdRequest.destroyNone(protocol)), (index, message) -> {});
        return errnos[0] != Errno.EOPNOTSUPP && errnos[0] != Errno.EINVAL;
    }

    /**
     * Closes each socket, by its own cookie.
     *
     * @return the errno of each, in order; 0 for one that the kernel closed
     */
    public int[] destroy(List<InetSocket> sockets) throws IOException {
        return run(sockets.stream().map(SocketIdRequest::destroy).toList(), (index, message) -> {});
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
    public static boolean isIdentifiedByItsEnds(Connection connection) {
        return connection.protocol() != Protocol.MPTCP && connection.protocol() != Protocol.RAW;
    }

    /** Returns whether a socket is the one that was asked for. */
    public static boolean isAnswerTo(Connection asked, InetSocketView answer) {
        return asked.local().port() == answer.localPort()
                && asked.remote().port() == answer.remotePort()
                && isLocal(asked.local().address(), answer)
                && isRemote(asked.remote(), answer);
    }

    /** A dual-stack socket on {@code [::]} is what takes IPv4 on {@code 0.0.0.0}. */
    private static boolean isLocal(IpAddress wanted, InetSocketView answer) {
        long high = answer.localHigh();
        long low = answer.localLow();
        return isOnTheWire(wanted, answer.socketFamily(), high, low)
                || (carriesIpv4(wanted)
                        && (int) wanted.low() == 0
                        && high == 0
                        && low == 0
                        && answer.v6onlyOr(0) == 0
                        && answer.protocol() != Protocol.RAW);
    }

    /** A socket without a peer has 0.0.0.0 or :: there, whatever its family. */
    private static boolean isRemote(Endpoint wanted, InetSocketView answer) {
        long high = answer.remoteHigh();
        long low = answer.remoteLow();
        return isOnTheWire(wanted.address(), answer.socketFamily(), high, low)
                || (wanted.port() == 0
                        && wanted.address().isUnspecified()
                        && high == 0
                        && low == 0);
    }

    /** Compares by what is on the wire: a mapped address is the IPv4 address that it carries. */
    private static boolean isOnTheWire(
            IpAddress wanted, AddressFamily family, long high, long low) {
        boolean ipv4 = family == AddressFamily.INET || IpAddress.isMapped(high, low);
        if (ipv4 || carriesIpv4(wanted)) {
            return ipv4 && carriesIpv4(wanted) && (int) wanted.low() == (int) low;
        }
        return wanted.high() == high && wanted.low() == low;
    }

    private static boolean carriesIpv4(IpAddress address) {
        return address.family() == AddressFamily.INET || address.isMapped();
    }
}
