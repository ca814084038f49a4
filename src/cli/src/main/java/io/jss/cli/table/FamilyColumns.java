package io.jss.cli.table;

import static io.jss.model.SocketFamily.NETLINK;
import static io.jss.model.SocketFamily.PACKET;
import static io.jss.model.SocketFamily.UNIX;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.table.Column.Alignment;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.BaseNumber;
import io.jss.fields.ListField;
import io.jss.fields.WordField;
import io.jss.health.Thresholds;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.UnixSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The columns of the default tables of unix, netlink, packet and vsock sockets. */
public final class FamilyColumns {

    private static final int NETLINK_CONNECTED = 1;

    private final Optional<UserNames> users;
    private final Optional<Owners> owners;
    private final NamespaceInView namespace;
    private final Optional<Thresholds> signals;
    private final List<Column> columns = new ArrayList<>();

    /**
     * Prepares the columns.
     *
     * @param users the names of users, empty for neither this nor the cookie
     * @param owners the processes, empty for no such columns
     * @param namespace the namespace whose interfaces are named
     * @param signals the limits by which signals are coloured, empty for no colours
     */
    public FamilyColumns(
            Optional<UserNames> users,
            Optional<Owners> owners,
            NamespaceInView namespace,
            Optional<Thresholds> signals) {
        this.users = users;
        this.owners = owners;
        this.namespace = namespace;
        this.signals = signals;
    }

    /** Returns the columns of a family's table; called once. */
    public List<Column> of(SocketFamily<?> family) {
        columns.add(new WordColumn("Proto", WordField.FAMILY));
        if (family == UNIX) {
            unix();
        } else if (family == NETLINK) {
            netlink();
        } else if (family == PACKET) {
            packet();
        } else {
            vsock();
        }
        return columns;
    }

    private void unix() {
        columns.add(new WordColumn("Type", WordField.TYPE));
        columns.add(SocketColumns.State.of(signals));
        queues();
        users.ifPresent(names -> columns.add(new SocketColumns.User(names)));
        identity();
        columns.add(new FamilyColumn<>("Peer", Alignment.RIGHT, UNIX, FamilyColumns::peer));
        owners.ifPresent(
                found -> {
                    columns.add(new ProgramColumn(found));
                    columns.add(ProgramColumn.ofPeer(found));
                });
        columns.add(
                new FamilyColumn<>(
                        "Path",
                        Alignment.LEFT,
                        UNIX,
                        (socket, row) -> UnixNames.write(socket.name(), row)));
    }

    private void netlink() {
        columns.add(new WordColumn("Protocol", WordField.PROTOCOL_NAME));
        queues();
        columns.add(
                new FamilyColumn<>(
                        "Port ID", Alignment.RIGHT, NETLINK, FamilyColumns::netlinkPort));
        columns.add(
                new FamilyColumn<>("Peer", Alignment.RIGHT, NETLINK, FamilyColumns::netlinkPeer));
        columns.add(
                new FamilyColumn<>(
                        "Groups",
                        Alignment.LEFT,
                        NETLINK,
                        (socket, row) -> row.ascii(ListField.GROUPS.textOr(socket, "-"))));
        owned();
    }

    private void packet() {
        columns.add(new WordColumn("Type", WordField.TYPE));
        queues();
        columns.add(new WordColumn("Protocol", WordField.PROTOCOL_NAME));
        InterfaceLabels interfaces = new InterfaceLabels(namespace);
        columns.add(
                new FamilyColumn<>(
                        "Interface",
                        Alignment.LEFT,
                        PACKET,
                        (socket, row) -> packetInterface(socket, interfaces, row)));
        users.ifPresent(names -> columns.add(new SocketColumns.User(names)));
        owned();
    }

    private void vsock() {
        columns.add(new WordColumn("Type", WordField.TYPE));
        columns.add(SocketColumns.State.of(signals));
        columns.add(EndpointColumn.local(EndpointNames.NONE, namespace));
        columns.add(EndpointColumn.remote(EndpointNames.NONE, namespace));
        owned();
    }

    private void queues() {
        columns.add(SocketColumns.ReceiveQueue.of(signals));
        columns.add(SocketColumns.SendQueue.of(signals));
    }

    /** Adds what tells a socket from others that look the same. */
    private void identity() {
        columns.add(new SocketColumns.Inode());
        if (users.isPresent()) {
            columns.add(FieldColumn.of(BaseNumber.COOKIE));
        }
    }

    private void owned() {
        identity();
        owners.ifPresent(found -> columns.add(new ProgramColumn(found)));
    }

    /** Writes the inode of the peer; a peer that waits to be accepted or was closed has none. */
    private static void peer(UnixSocket socket, RowBuffer row) {
        if (socket.peerInode().isPresent()) {
            row.decimal(socket.peerInode().getAsLong());
        } else {
            row.ascii(socket.peer().isPresent() ? "no-inode" : "-");
        }
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

    private static void packetInterface(
            PacketSocket socket, InterfaceLabels interfaces, RowBuffer row) {
        int index = socket.info().map(PacketSocket.Info::interfaceIndex).orElse(-1);
        switch (index) {
            case -1 -> row.ascii('-');
            case 0 -> row.ascii('*');
            default -> interfaces.write(index, row);
        }
    }
}
