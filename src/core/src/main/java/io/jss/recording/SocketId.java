package io.jss.recording;

import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagReqV2;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.SockDiag;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * An {@code inet_diag_sockid} of a request or a row; addresses as two numbers in network order, an
 * IPv4 address in the form of a mapped one, so that it makes no difference how an end is given.
 */
record SocketId(
        int sport,
        int dport,
        long srcHigh,
        long srcLow,
        long dstHigh,
        long dstLow,
        int interfaceIndex,
        long cookie) {

    private static final long MAPPED = 0xffffL << Integer.SIZE;
    private static final long NO_COOKIE = -1;

    /** Returns the socket that the request at the buffer's position asks for. */
    static SocketId ofRequest(ByteBuffer bytes) {
        int at = bytes.position() + NlMsgHdr.SIZE;
        return of(bytes, bytes.get(at) & 0xff, at + InetDiagReqV2.ID);
    }

    /** Returns the socket of the {@code inet_diag_msg} at an offset. */
    static SocketId ofRow(ByteBuffer bytes, int at) {
        return of(bytes, bytes.get(at + InetDiagMsg.FAMILY) & 0xff, at + InetDiagMsg.ID);
    }

    private static SocketId of(ByteBuffer bytes, int family, int id) {
        boolean ipv4 = family == SockDiag.AF_INET;
        ByteBuffer network = bytes.duplicate().order(ByteOrder.BIG_ENDIAN);
        long low = Integer.toUnsignedLong(bytes.getInt(id + InetDiagSockId.COOKIE));
        long high = bytes.getInt(id + InetDiagSockId.COOKIE + Integer.BYTES);
        return new SocketId(
                Short.toUnsignedInt(network.getShort(id + InetDiagSockId.SPORT)),
                Short.toUnsignedInt(network.getShort(id + InetDiagSockId.DPORT)),
                high(network, id + InetDiagSockId.SRC, ipv4),
                low(network, id + InetDiagSockId.SRC, ipv4),
                high(network, id + InetDiagSockId.DST, ipv4),
                low(network, id + InetDiagSockId.DST, ipv4),
                bytes.getInt(id + InetDiagSockId.IF),
                high << Integer.SIZE | low);
    }

    private static long high(ByteBuffer network, int at, boolean ipv4) {
        return ipv4 ? 0 : network.getLong(at);
    }

    private static long low(ByteBuffer network, int at, boolean ipv4) {
        return ipv4
                ? MAPPED | Integer.toUnsignedLong(network.getInt(at))
                : network.getLong(at + Long.BYTES);
    }

    /** Returns the same with its ends exchanged: look-ups of UDP are asked for so. */
    SocketId reversed() {
        return new SocketId(dport, sport, dstHigh, dstLow, srcHigh, srcLow, interfaceIndex, cookie);
    }

    /** Returns whether a row is the socket that this asks for. */
    boolean means(SocketId row) {
        return sport == row.sport
                && dport == row.dport
                && isSame(srcHigh, srcLow, row.srcHigh, row.srcLow)
                && isSame(dstHigh, dstLow, row.dstHigh, row.dstLow)
                && (cookie == NO_COOKIE || cookie == row.cookie);
    }

    private static boolean isSame(long high, long low, long otherHigh, long otherLow) {
        return (high == otherHigh && low == otherLow)
                || (isUnspecified(high, low) && isUnspecified(otherHigh, otherLow));
    }

    private static boolean isUnspecified(long high, long low) {
        return high == 0 && (low == 0 || low == MAPPED);
    }
}
