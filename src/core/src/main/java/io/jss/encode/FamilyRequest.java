package io.jss.encode;

import io.jss.wire.NetlinkDiagReq;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.PacketDiagReq;
import io.jss.wire.SockDiag;
import io.jss.wire.UnixDiagReq;
import io.jss.wire.VsockDiagReq;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes the request for all sockets of a family, in every state and, where nothing else is said,
 * with every attribute: a datagram in native byte order with the sequence number that its answers
 * bear.
 */
public final class FamilyRequest {

    private static final int ALL_STATES = -1;

    private static final int UNIX_SHOW =
            UnixDiagReq.UDIAG_SHOW_NAME
                    | UnixDiagReq.UDIAG_SHOW_VFS
                    | UnixDiagReq.UDIAG_SHOW_PEER
                    | UnixDiagReq.UDIAG_SHOW_ICONS
                    | UnixDiagReq.UDIAG_SHOW_RQLEN
                    | UnixDiagReq.UDIAG_SHOW_MEMINFO
                    | UnixDiagReq.UDIAG_SHOW_UID;

    private static final int NETLINK_SHOW =
            NetlinkDiagReq.NDIAG_SHOW_MEMINFO
                    | NetlinkDiagReq.NDIAG_SHOW_GROUPS
                    | NetlinkDiagReq.NDIAG_SHOW_RING_CFG
                    | NetlinkDiagReq.NDIAG_SHOW_FLAGS;

    private static final int PACKET_SHOW =
            PacketDiagReq.PACKET_SHOW_INFO
                    | PacketDiagReq.PACKET_SHOW_MCLIST
                    | PacketDiagReq.PACKET_SHOW_RING_CFG
                    | PacketDiagReq.PACKET_SHOW_FANOUT
                    | PacketDiagReq.PACKET_SHOW_MEMINFO
                    | PacketDiagReq.PACKET_SHOW_FILTER;

    private FamilyRequest() {}

    /** Returns the request for unix sockets, 40 bytes. */
    public static ByteBuffer unix(int sequence) {
        return unix(sequence, UNIX_SHOW);
    }

    /**
     * Returns the request for unix sockets with all but UNIX_DIAG_MEMINFO, 40 bytes: an answer of
     * 40 bytes less a socket.
     */
    public static ByteBuffer unixWithoutMemory(int sequence) {
        return unix(sequence, UNIX_SHOW & ~UnixDiagReq.UDIAG_SHOW_MEMINFO);
    }

    /**
     * Returns the request for unix sockets with no attributes but UNIX_DIAG_SHUTDOWN, 40 bytes: an
     * answer of 40 bytes a socket.
     */
    public static ByteBuffer unixCookies(int sequence) {
        return unix(sequence, 0);
    }

    private static ByteBuffer unix(int sequence, int show) {
        ByteBuffer bytes = message(SockDiag.AF_UNIX, UnixDiagReq.SIZE, sequence);
        bytes.putInt(NlMsgHdr.SIZE + UnixDiagReq.STATES, ALL_STATES);
        bytes.putInt(NlMsgHdr.SIZE + UnixDiagReq.SHOW, show);
        return bytes;
    }

    /** Returns the request for netlink sockets, 36 bytes. */
    public static ByteBuffer netlink(int sequence) {
        ByteBuffer bytes = message(SockDiag.AF_NETLINK, NetlinkDiagReq.SIZE, sequence);
        byte everyProtocol = (byte) NetlinkDiagReq.NDIAG_PROTO_ALL;
        bytes.put(NlMsgHdr.SIZE + NetlinkDiagReq.PROTOCOL, everyProtocol);
        bytes.putInt(NlMsgHdr.SIZE + NetlinkDiagReq.SHOW, NETLINK_SHOW);
        return bytes;
    }

    /** Returns the request for packet sockets, 36 bytes. */
    public static ByteBuffer packet(int sequence) {
        ByteBuffer bytes = message(SockDiag.AF_PACKET, PacketDiagReq.SIZE, sequence);
        bytes.putInt(NlMsgHdr.SIZE + PacketDiagReq.SHOW, PACKET_SHOW);
        return bytes;
    }

    /** Returns the request for vsock sockets, 40 bytes. */
    public static ByteBuffer vsock(int sequence) {
        ByteBuffer bytes = message(SockDiag.AF_VSOCK, VsockDiagReq.SIZE, sequence);
        bytes.putInt(NlMsgHdr.SIZE + VsockDiagReq.STATES, ALL_STATES);
        return bytes;
    }

    /** Returns the header and a request of zeros, but for the family that each begins with. */
    private static ByteBuffer message(int family, int requestSize, int sequence) {
        int size = NlMsgHdr.SIZE + requestSize;
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
        bytes.putInt(NlMsgHdr.LEN, size);
        bytes.putShort(NlMsgHdr.TYPE, (short) SockDiag.SOCK_DIAG_BY_FAMILY);
        bytes.putShort(NlMsgHdr.FLAGS, (short) (NlMsgHdr.NLM_F_REQUEST | NlMsgHdr.NLM_F_DUMP));
        bytes.putInt(NlMsgHdr.SEQ, sequence);
        bytes.put(NlMsgHdr.SIZE, (byte) family);
        return bytes;
    }
}
