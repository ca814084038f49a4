package io.jss.fields;

import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketDetails;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import io.jss.model.UnixSocket;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a socket has any number of. */
public enum ListField implements Field {
    /** {@code sctpi_p_address}. */
    SCTP_PRIMARY_PATH(
            declare("address of an SCTP association's primary path", "sctpi_p_address")
                    .at("sctpPrimaryPath", SocketFamily.INET)
                    .detail(Detail.INFO)),
    /** {@code INET_DIAG_LOCALS}. */
    LOCALS(
            declare("own addresses of an SCTP socket, since Linux 4.7", "INET_DIAG_LOCALS")
                    .at("locals", SocketFamily.INET)
                    .since("4.7")),
    /** {@code INET_DIAG_PEERS}. */
    PEERS(
            declare("addresses of an SCTP peer, since Linux 4.7", "INET_DIAG_PEERS")
                    .at("peers", SocketFamily.INET)
                    .since("4.7")),
    /** {@code INET_DIAG_MD5SIG}. */
    MD5_SIGNATURES(
            declare(
                            "peers that must sign (TCP_MD5SIG), never their keys; reported to"
                                    + " CAP_NET_ADMIN",
                            "INET_DIAG_MD5SIG")
                    .at("md5Signatures", SocketFamily.INET)
                    .since("4.14")
                    .detail(Detail.INFO)),
    /** {@code INET_DIAG_SK_BPF_STORAGES}. */
    BPF_STORAGES(
            declare(
                            "what BPF programs keep with the socket: id of the map, size",
                            "INET_DIAG_SK_BPF_STORAGES")
                    .at("bpfStorages", SocketFamily.INET)
                    .since("5.7")
                    .detail(Detail.BPF_STORAGES)),
    /** Attributes beyond what this release knows. */
    UNKNOWN_ATTRIBUTES(
            declare(
                            "attributes that this release does not know: number and bytes in"
                                    + " hexadecimal",
                            "")
                    .at("unknownAttributes", SocketFamily.INET)),
    /** {@code UNIX_DIAG_ICONS}. */
    PENDING(
            declare("inodes of clients that wait to be accepted", "UNIX_DIAG_ICONS")
                    .at("pending", SocketFamily.UNIX)),
    /** {@code NETLINK_DIAG_GROUPS}. */
    GROUPS(
            declare("multicast groups that a netlink socket has joined", "NETLINK_DIAG_GROUPS")
                    .at("groups", SocketFamily.NETLINK)),
    /** {@code PACKET_DIAG_MCLIST}. */
    MEMBERSHIPS(
            declare(
                            "what a packet socket receives beyond its host's frames: interface,"
                                    + " type, count",
                            "PACKET_DIAG_MCLIST")
                    .at("memberships", SocketFamily.PACKET)),
    /** {@code PACKET_DIAG_FILTER}. */
    FILTER(
            declare("classic BPF program of a packet socket in hexadecimal", "PACKET_DIAG_FILTER")
                    .at("filter", SocketFamily.PACKET));

    private final FieldDeclaration declaration;
    private final String label;

    ListField(FieldDeclaration declaration) {
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

    /** {@inheritDoc} Elements are joined by commas; an empty list counts as absent. */
    @Override
    public String textOr(DiagSocket socket, String absent) {
        String text = elements(socket).map(Object::toString).collect(Collectors.joining(","));
        return text.isEmpty() ? absent : text;
    }

    private Stream<?> elements(DiagSocket socket) {
        if (socket instanceof InetSocketView inet) {
            return inet.hasDetails() ? ofInet(inet) : Stream.empty();
        }
        if (socket instanceof UnixSocket unix && this == PENDING) {
            return unix.pending().orElse(List.of()).stream();
        }
        if (socket instanceof NetlinkDiagSocket netlink && this == GROUPS) {
            return netlink.groups().orElse(List.of()).stream();
        }
        if (socket instanceof PacketSocket packet && this == MEMBERSHIPS) {
            return packet.memberships().orElse(List.of()).stream().map(ListField::text);
        }
        return socket instanceof PacketSocket packet && this == FILTER
                ? packet.filter().orElse(List.of()).stream().map(Long::toHexString)
                : Stream.empty();
    }

    private Stream<?> ofInet(InetSocketView socket) {
        return switch (this) {
            case SCTP_PRIMARY_PATH -> socket.sctpPrimaryPath().stream();
            case LOCALS -> socket.locals().stream();
            case PEERS -> socket.peers().stream();
            case MD5_SIGNATURES -> socket.md5Signatures().stream();
            case BPF_STORAGES -> socket.bpfStorages().stream().map(ListField::text);
            case UNKNOWN_ATTRIBUTES -> socket.unknownAttributes().stream();
            case PENDING, GROUPS, MEMBERSHIPS, FILTER -> Stream.empty();
        };
    }

    private static String text(SocketDetails.BpfStorage storage) {
        return storage.mapId()
                + (storage.size().isPresent() ? ":" + storage.size().getAsInt() : "");
    }

    private static String text(PacketSocket.Membership membership) {
        return membership.interfaceIndex() + ":" + membership.type() + ":" + membership.count();
    }
}
