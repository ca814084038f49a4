package io.jss.fields;

import static io.jss.model.SocketFamily.INET;
import static io.jss.model.SocketFamily.NETLINK;
import static io.jss.model.SocketFamily.PACKET;
import static io.jss.model.SocketFamily.UNIX;
import static io.jss.model.SocketFamily.VSOCK;

import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.Timer;
import io.jss.model.Unit;
import io.jss.model.VsockSocket;

/**
 * The numbers of {@code inet_diag_msg} and of attributes that are single numbers, and the same of
 * other families.
 */
public enum BaseNumber implements NumberField {
    /** {@code idiag_rqueue}. */
    RQUEUE(
            declare(
                            Unit.BYTES,
                            "idiag_rqueue",
                            "unread; in LISTEN connections that wait to be accepted")
                    .at("rqueue", INET, UNIX, NETLINK, PACKET)),
    /** {@code idiag_wqueue}. */
    WQUEUE(
            declare(
                            Unit.BYTES,
                            "idiag_wqueue",
                            "not acknowledged; in LISTEN the limit of the backlog")
                    .at("wqueue", INET, UNIX, NETLINK, PACKET)),
    /** {@code idiag_uid}. */
    UID(declare(Unit.IDENTIFIER, "idiag_uid", "user of the socket").at("uid", INET, UNIX, PACKET)),
    /** {@code idiag_inode}. */
    INODE(
            declare(Unit.IDENTIFIER, "idiag_inode", "inode of the socket's file")
                    .at("inode", INET, UNIX, NETLINK, PACKET, VSOCK)),
    /** {@code idiag_cookie}. */
    COOKIE(
            declare(Unit.IDENTIFIER, "idiag_cookie", "the kernel's identity of the socket")
                    .at("cookie", INET, UNIX, NETLINK, PACKET, VSOCK)),
    /** {@code idiag_expires}, unknown while no timer runs. */
    EXPIRES(
            declare(Unit.MILLISECONDS, "idiag_expires", "until the timer fires")
                    .at("timer.expiresMillis", INET)),
    /** {@code idiag_retrans}. */
    RETRANSMITS(
            declare(Unit.COUNT, "idiag_retrans", "retransmissions, or probes of timers that probe")
                    .at("timer.retransmits", INET)),
    /** {@code INET_DIAG_MARK}. */
    MARK(
            declare(
                            Unit.BITS,
                            "INET_DIAG_MARK",
                            "mark for routing and firewalls (SO_MARK), reported to CAP_NET_ADMIN"
                                    + " since Linux 4.9")
                    .at("mark", INET)
                    .since("4.9")),
    /** {@code INET_DIAG_PROTOCOL}. */
    IP_PROTOCOL(
            declare(
                            Unit.NUMBER,
                            "INET_DIAG_PROTOCOL",
                            "IP protocol of a raw socket, since Linux 4.2")
                    .at("ipProtocol", INET)
                    .since("4.2")),
    /** {@code INET_DIAG_SHUTDOWN}. */
    SHUTDOWN(
            declare(Unit.BITS, "INET_DIAG_SHUTDOWN", "1 receiving, 2 sending has ended")
                    .at("shutdown", INET, UNIX, VSOCK)
                    .since("3.8")),
    /** {@code idiag_sport}. */
    LOCAL_PORT(
            declare(Unit.NUMBER, "idiag_sport", "local port; of a raw socket the IP protocol")
                    .at("local.port", INET)
                    .at("portId", NETLINK)
                    .at("localPort", VSOCK)),
    /** {@code idiag_dport}. */
    REMOTE_PORT(
            declare(Unit.NUMBER, "idiag_dport", "remote port, 0 without a peer")
                    .at("remote.port", INET)
                    .at("dstPortId", NETLINK)
                    .at("remotePort", VSOCK)),
    /** {@code idiag_if}; of a packet socket that is bound to no interface, 0. */
    INTERFACE_INDEX(
            declare(Unit.IDENTIFIER, "idiag_if", "interface that the socket is bound to")
                    .at("interfaceIndex", INET)
                    .at("info.interfaceIndex", PACKET)),
    /** {@code INET_DIAG_CGROUP_ID}. */
    CGROUP_ID(
            declare(Unit.IDENTIFIER, "INET_DIAG_CGROUP_ID", "cgroup v2, since Linux 5.8")
                    .at("cgroupId", INET)
                    .since("5.8")),
    /** {@code INET_DIAG_TOS}. */
    TOS(
            declare(
                            Unit.NUMBER,
                            "INET_DIAG_TOS",
                            "type of service of its IPv4 packets, DSCP and ECN (IP_TOS)")
                    .at("tos", INET)
                    .detail(Detail.TOS)),
    /** {@code INET_DIAG_TCLASS}. */
    TCLASS(
            declare(
                            Unit.NUMBER,
                            "INET_DIAG_TCLASS",
                            "traffic class of its IPv6 packets, DSCP and ECN (IPV6_TCLASS)")
                    .at("tclass", INET)
                    .detail(Detail.TCLASS)),
    /** {@code INET_DIAG_CLASS_ID}. */
    CLASS_ID(
            declare(
                            Unit.IDENTIFIER,
                            "INET_DIAG_CLASS_ID",
                            "class of the net_cls cgroup, or SO_PRIORITY")
                    .at("classId", INET)
                    .detail(Detail.TCLASS));

    private final FieldDeclaration declaration;
    private final String label;

    BaseNumber(FieldDeclaration declaration) {
        this.declaration = declaration;
        label = FieldDeclaration.label(this);
    }

    private static FieldDeclaration declare(Unit unit, String symbol, String meaning) {
        return FieldDeclaration.of(meaning, unit, symbol);
    }

    @Override
    public FieldDeclaration declaration() {
        return declaration;
    }

    @Override
    public String label() {
        return label;
    }

    @Override
    public long valueOr(DiagSocket socket, long absent) {
        return socket instanceof InetSocketView inet
                ? valueOr(inet, absent)
                : ofOtherFamily(socket, absent);
    }

    /** Returns the number of an internet socket; see {@link #valueOr(DiagSocket, long)}. */
    public long valueOr(InetSocketView socket, long absent) {
        return switch (this) {
            case RQUEUE -> socket.rqueue();
            case WQUEUE -> socket.wqueue();
            case UID -> socket.uidOr(absent);
            case INODE -> socket.inodeOr(absent);
            case COOKIE -> socket.cookie();
            case EXPIRES -> socket.timerNumber() == 0 ? absent : socket.timerExpiresMillis();
            case RETRANSMITS -> countsRetransmits(socket) ? socket.retransmits() : absent;
            case MARK -> socket.markOr(absent);
            case IP_PROTOCOL -> orAbsent(socket.ipProtocolOr(-1), absent);
            case SHUTDOWN -> orAbsent(socket.shutdownOr(-1), absent);
            case LOCAL_PORT -> socket.localPort();
            case REMOTE_PORT -> socket.remotePort();
            case INTERFACE_INDEX -> socket.interfaceIndex() == 0 ? absent : socket.interfaceIndex();
            case CGROUP_ID -> socket.cgroupIdOr(absent);
            case TOS -> orAbsent(socket.tosOr(-1), absent);
            case TCLASS -> orAbsent(socket.tclassOr(-1), absent);
            case CLASS_ID -> socket.classIdOr(absent);
        };
    }

    private long ofOtherFamily(DiagSocket socket, long absent) {
        return switch (this) {
            case RQUEUE -> socket.rqueueOr(absent);
            case WQUEUE -> socket.wqueueOr(absent);
            case UID -> socket.uidOr(absent);
            case INODE -> socket.inodeOr(absent);
            case COOKIE -> socket.cookie();
            case SHUTDOWN -> orAbsent(socket.shutdownOr(-1), absent);
            case LOCAL_PORT -> port(socket, true, absent);
            case REMOTE_PORT -> port(socket, false, absent);
            case INTERFACE_INDEX ->
                    socket instanceof PacketSocket packet
                            ? orAbsent(
                                    packet.info().map(PacketSocket.Info::interfaceIndex).orElse(-1),
                                    absent)
                            : absent;
            default -> absent;
        };
    }

    private static long port(DiagSocket socket, boolean local, long absent) {
        if (socket instanceof NetlinkDiagSocket netlink) {
            return local ? netlink.portId() : netlink.dstPortId();
        }
        if (socket instanceof VsockSocket vsock) {
            long port = local ? vsock.localPort() : vsock.remotePort();
            return port == VsockSocket.ANY ? absent : port;
        }
        return absent;
    }

    /** Without a timer the kernel sends 0, and that of TIME_WAIT counts nothing. */
    private static boolean countsRetransmits(InetSocketView socket) {
        return socket.timerNumber() != Timer.Kind.OFF.number()
                && socket.timerNumber() != Timer.Kind.TIMEWAIT.number();
    }

    private static long orAbsent(int value, long absent) {
        return value < 0 ? absent : value;
    }
}
