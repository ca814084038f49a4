package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.SocketFormat;
import io.jss.cli.lookup.Owners;
import io.jss.model.DiagSocket;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import io.jss.owners.InodeSet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
     * @throws IOException as {@link SocketTable#visit}
     */
    List<Remark> show(SocketTable table, SocketFamily<?> family, Set<SocketType> types)
            throws IOException {
        if (!choice.isAskedFor(family.kind())) {
            return List.of();
        }
        if (family == SocketFamily.UNIX) {
            Rows<UnixSocket> rows = new Rows<>(format::unix, FamilyRows::addUnix);
            return show(table, SocketFamily.UNIX, socket -> types.contains(socket.type()), rows);
        }
        if (family == SocketFamily.NETLINK) {
            Rows<NetlinkDiagSocket> rows = new Rows<>(format::netlink, FamilyRows::addOwn);
            return show(table, SocketFamily.NETLINK, socket -> types.contains(socket.type()), rows);
        }
        if (family == SocketFamily.PACKET) {
            Rows<PacketSocket> rows = new Rows<>(format::packet, FamilyRows::addOwn);
            return show(table, SocketFamily.PACKET, socket -> types.contains(socket.type()), rows);
        }
        Rows<VsockSocket> rows = new Rows<>(format::vsock, FamilyRows::addOwn);
        return show(table, SocketFamily.VSOCK, socket -> types.contains(socket.type()), rows);
    }

    private <T extends DiagSocket> List<Remark> show(
            SocketTable table, SocketFamily<T> family, Predicate<T> typed, Rows<T> rows)
            throws IOException {
        FamilyVisitor<T> chosen =
                socket -> {
                    if (typed.test(socket) && choice.test(socket)) {
                        rows.row(socket);
                    }
                };
        List<Remark> remarks = new ArrayList<>(table.visit(family, chosen));
        rows.finish(remarks);
        return remarks;
    }

    private static void addOwn(DiagSocket socket, InodeSet inodes) {
        inodes.add(socket.inodeOr(0));
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
