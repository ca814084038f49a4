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
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
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
            show(table, SocketFamily.UNIX, types, UnixColumns.of(users, owners), owners);
        } else if (family == SocketFamily.NETLINK) {
            show(table, SocketFamily.NETLINK, types, OtherColumns.netlink(owners), owners);
        } else if (family == SocketFamily.PACKET) {
            show(
                    table,
                    SocketFamily.PACKET,
                    types,
                    OtherColumns.packet(users, owners, namespace),
                    owners);
        } else {
            show(table, SocketFamily.VSOCK, types, OtherColumns.vsock(owners), owners);
        }
        owners.flatMap(Owners::remark).ifPresent(remarks::add);
    }

    private <T extends DiagSocket> void show(
            SocketTable table,
            SocketFamily<T> family,
            Set<SocketType> types,
            List<FamilyColumn<T>> columns,
            Optional<Owners> owners)
            throws IOException {
        boolean titles = !options.has(CliOption.NO_HEADER);
        FamilySection<T> section = new FamilySection<>(columns, owners, titles, environment.out());
        section.separate(titles && !isFirst);
        if (choice.isAskedFor(family)) {
            FamilyVisitor<T> shown =
                    socket -> {
                        if (choice.test(socket, types)) {
                            section.row(socket);
                        }
                    };
            remarks.addAll(table.visit(family, shown));
        }
        section.finish(wanted.familiesNamed());
        isFirst = false;
    }
}
