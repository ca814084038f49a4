package io.jss.cli.listing;

import io.jss.Remark;
import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.SocketFormat;
import io.jss.cli.lookup.Owners;
import io.jss.model.DiagFamily;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
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

    private final FamilyChoice choice;
    private final Environment environment;
    private final SocketFormat format;
    private final boolean withOwners;

    FamilyRows(
            FamilyChoice choice, Environment environment, SocketFormat format, boolean withOwners) {
        this.choice = choice;
        this.environment = environment;
        this.format = format;
        this.withOwners = withOwners;
    }

    /**
     * Passes the sockets of a family on.
     *
     * @return what the answer lacks
     * @throws IOException as {@link SocketTable#visitUnix} and its kin
     */
    List<Remark> show(SocketTable table, DiagFamily family, Set<SocketType> types)
            throws IOException {
        List<Remark> remarks = new ArrayList<>();
        if (!choice.isAskedFor(family)) {
            return remarks;
        }
        switch (family) {
            case UNIX -> {
                Rows<UnixSocket> rows = new Rows<>(format::unix, FamilyRows::addUnix);
                remarks.addAll(
                        table.visitUnix(
                                socket -> {
                                    if (types.contains(socket.type()) && choice.test(socket)) {
                                        rows.row(socket);
                                    }
                                }));
                rows.finish(remarks);
            }
            case NETLINK -> {
                Rows<NetlinkDiagSocket> rows =
                        new Rows<>(
                                format::netlink,
                                (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
                remarks.addAll(
                        table.visitNetlink(
                                socket -> {
                                    if (types.contains(socket.type()) && choice.test(socket)) {
                                        rows.row(socket);
                                    }
                                }));
                rows.finish(remarks);
            }
            case PACKET -> {
                Rows<PacketSocket> rows =
                        new Rows<>(
                                format::packet,
                                (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
                remarks.addAll(
                        table.visitPacket(
                                socket -> {
                                    if (types.contains(socket.type()) && choice.test(socket)) {
                                        rows.row(socket);
                                    }
                                }));
                rows.finish(remarks);
            }
            case INET -> {
                // written before
            }
            case VSOCK -> {
                Rows<VsockSocket> rows =
                        new Rows<>(
                                format::vsock,
                                (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
                remarks.addAll(
                        table.visitVsock(
                                socket -> {
                                    if (types.contains(socket.type()) && choice.test(socket)) {
                                        rows.row(socket);
                                    }
                                }));
                rows.finish(remarks);
            }
        }
        return remarks;
    }

    private static void addUnix(UnixSocket socket, InodeSet inodes) {
        inodes.add(socket.inode());
        inodes.add(socket.peerInode().orElse(0));
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
