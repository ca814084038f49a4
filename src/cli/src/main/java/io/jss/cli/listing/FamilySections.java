package io.jss.cli.listing;

import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.FamilySockets;
import io.jss.cli.rows.Matches;
import io.jss.cli.table.Column;
import io.jss.cli.table.ColumnTable;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sections of the listing behind that of the internet: a table for each other family. */
final class FamilySections {

    private final Selection selection;
    private final DefaultColumns columns;
    private final Optional<Column> lead;
    private final boolean titles;
    private final Output out;
    private final Optional<Matches> matches;
    private boolean isFirst;

    /**
     * Prepares them.
     *
     * @param matches sees the rows, if somebody asks whether there were any
     */
    FamilySections(
            Selection selection,
            DefaultColumns columns,
            Optional<Column> lead,
            boolean titles,
            Optional<Matches> matches,
            Output out) {
        this.selection = selection;
        this.matches = matches;
        this.columns = columns;
        this.lead = lead;
        this.titles = titles;
        this.out = out;
        isFirst = !selection.kinds().listsInet();
    }

    /**
     * Writes the sections once.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     */
    List<Remark> show(SocketTable table) throws IOException {
        FamilySockets sockets = new FamilySockets(table, selection);
        List<Remark> remarks = new ArrayList<>();
        List<Remark> unavailable = new ArrayList<>();
        for (SocketFamily<?> family : selection.kinds().families().keySet()) {
            try {
                remarks.addAll(show(sockets, family));
            } catch (ProtocolUnavailableException e) {
                unavailable.addAll(e.remarks());
            }
        }
        out.flush();
        remarks.addAll(sockets.lacking(unavailable));
        return remarks;
    }

    private List<Remark> show(FamilySockets sockets, SocketFamily<?> family) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        List<Column> shown = new ArrayList<>();
        if (lead.isPresent()) {
            shown.add(lead.get());
        }
        shown.addAll(columns.of(family, preparations));
        TableRenderer table = new ColumnTable(shown, titles, out);
        TableRenderer section =
                new Section(table, titles && !isFirst, selection.kinds().familiesNamed(), out);
        TableRenderer rows = columns.inOrder(section, preparations, true);
        List<Remark> remarks =
                sockets.render(
                        family, matches.isPresent() ? matches.get().of(rows) : rows, preparations);
        isFirst = false;
        return remarks;
    }

    /** A table that begins with its first row, so that one without rows may have no titles. */
    private static final class Section implements TableRenderer {
        private final TableRenderer table;
        private final boolean separated;
        private final boolean evenEmpty;
        private final Output out;
        private boolean begun;

        /**
         * Creates the section.
         *
         * @param separated whether an empty line stands before it
         * @param evenEmpty whether titles are written without any row
         */
        Section(TableRenderer table, boolean separated, boolean evenEmpty, Output out) {
            this.table = table;
            this.separated = separated;
            this.evenEmpty = evenEmpty;
            this.out = out;
        }

        @Override
        public void begin() {}

        @Override
        public void row(DiagSocket socket) throws IOException {
            beginOnce();
            table.row(socket);
        }

        @Override
        public void end(List<Remark> remarks) throws IOException {
            if (evenEmpty) {
                beginOnce();
            }
            table.end(remarks);
        }

        private void beginOnce() throws IOException {
            if (begun) {
                return;
            }
            begun = true;
            if (separated) {
                out.write("\n");
            }
            table.begin();
        }
    }
}
