package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.SocketFormat;
import io.jss.cli.lookup.Owners;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.owners.InodeSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Passes sockets of other families to a form for programs. Without owners each goes on as it comes;
 * with them those of a family are kept until the owners of all are looked for.
 */
final class FamilyRows {

    /** Writes one socket. */
    @FunctionalInterface
    private interface Row<T> {
        void write(T socket, Optional<Owners> owners) throws IOException;
    }

    /** Adds the inodes whose holders are shown with a socket. */
    @FunctionalInterface
    private interface Inodes<T> {
        void add(T socket, InodeSet inodes);
    }

    private final Options options;
    private final Environment environment;
    private final SocketFormat format;
    private final boolean withOwners;

    FamilyRows(Options options, Environment environment, SocketFormat format, boolean withOwners) {
        this.options = options;
        this.environment = environment;
        this.format = format;
        this.withOwners = withOwners;
    }

    /**
     * Passes the sockets of a family on.
     *
     * @return what the answer lacks
     * @throws IOException as {@link SocketTable#visit}
     */
    List<Remark> show(SocketTable table, SocketFamily<?> family, Set<SocketType> types)
            throws IOException {
        List<Remark> remarks = new ArrayList<>();
        if (family == SocketFamily.UNIX) {
            Rows<UnixSocket> rows = new Rows<>(format::unix, FamilyRows::addUnix);
            remarks.addAll(
                    table.visit(
                            SocketFamily.UNIX,
                            socket -> {
                                if (types.contains(socket.type()) && isShown(socket.state())) {
                                    rows.row(socket);
                                }
                            }));
            rows.finish(remarks);
        } else if (family == SocketFamily.NETLINK) {
            Rows<NetlinkDiagSocket> rows =
                    new Rows<>(
                            format::netlink,
                            (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
            remarks.addAll(table.visit(SocketFamily.NETLINK, rows::row));
            rows.finish(remarks);
        } else if (family == SocketFamily.PACKET) {
            Rows<PacketSocket> rows =
                    new Rows<>(
                            format::packet,
                            (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
            remarks.addAll(
                    table.visit(
                            SocketFamily.PACKET,
                            socket -> {
                                if (types.contains(socket.type())) {
                                    rows.row(socket);
                                }
                            }));
            rows.finish(remarks);
        } else {
            Rows<VsockSocket> rows =
                    new Rows<>(
                            format::vsock,
                            (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
            remarks.addAll(
                    table.visit(
                            SocketFamily.VSOCK,
                            socket -> {
                                if (types.contains(socket.type()) && isShown(socket.state())) {
                                    rows.row(socket);
                                }
                            }));
            rows.finish(remarks);
        }
        return remarks;
    }

    private static void addUnix(UnixSocket socket, InodeSet inodes) {
        inodes.add(socket.inode());
        inodes.add(socket.peerInode().orElse(0));
    }

    /** As in the tables: sockets without connections are always shown. */
    private boolean isShown(SocketState state) {
        if (options.has(CliOption.ALL)) {
            return true;
        }
        boolean connected = state != SocketState.LISTEN && state != SocketState.CLOSE;
        return connected != options.has(CliOption.LISTENING);
    }

    private final class Rows<T> {

        private final Row<T> row;
        private final Inodes<T> inodes;
        private final List<T> kept = new ArrayList<>();

        Rows(Row<T> row, Inodes<T> inodes) {
            this.row = row;
            this.inodes = inodes;
        }

        void row(T socket) throws IOException {
            if (withOwners) {
                kept.add(socket);
            } else {
                row.write(socket, Optional.empty());
            }
        }

        void finish(List<Remark> remarks) throws IOException {
            if (!withOwners) {
                return;
            }
            InodeSet asked = new InodeSet();
            kept.forEach(socket -> inodes.add(socket, asked));
            Owners owners = new Owners(environment.ownerScan());
            owners.find(asked);
            for (T socket : kept) {
                row.write(socket, Optional.of(owners));
            }
            owners.remark().ifPresent(remarks::add);
        }
    }
}
