package io.jss.fields;

import static io.jss.model.SocketFamily.INET;
import static io.jss.model.SocketFamily.NETLINK;
import static io.jss.model.SocketFamily.PACKET;
import static io.jss.model.SocketFamily.UNIX;
import static io.jss.model.SocketFamily.VSOCK;

import io.jss.classify.Classifier;
import io.jss.classify.Wire;
import io.jss.fields.words.ProtocolName;
import io.jss.fields.words.StateName;
import io.jss.fields.words.TypeName;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.UlpInfo;
import io.jss.model.Unit;

/** What a word says. */
public enum WordField implements Field {
    /**
     * The protocol and, by a 6, AF_INET6: {@code tcp6}. In JSON the protocol alone. Of other
     * families the family and the type: {@code unix_stream}.
     */
    PROTO(
            declare("protocol; in tables and orders with a 6 for AF_INET6, as netstat", "")
                    .at("protocol", INET)
                    .at("", UNIX, NETLINK, PACKET, VSOCK)),
    /** {@code inet}, {@code inet6}, or the label of another family. */
    FAMILY(
            declare(
                            "family of the socket: inet or inet6, unix, netlink, packet, vsock",
                            "idiag_family")
                    .at("family", INET, UNIX, NETLINK, PACKET, VSOCK)),
    /** {@code stream}. */
    TYPE(
            declare(
                            "type of a socket of another family: stream, dgram, seqpacket, raw",
                            "udiag_type")
                    .at("type", UNIX, NETLINK, PACKET, VSOCK)),
    /** The protocol of a netlink socket or of what a packet socket receives: {@code route}. */
    PROTOCOL_NAME(
            declare("netlink protocol; protocol that a packet socket receives", "ndiag_protocol")
                    .at("", NETLINK, PACKET)),
    /** {@code ESTABLISHED}. */
    STATE(
            declare("state of the connection; UNCONN for sockets without", "idiag_state")
                    .at("state", INET, UNIX, VSOCK)),
    /** {@code IPv4-mapped}. */
    CLASS(
            declare("what travels: IPv4, IPv6, IPv4-mapped, dual-stack, IPv6-only, unknown", "")
                    .at("class", INET)),
    /** {@code IPv4}. */
    WIRE(declare("IP versions on the wire: IPv4, IPv6, both, unknown", "").at("wire", INET)),
    /** {@code keepalive}. */
    TIMER(
            declare("timer that runs: off, on, keepalive, timewait, probe, delack", "idiag_timer")
                    .at("timer.kind", INET)),
    /** {@code cubic}. */
    CONGESTION(
            declare("congestion control", "INET_DIAG_CONG")
                    .at("congestion", INET)
                    .detail(Detail.CONGESTION)),
    /** {@code tls}. */
    ULP(
            declare("protocol on top of TCP, since Linux 5.4", "INET_DIAG_ULP_INFO")
                    .at("ulp.name", INET)
                    .since("5.4")
                    .detail(Detail.INFO));

    private static final String[] TIMERS = {
        "off", "on", "keepalive", "timewait", "probe", "delack"
    };

    private final FieldDeclaration declaration;
    private final String label;

    WordField(FieldDeclaration declaration) {
        this.declaration = declaration;
        label = FieldDeclaration.label(this);
    }

    private static FieldDeclaration declare(String meaning, String symbol) {
        return FieldDeclaration.of(meaning, Unit.COUNT, symbol);
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
    public String textOr(DiagSocket socket, String absent) {
        if (socket instanceof InetSocketView inet) {
            return textOr(inet, absent);
        }
        return switch (this) {
            case PROTO -> socket.family().label() + "_" + TypeName.of(socket);
            case FAMILY -> socket.family().label();
            case TYPE -> TypeName.of(socket);
            case STATE -> isOf(socket.family()) ? StateName.of(socket) : absent;
            case PROTOCOL_NAME -> protocolName(socket, absent);
            default -> absent;
        };
    }

    private static String protocolName(DiagSocket socket, String absent) {
        if (socket instanceof NetlinkDiagSocket netlink) {
            return ProtocolName.ofNetlink(netlink.protocol());
        }
        return socket instanceof PacketSocket packet && packet.protocol() != 0
                ? ProtocolName.ofEthernet(packet.protocol())
                : absent;
    }

    private String textOr(InetSocketView socket, String absent) {
        return switch (this) {
            case PROTO ->
                    socket.socketFamily() == AddressFamily.INET
                            ? socket.protocol().label()
                            : socket.protocol().label() + "6";
            case FAMILY -> socket.socketFamily() == AddressFamily.INET ? "inet" : "inet6";
            case STATE -> StateName.of(socket);
            case CLASS -> Classifier.classify(socket).label();
            case WIRE -> wire(Classifier.classify(socket).wire());
            case TIMER -> timer(socket.timerNumber());
            case CONGESTION -> socket.congestionOr(absent);
            case ULP -> socket.hasDetails() ? ulp(socket, absent) : absent;
            case TYPE, PROTOCOL_NAME -> absent;
        };
    }

    private static String ulp(InetSocketView socket, String absent) {
        return socket.ulp().flatMap(UlpInfo::name).orElse(absent);
    }

    private static String wire(Wire wire) {
        return switch (wire) {
            case IPV4 -> "IPv4";
            case IPV6 -> "IPv6";
            case BOTH -> "both";
            case UNKNOWN -> "unknown";
        };
    }

    private static String timer(int number) {
        return number < TIMERS.length ? TIMERS[number] : "timer_" + number;
    }
}
