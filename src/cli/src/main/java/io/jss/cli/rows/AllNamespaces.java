package io.jss.cli.rows;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.NamespaceFilters;
import io.jss.cli.request.Selection;
import io.jss.cli.table.TableRenderer;
import io.jss.filter.SocketFacts;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sockets of every network namespace of this host, one namespace after the other. */
public final class AllNamespaces implements SocketSource {

    private final Environment environment;
    private final NamespaceInView view;
    private final FilterText filter;
    private final TableLook look;

    /**
     * Creates the source.
     *
     * @param view learns which namespace the rows are of
     * @param filter the filter, whose names are those of each namespace
     * @param look what is asked in each
     */
    public AllNamespaces(
            Environment environment, NamespaceInView view, FilterText filter, TableLook look) {
        this.environment = environment;
        this.view = view;
        this.filter = filter;
        this.look = look;
    }

    @Override
    public List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        NetworkNamespaces.Listing listing = environment.namespaces().list();
        NamespaceFilters filters =
                environment.recorded().isPresent()
                        ? NamespaceFilters.ofRecorded(
                                filter, selection.protocols(), listing.namespaces())
                        : NamespaceFilters.of(filter, selection.protocols(), listing.namespaces());
        NetworkNamespace first = listing.namespaces().get(0); // the command's own
        SocketFacts facts = selection.withFilter(filters.in(first)).facts(); // once for all
        for (RowPreparation preparation : preparations) {
            preparation.prepare(List.of(), false); // each process once, not once a namespace
        }
        Set<Remark> remarks = new LinkedHashSet<>();
        Rows rows = new Rows(look, renderer, preparations, facts);
        NamespaceLabels labels = NamespaceLabels.of(environment.procPaths());
        List<IOException> failures = new ArrayList<>();
        boolean begun = false;
        boolean own = true; // the first one
        for (NetworkNamespace namespace : listing.namespaces()) {
            String label = labels.label(namespace);
            view.enter(label, own ? Optional.empty() : Optional.of(namespace));
            try (SocketTable table =
                    own ? environment.openTable() : environment.openTable(namespace)) {
                if (!begun) {
                    renderer.begin();
                    begun = true;
                }
                remarks.addAll(rows.of(table, selection.withFilter(filters.in(namespace))));
            } catch (ProtocolUnavailableException e) {
                remarks.addAll(e.remarks());
                failures.add(e);
            } catch (SystemCallException | NoSuchFileException e) {
                remarks.add(new Remark.NamespaceNotEntered(label, e.getMessage()));
                failures.add(e);
            }
            own = false;
        }
        if (failures.size() == listing.namespaces().size()) {
            throw all(failures);
        }
        renderer.rowsEnd();
        for (RowPreparation preparation : preparations) {
            preparation.remark().ifPresent(remarks::add);
        }
        remarks.addAll(hidden(listing));
        List<Remark> said = new ArrayList<>(remarks);
        renderer.end(said);
        return said;
    }

    /** Returns what a search for namespaces may have missed. */
    public static List<Remark> hidden(NetworkNamespaces.Listing listing) {
        List<Remark> remarks = new ArrayList<>();
        if (listing.hiddenProcesses() > 0) {
            remarks.add(new Remark.NamespacesHidden(listing.hiddenProcesses()));
        }
        for (Path file : listing.hiddenFiles()) {
            remarks.add(new Remark.NamespaceNotEntered(file.toString(), "not permitted"));
        }
        return remarks;
    }

    /** Nothing was learned: the first failure, that of the command's own namespace, says why. */
    private static IOException all(List<IOException> failures) {
        IOException first = failures.get(0);
        failures.subList(1, failures.size()).forEach(first::addSuppressed);
        return first;
    }

    /** The rows of one namespace after the other. */
    private record Rows(
            TableLook look,
            TableRenderer renderer,
            List<RowPreparation> preparations,
            SocketFacts facts) {

        List<Remark> of(SocketTable table, Selection selection) throws IOException {
            PreparedRows rows = new PreparedRows(renderer, preparations);
            try {
                List<Remark> remarks = new ArrayList<>();
                if (selection.kinds().listsInet()) {
                    remarks.addAll(look.visit(table, selection, rows, facts));
                }
                if (!selection.kinds().families().isEmpty()) {
                    remarks.addAll(new FamilySockets(table, selection, facts).visit(rows));
                }
                return remarks;
            } finally {
                rows.flush();
            }
        }
    }

    /** Does nothing: each table is closed once it was read. */
    @Override
    public void close() {}
}
