package io.jss.cli.format;

import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.table.FamilyCells;
import io.jss.cli.table.InterfaceLabels;
import io.jss.cli.table.ProgramColumn;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.Field;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * The columns that sockets of other families have too: {@code proto} is the family and the type,
 * {@code local} the name of a unix socket, the port id of a netlink socket, the context of a vsock
 * socket.
 */
final class FamilyCsv {

    private static final String ABSENT = "-";

    /** The values of one socket by the labels of the fields. */
    record Values(Map<String, String> byLabel) {

        /** Returns the value, {@code -} for a field that the family does not have. */
        String of(Field field) {
            return byLabel.getOrDefault(field.label(), ABSENT);
        }
    }

    private final NamespaceInView namespace;
    private final Optional<UserNames> users;
    private final InterfaceLabels interfaces;
    private final RowBuffer text = new RowBuffer();

    FamilyCsv(NamespaceInView namespace, Optional<UserNames> users) {
        this.namespace = namespace;
        this.users = users;
        interfaces = new InterfaceLabels(namespace);
    }

    Values unix(UnixSocket socket, Optional<Owners> owners) {
        Map<String, String> values = begin("unix", socket.type(), socket.typeNumber());
        state(values, socket.state(), socket.stateNumber());
        String name = text(row -> FamilyCells.name(socket.name(), row));
        values.put("local", name);
        values.put("local-address", name);
        values.put("cookie", Long.toUnsignedString(socket.cookie()));
        put(values, "rqueue", socket.rqueue());
        put(values, "wqueue", socket.wqueue());
        put(values, "shutdown", socket.shutdown());
        user(values, socket.uid());
        owned(values, OptionalLong.of(socket.inode()), owners);
        return new Values(values);
    }

    Values netlink(NetlinkDiagSocket socket, Optional<Owners> owners) {
        Map<String, String> values = begin("netlink", socket.type(), socket.typeNumber());
        values.put("local", Long.toString(socket.portId()));
        values.put("local-port", Long.toString(socket.portId()));
        values.put("remote", Long.toString(socket.dstPortId()));
        values.put("remote-port", Long.toString(socket.dstPortId()));
        values.put("cookie", Long.toUnsignedString(socket.cookie()));
        put(values, "rqueue", socket.rqueue());
        put(values, "wqueue", socket.wqueue());
        owned(values, socket.inode(), owners);
        return new Values(values);
    }

    Values packet(PacketSocket socket, Optional<Owners> owners) {
        Map<String, String> values = begin("packet", socket.type(), socket.typeNumber());
        values.put("cookie", Long.toUnsignedString(socket.cookie()));
        put(values, "rqueue", socket.rqueue());
        put(values, "wqueue", socket.wqueue());
        int index = socket.info().map(PacketSocket.Info::interfaceIndex).orElse(0);
        put(values, "interface-index", index == 0 ? OptionalInt.empty() : OptionalInt.of(index));
        if (index != 0) {
            values.put("interface", text(row -> interfaces.write(index, row)));
        }
        user(values, socket.uid());
        owned(values, socket.inode(), owners);
        return new Values(values);
    }

    Values vsock(VsockSocket socket, Optional<Owners> owners) {
        Map<String, String> values = begin("vsock", socket.type(), socket.typeNumber());
        state(values, socket.state(), socket.stateNumber());
        end(values, "local", socket.localCid(), socket.localPort());
        end(values, "remote", socket.remoteCid(), socket.remotePort());
        values.put("cookie", Long.toUnsignedString(socket.cookie()));
        put(values, "shutdown", OptionalInt.of(socket.shutdown()));
        owned(values, socket.inode(), owners);
        return new Values(values);
    }

    private Map<String, String> begin(String family, SocketType type, int number) {
        Map<String, String> values = new HashMap<>();
        values.put("family", family);
        values.put("proto", family + "_" + text(row -> FamilyCells.type(type, number, row)));
        if (!namespace.name().isEmpty()) {
            values.put("namespace", namespace.name());
        }
        return values;
    }

    private void state(Map<String, String> values, SocketState state, int number) {
        values.put("state", text(row -> FamilyCells.state(state, number, row)));
    }

    private void user(Map<String, String> values, OptionalLong uid) {
        put(values, "uid", uid);
        users.ifPresent(
                names -> values.put("user", text(row -> FamilyCells.user(uid, names, row))));
    }

    private void owned(Map<String, String> values, OptionalLong inode, Optional<Owners> owners) {
        put(values, "inode", inode);
        owners.ifPresent(
                found ->
                        values.put(
                                "processes",
                                text(
                                        row ->
                                                ProgramColumn.write(
                                                        found.holders(inode.orElse(0)), row))));
    }

    private static void end(Map<String, String> values, String side, long cid, long port) {
        values.put(side, any(cid) + ":" + any(port));
        values.put(side + "-address", any(cid));
        values.put(side + "-port", port == VsockSocket.ANY ? ABSENT : Long.toString(port));
    }

    private static String any(long number) {
        return number == VsockSocket.ANY ? "*" : Long.toString(number);
    }

    private static void put(Map<String, String> values, String label, OptionalLong value) {
        value.ifPresent(number -> values.put(label, Long.toUnsignedString(number)));
    }

    private static void put(Map<String, String> values, String label, OptionalInt value) {
        value.ifPresent(number -> values.put(label, Integer.toString(number)));
    }

    private String text(Consumer<RowBuffer> cell) {
        text.clear();
        cell.accept(text);
        return text.text();
    }
}
