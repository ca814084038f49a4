package io.jss.encode;

import io.jss.model.AddressFamily;
import io.jss.model.Connection;
import io.jss.model.Detail;
import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.wire.SockDiag;
import java.util.Collection;

/**
 * A request about one socket: what SOCK_DIAG_BY_FAMILY without NLM_F_DUMP and SOCK_DESTROY take.
 * Immutable.
 *
 * <p>TCP, MPTCP, DCCP and SCTP are found by {@code src} = local. A look-up of UDP sockets takes the
 * two ends the other way round ({@code udp_dump_one}), their destruction does not ({@code
 * __udp_diag_destroy}).
 */
public final class SocketIdRequest {

    private static final long NO_COOKIE = -1;
    private static final long NEVER_A_COOKIE = 0;

    final int type;
    final int extensions;
    final Protocol protocol;
    final Endpoint src;
    final Endpoint dst;
    final int interfaceIndex;
    final long cookie;

    private SocketIdRequest(
            int type,
            int extensions,
            Protocol protocol,
            Endpoint src,
            Endpoint dst,
            int interfaceIndex,
            long cookie) {
        this.type = type;
        this.extensions = extensions;
        this.protocol = protocol;
        this.src = src;
        this.dst = dst;
        this.interfaceIndex = interfaceIndex;
        this.cookie = cookie;
    }

    /**
     * Returns the look-up of a connection. Mapped ends are asked as AF_INET, which finds AF_INET
     * and AF_INET6 sockets alike (asked as AF_INET6, Linux 3.16 finds the listener instead).
     *
     * @param details what the answer is to bear beside what comes unasked
     */
    public static SocketIdRequest lookup(Connection connection, Collection<Detail> details) {
        return lookup(connection, details, NO_COOKIE);
    }

    /** Returns the look-up of a connection that must be the socket of the given cookie. */
    public static SocketIdRequest lookup(
            Connection connection, Collection<Detail> details, long cookie) {
        boolean ipv4 = carriesIpv4(connection);
        Endpoint local = ipv4 ? connection.local().onTheWire() : connection.local();
        Endpoint remote = ipv4 ? connection.remote().onTheWire() : connection.remote();
        boolean swapped =
                connection.protocol() == Protocol.UDP || connection.protocol() == Protocol.UDPLITE;
        int device = Math.max(local.interfaceIndex(), remote.interfaceIndex());
        return new SocketIdRequest(
                SockDiag.SOCK_DIAG_BY_FAMILY,
                Extensions.of(details),
                connection.protocol(),
                swapped ? remote : local,
                swapped ? local : remote,
                device,
                cookie);
    }

    /** Returns the request to close exactly this socket: it bears the socket's own cookie. */
    public static SocketIdRequest destroy(InetSocketView socket) {
        return new SocketIdRequest(
                SockDiag.SOCK_DESTROY,
                0,
                socket.protocol(),
                socket.local(),
                socket.remote(),
                socket.interfaceIndex(),
                socket.cookie());
    }

    /** Returns a request to close what no socket is: no port, and a cookie that none has. */
    public static SocketIdRequest destroyNone(Protocol protocol) {
        Endpoint nothing = Endpoint.of(IpAddress.ofIpv4(0), 0);
        return new SocketIdRequest(
                SockDiag.SOCK_DESTROY, 0, protocol, nothing, nothing, 0, NEVER_A_COOKIE);
    }

    /**
     * Returns the IP protocol of a raw socket, which the kernel reports as its local port; 0 for
     * others.
     */
    int rawProtocol() {
        return protocol == Protocol.RAW ? src.port() : 0;
    }

    private static boolean carriesIpv4(Connection connection) {
        return isIpv4(connection.local().address()) && isIpv4(connection.remote().address());
    }

    private static boolean isIpv4(IpAddress address) {
        return address.isMapped() || address.family() == AddressFamily.INET;
    }
}
