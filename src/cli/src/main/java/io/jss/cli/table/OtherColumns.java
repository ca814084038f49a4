package io.jss.cli.table;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.WordField;
import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.VsockSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/** The columns of netlink, packet and vsock sockets. */
public final class OtherColumns {

    private static final int NETLINK_CONNECTED = 1;

    private OtherColumns() {}

    /** Returns the columns of netlink sockets; see {@link UnixColumns#of}. */
    public static List<FamilyColumn<NetlinkDiagSocket>> netlink(Optional<Owners> owners) {
        List<FamilyColumn<NetlinkDiagSocket>> columns = new ArrayList<>();
        columns.add(FamilyColumn.text("Proto", (socket, row) -> row.ascii("netlink")));
        columns.add(FamilyColumn.text("Protocol", OtherColumns::protocol));
        addQueues(columns, NetlinkDiagSocket::rqueue, NetlinkDiagSocket::wqueue);
        columns.add(FamilyColumn.number("Port ID", OtherColumns::netlinkPort));
        columns.add(FamilyColumn.number("Peer", OtherColumns::netlinkPeer));
        columns.add(FamilyColumn.text("Groups", OtherColumns::netlinkGroups));
        addOwners(columns, NetlinkDiagSocket::inode, owners);
        return columns;
    }

    /**
     * Returns the columns of packet sockets; see {@link UnixColumns#of}.
     *
     * @param namespace the namespace whose interfaces they name
     */
    public static List<FamilyColumn<PacketSocket>> packet(
            Optional<UserNames> users, Optional<Owners> owners, NamespaceInView namespace) {
        List<FamilyColumn<PacketSocket>> columns = new ArrayList<>();
        InterfaceLabels interfaces = new InterfaceLabels(namespace);
        columns.add(FamilyColumn.text("Proto", (socket, row) -> row.ascii("packet")));
        columns.add(
                FamilyColumn.text(
                        "Type",
                        (socket, row) ->
                                FamilyCells.type(socket.type(), socket.typeNumber(), row)));
        addQueues(columns, PacketSocket::rqueue, PacketSocket::wqueue);
        columns.add(FamilyColumn.text("Protocol", OtherColumns::protocol));
        columns.add(
                FamilyColumn.text(
                        "Interface",
                        (socket, row) -> {
                            int index =
                                    socket.info().map(PacketSocket.Info::interfaceIndex).orElse(-1);
                            switch (index) {
                                case -1 -> row.ascii('-');
                                case 0 -> row.ascii('*');
                                default -> interfaces.write(index, row);
                            }
                        }));
        users.ifPresent(
                names ->
                        columns.add(
                                FamilyColumn.text(
                                        "User",
                                        (socket, row) ->
                                                FamilyCells.user(socket.uid(), names, row))));
        addOwners(columns, PacketSocket::inode, owners);
        return columns;
    }

    /** Returns the columns of vsock sockets; see {@link UnixColumns#of}. */
    public static List<FamilyColumn<VsockSocket>> vsock(Optional<Owners> owners) {
        List<FamilyColumn<VsockSocket>> columns = new ArrayList<>();
        columns.add(FamilyColumn.text("Proto", (socket, row) -> row.ascii("vsock")));
        columns.add(
                FamilyColumn.text(
                        "Type",
                        (socket, row) ->
                                FamilyCells.type(socket.type(), socket.typeNumber(), row)));
        columns.add(
                FamilyColumn.text(
                        "State",
                        (socket, row) ->
                                FamilyCells.state(socket.state(), socket.stateNumber(), row)));
        columns.add(
                FamilyColumn.text(
                        "Local Address",
                        (socket, row) -> vsockEnd(socket.localCid(), socket.localPort(), row)));
        columns.add(
                FamilyColumn.text(
                        "Foreign Address",
                        (socket, row) -> vsockEnd(socket.remoteCid(), socket.remotePort(), row)));
        addOwners(columns, VsockSocket::inode, owners);
        return columns;
    }

    private static <T> void addQueues(
            List<FamilyColumn<T>> columns,
            Function<T, OptionalLong> rqueue,
            Function<T, OptionalLong> wqueue) {
        columns.add(
                FamilyColumn.number(
                        "Recv-Q", (socket, row) -> FamilyCells.number(rqueue.apply(socket), row)));
        columns.add(
                FamilyColumn.number(
                        "Send-Q", (socket, row) -> FamilyCells.number(wqueue.apply(socket), row)));
    }

    private static <T> void addOwners(
            List<FamilyColumn<T>> columns,
            Function<T, OptionalLong> inode,
            Optional<Owners> owners) {
        columns.add(
                FamilyColumn.number(
                        "Inode", (socket, row) -> FamilyCells.number(inode.apply(socket), row)));
        owners.ifPresent(
                found ->
                        columns.add(
                                FamilyColumn.text(
                                        "PID/Program name",
                                        (socket, row) ->
                                                ProgramColumn.write(
                                                        found.holders(
                                                                inode.apply(socket).orElse(0)),
                                                        row))));
    }

    /** Writes the address; sockets of the kernel have none, nor have those never bound. */
    private static void netlinkPort(NetlinkDiagSocket socket, RowBuffer row) {
        if (socket.portId() != 0) {
            row.decimal(socket.portId());
        } else {
            row.ascii(socket.inode().isEmpty() ? "kernel" : "-");
        }
    }

    private static void netlinkPeer(NetlinkDiagSocket socket, RowBuffer row) {
        if (socket.stateNumber() != NETLINK_CONNECTED) {
            row.ascii('-');
        } else if (socket.dstPortId() == 0) {
            row.ascii("kernel");
        } else {
            row.decimal(socket.dstPortId());
        }
    }

    private static void netlinkGroups(NetlinkDiagSocket socket, RowBuffer row) {
        List<Integer> groups = socket.groups().orElse(List.of());
        if (groups.isEmpty()) {
            row.ascii('-');
        }
        for (int i = 0; i < groups.size(); i++) {
            if (i > 0) {
                row.ascii(',');
            }
            row.decimal(groups.get(i));
        }
    }

    private static void protocol(DiagSocket socket, RowBuffer row) {
        row.ascii(WordField.PROTOCOL_NAME.textOr(socket, "-"));
    }

    private static void vsockEnd(long cid, long port, RowBuffer row) {
        vsockNumber(cid, row);
        row.ascii(':');
        vsockNumber(port, row);
    }

    private static void vsockNumber(long number, RowBuffer row) {
        if (number == VsockSocket.ANY) {
            row.ascii('*');
        } else {
            row.decimal(number);
        }
    }
}
