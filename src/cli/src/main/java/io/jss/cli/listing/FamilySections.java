package io.jss.cli.listing;

import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.request.Selection;
import io.jss.cli.rows.SocketSource;
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
    private final int width;
    private final Output out;
    private boolean isFirst;

    FamilySections(
            Selection selection,
            DefaultColumns columns,
            Optional<Column> lead,
            boolean titles,
            int width,
            Output out) {
        this.selection = selection;
        this.columns = columns;
        this.lead = lead;
        this.titles = titles;
        this.width = width;
        this.out = out;
        isFirst = !selection.kinds().listsInet();
    }

    /**
     * Writes the sections once.
     *
     * @return what the answer lacks
     * @throws ProtocolUnavailableException when the kernel can list nothing of what is asked for
     */
    List<Remark> show(SocketSource sockets) throws IOException {
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
        if (!selection.kinds().listsInet()
                && unavailable.size() == selection.kinds().families().size()) {
            throw new ProtocolUnavailableException(unavailable);
        }
        remarks.addAll(unavailable);
        return inOne(remarks);
    }

    /** What could not be decided in each section is one number. */
    private static List<Remark> inOne(List<Remark> remarks) {
        List<Remark> others = new ArrayList<>();
        long undecided = 0;
        for (Remark remark : remarks) {
            if (remark instanceof Remark.OwnersUndecided more) {
                undecided += more.sockets();
            } else {
                others.add(remark);
            }
        }
        if (undecided > 0) {
            others.add(new Remark.OwnersUndecided(undecided));
        }
        return others;
    }

    private List<Remark> show(SocketSource sockets, SocketFamily<?> family) throws IOException {
        List<RowPreparation> preparations = new ArrayList<>();
        List<Column> shown = new ArrayList<>();
        if (lead.isPresent()) {
            shown.add(lead.get());
        }
        shown.addAll(columns.of(family, preparations));
        TableRenderer table = new ColumnTable(shown, titles, Optional.empty(), width, out);
        TableRenderer section =
                new Section(table, titles && !isFirst, selection.kinds().familiesNamed(), out);
        TableRenderer rows = columns.inOrder(section, preparations, true);
        List<Remark> remarks = sockets.render(selection.of(family), rows, preparations);
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
