package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.format.SocketFormat;
import io.jss.cli.lookup.Owners;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
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
        List<Remark> remarks = new ArrayList<>();
        if (!choice.isAskedFor(family)) {
            return remarks;
        }
        if (family == SocketFamily.UNIX) {
            show(table, SocketFamily.UNIX, types, format::unix, remarks);
        } else if (family == SocketFamily.NETLINK) {
            show(table, SocketFamily.NETLINK, types, format::netlink, remarks);
        } else if (family == SocketFamily.PACKET) {
            show(table, SocketFamily.PACKET, types, format::packet, remarks);
        } else {
            show(table, SocketFamily.VSOCK, types, format::vsock, remarks);
        }
        return remarks;
    }

    private <T extends DiagSocket> void show(
            SocketTable table,
            SocketFamily<T> family,
            Set<SocketType> types,
            Row<T> row,
            List<Remark> remarks)
            throws IOException {
        List<T> kept = new ArrayList<>();
        FamilyVisitor<T> visitor =
                socket -> {
                    if (!choice.test(socket, types)) {
                        return;
                    }
                    if (withOwners) {
                        kept.add(socket);
                    } else {
                        row.write(socket, Optional.empty());
                    }
                };
        remarks.addAll(table.visit(family, visitor));
        if (!withOwners) {
            return;
        }
        Owners owners = new Owners(environment.ownerScan());
        owners.find(FamilySection.inodes(kept));
        for (T socket : kept) {
            row.write(socket, Optional.of(owners));
        }
        owners.remark().ifPresent(remarks::add);
    }
}
