package io.jss.classify;

import io.jss.model.AddressFamily;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;

/**
 * Tells what travels on a socket, which for AF_INET6 the family does not say (RFC 3493 §3.7 and
 * §5.3).
 *
 * <pre>{@code
 * try (SocketTable table = SocketTable.open()) {
 *     table.visit(
 *             SocketQuery.all(),
 *             socket -> {
 *                 if (Classifier.classify(socket) == TrafficClass.IPV4_MAPPED) {
 *                     System.out.println("IPv4 on port " + socket.localPort());
 *                 }
 *             });
 * }
 * }</pre>
 *
 * <table>
 *   <caption>The rule, first match wins</caption>
 *   <tr><th>socket</th><th>class</th></tr>
 *   <tr><td>AF_INET</td><td>IPv4</td></tr>
 *   <tr><td>AF_INET6, raw, IPv6 peer</td><td>IPv6</td></tr>
 *   <tr><td>AF_INET6, raw, any other</td><td>IPv6-only</td></tr>
 *   <tr><td>local address mapped, or the peer's</td><td>IPv4-mapped</td></tr>
 *   <tr><td>peer with an IPv6 address</td><td>IPv6</td></tr>
 *   <tr><td>peer with the address {@code ::}</td><td>unknown</td></tr>
 *   <tr><td>no peer, local address not {@code ::}</td><td>IPv6-only</td></tr>
 *   <tr><td>no peer, local {@code ::}, v6only 1, 0, not reported</td><td>IPv6-only, dual-stack, unknown</td></tr>
 * </table>
 *
 * <ul>
 *   <li>Raw AF_INET6 sockets never see IPv4, whatever their IPV6_V6ONLY says: they cannot be bound
 *       to a mapped address, and nothing is sent when they are connected to one.
 *   <li>A socket bound to an IPv6 address cannot take IPv4, whatever IPV6_V6ONLY says and on every
 *       kernel. Bound to a mapped address, {@code ::ffff:0.0.0.0} included, it takes IPv4 alone.
 *   <li>The kernel gives {@code ::} as the remote address of an SCTP association over an AF_INET6
 *       socket whose primary path is IPv4. No other socket has a peer with that address. Of an
 *       association or endpoint with several addresses the one that the kernel puts into {@code
 *       idiag_src} and {@code idiag_dst} is judged, of an MPTCP connection the first subflow.
 *   <li>A socket without a peer may still show the remote address of a connection that was
 *       dissolved; it does not count.
 * </ul>
 */
public final class Classifier {

    private Classifier() {}

    /** Returns the class of a socket; it allocates nothing. */
    public static TrafficClass classify(InetSocketView socket) {
        if (socket.socketFamily() == AddressFamily.INET) {
            return TrafficClass.IPV4;
        }
        boolean hasPeer = Peer.isIn(socket);
        if (socket.protocol() == Protocol.RAW) {
            return hasPeer && !isMapped(socket, true) ? TrafficClass.IPV6 : TrafficClass.IPV6_ONLY;
        }
        if (isMapped(socket, hasPeer)) {
            return TrafficClass.IPV4_MAPPED;
        }
        return hasPeer ? withPeer(socket) : withoutPeer(socket);
    }

    private static boolean isMapped(InetSocketView socket, boolean hasPeer) {
        return IpAddress.isMapped(socket.localHigh(), socket.localLow())
                || (hasPeer && IpAddress.isMapped(socket.remoteHigh(), socket.remoteLow()));
    }

    private static TrafficClass withPeer(InetSocketView socket) {
        return (socket.remoteHigh() | socket.remoteLow()) == 0
                ? TrafficClass.UNKNOWN
                : TrafficClass.IPV6;
    }

    private static TrafficClass withoutPeer(InetSocketView socket) {
        if ((socket.localHigh() | socket.localLow()) != 0) {
            return TrafficClass.IPV6_ONLY;
        }
        return switch (socket.v6onlyOr(-1)) {
            case -1 -> TrafficClass.UNKNOWN;
            case 0 -> TrafficClass.DUAL_STACK;
            default -> TrafficClass.IPV6_ONLY;
        };
    }
}
