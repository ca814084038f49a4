package io.jss.cli;

import io.jss.ProtocolUnavailableException;
import io.jss.Remark;
import io.jss.SocketTable;
import io.jss.cli.table.NamespaceInView;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The sockets of every network namespace of this host, one namespace after the other. */
final class AllNamespaces implements SocketSource {

    private final Environment environment;
    private final NamespaceInView view;

    /**
     * Creates the source.
     *
     * @param view is told which namespace the rows are of
     */
    AllNamespaces(Environment environment, NamespaceInView view) {
        this.environment = environment;
        this.view = view;
    }

    @Override
    public List<Remark> render(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations)
            throws IOException {
        NetworkNamespaces.Listing listing = environment.namespaces().list();
        for (RowPreparation preparation : preparations) {
            preparation.prepare(List.of(), false); // each process once, not once a namespace
        }
        renderer.begin();
        Set<Remark> remarks = new LinkedHashSet<>();
        Rows rows = new Rows(selection, renderer, preparations);
        NamespaceLabels labels = NamespaceLabels.of(environment.procPaths());
        boolean own = true; // the first one
        for (NetworkNamespace namespace : listing.namespaces()) {
            String label = labels.label(namespace);
            view.enter(label, own ? Optional.empty() : Optional.of(namespace));
            try (SocketTable table =
                    own ? environment.openTable() : environment.openTable(namespace)) {
                remarks.addAll(rows.of(table));
            } catch (SystemCallException e) {
                remarks.add(new Remark.NamespaceNotEntered(label, e.getMessage()));
            }
            own = false;
        }
        for (RowPreparation preparation : preparations) {
            preparation.remark().ifPresent(remarks::add);
        }
        if (listing.hiddenProcesses() > 0) {
            remarks.add(new Remark.NamespacesHidden(listing.hiddenProcesses()));
        }
        List<Remark> said = new ArrayList<>(remarks);
        renderer.end(said);
        return said;
    }

    /** The rows of one namespace after the other. */
    private record Rows(
            Selection selection, TableRenderer renderer, List<RowPreparation> preparations) {

        List<Remark> of(SocketTable table) throws IOException {
            PreparedRows rows = new PreparedRows(renderer, preparations);
            try {
                return new Look(table, selection).visit(rows);
            } catch (ProtocolUnavailableException e) {
                return e.remarks();
            } finally {
                rows.flush();
            }
        }
    }

    /** Does nothing: each table is closed once it was read. */
    @Override
    public void close() {}
}
