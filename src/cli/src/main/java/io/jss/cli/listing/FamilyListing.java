package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.FamilyVisitor;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.Selection;
import io.jss.cli.request.Wanted;
import io.jss.cli.rows.Remarks;
import io.jss.cli.table.FamilyColumn;
import io.jss.cli.table.OtherColumns;
import io.jss.cli.table.UnixColumns;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The sections of the listing behind that of the internet: a table for each other family. */
final class FamilyListing {

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final Wanted wanted;
    private final NamespaceInView namespace;
    private final Optional<UserNames> users;
    private final List<Remark> remarks = new ArrayList<>();
    private final List<Remark> unavailable = new ArrayList<>();
    private FamilyChoice choice;
    private boolean isFirst;

    FamilyListing(
            Options options,
            Environment environment,
            Selection selection,
            Wanted wanted,
            NamespaceInView namespace) {
        this.options = options;
        this.environment = environment;
        this.selection = selection;
        this.wanted = wanted;
        this.namespace = namespace;
        isFirst = !wanted.listsInet();
        users =
                options.has(CliOption.EXTEND)
                        ? Optional.of(
                                options.has(CliOption.NUMERIC)
                                        ? UserNames.none()
                                        : UserNames.ofSystem())
                        : Optional.empty();
    }

    /**
     * Prints the sections once.
     *
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     */
    void show(SocketTable table) throws IOException {
        choice = new FamilyChoice(options, selection);
        for (Map.Entry<SocketFamily<?>, Set<SocketType>> family : wanted.families().entrySet()) {
            try {
                show(table, family.getKey(), family.getValue());
            } catch (ProtocolUnavailableException e) {
                unavailable.addAll(e.remarks());
            }
        }
        environment.out().flush();
        if (!wanted.listsInet() && unavailable.size() == wanted.families().size()) {
            throw new ProtocolUnavailableException(unavailable);
        }
        remarks.addAll(unavailable);
        choice.remark().ifPresent(remarks::add);
        Remarks.print(remarks, false, environment);
    }

    private void show(SocketTable table, SocketFamily<?> family, Set<SocketType> types)
            throws IOException {
        Optional<Owners> owners =
                options.has(CliOption.PROCESSES)
                        ? Optional.of(new Owners(environment.ownerScan()))
                        : Optional.empty();
        if (family == SocketFamily.UNIX) {
            showUnix(table, types, owners);
        } else if (family == SocketFamily.NETLINK) {
            showNetlink(table, types, owners);
        } else if (family == SocketFamily.PACKET) {
            showPacket(table, types, owners);
        } else {
            showVsock(table, types, owners);
        }
        owners.flatMap(Owners::remark).ifPresent(remarks::add);
    }

    private void showUnix(SocketTable table, Set<SocketType> types, Optional<Owners> owners)
            throws IOException {
        FamilySection<UnixSocket> section =
                section(
                        UnixColumns.of(users, owners),
                        owners,
                        (socket, inodes) -> {
                            inodes.add(socket.inode());
                            inodes.add(socket.peerInode().orElse(0));
                        });
        FamilyVisitor<UnixSocket> shown =
                socket -> {
                    if (types.contains(socket.type()) && choice.test(socket)) {
                        section.row(socket);
                    }
                };
        visit(table, SocketFamily.UNIX, shown);
        finish(section);
    }

    private void showNetlink(SocketTable table, Set<SocketType> types, Optional<Owners> owners)
            throws IOException {
        FamilySection<NetlinkDiagSocket> section =
                section(
                        OtherColumns.netlink(owners),
                        owners,
                        (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
        FamilyVisitor<NetlinkDiagSocket> shown =
                socket -> {
                    if (types.contains(socket.type()) && choice.test(socket)) {
                        section.row(socket);
                    }
                };
        visit(table, SocketFamily.NETLINK, shown);
        finish(section);
    }

    private void showPacket(SocketTable table, Set<SocketType> types, Optional<Owners> owners)
            throws IOException {
        FamilySection<PacketSocket> section =
                section(
                        OtherColumns.packet(users, owners, namespace),
                        owners,
                        (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
        FamilyVisitor<PacketSocket> shown =
                socket -> {
                    if (types.contains(socket.type()) && choice.test(socket)) {
                        section.row(socket);
                    }
                };
        visit(table, SocketFamily.PACKET, shown);
        finish(section);
    }

    private void showVsock(SocketTable table, Set<SocketType> types, Optional<Owners> owners)
            throws IOException {
        FamilySection<VsockSocket> section =
                section(
                        OtherColumns.vsock(owners),
                        owners,
                        (socket, inodes) -> inodes.add(socket.inode().orElse(0)));
        FamilyVisitor<VsockSocket> shown =
                socket -> {
                    if (types.contains(socket.type()) && choice.test(socket)) {
                        section.row(socket);
                    }
                };
        visit(table, SocketFamily.VSOCK, shown);
        finish(section);
    }

    private <T> FamilySection<T> section(
            List<FamilyColumn<T>> columns,
            Optional<Owners> owners,
            FamilySection.Inodes<T> inodes) {
        boolean titles = !options.has(CliOption.NO_HEADER);
        FamilySection<T> section =
                new FamilySection<>(columns, owners, inodes, titles, environment.out());
        section.separate(titles && !isFirst);
        return section;
    }

    private void finish(FamilySection<?> section) throws IOException {
        section.finish(wanted.familiesNamed());
        isFirst = false;
    }

    /** Asks the kernel for the sockets of a family, if one may be chosen. */
    private <T> void visit(SocketTable table, SocketFamily<T> family, FamilyVisitor<T> shown)
            throws IOException {
        if (choice.isAskedFor(family.kind())) {
            remarks.addAll(table.visit(family, shown));
        }
    }
}
