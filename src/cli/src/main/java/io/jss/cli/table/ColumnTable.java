package io.jss.cli.table;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.fit.FittedRows;
import io.jss.cli.fit.Overlong;
import io.jss.cli.table.Column.Alignment;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A table of the given columns, aligned, one line for each socket. */
public final class ColumnTable implements TableRenderer {

    private final Column[] columns;
    private final boolean titles;
    private final TableLayout layout;
    private final RowBuffer row = new RowBuffer();
    private final Optional<RowNotes> notes;
    private final Optional<PortOrder> order;

    /**
     * Creates the table.
     *
     * @param titles whether the first line names the columns
     */
    public ColumnTable(List<Column> columns, boolean titles, Output out) {
        this(columns, titles, Optional.empty(), 0, out);
    }

    /**
     * Creates the table with lines below each row.
     *
     * @param titles whether the first line names the columns
     * @param notes writes the lines
     * @param width how many columns of a terminal a line may take, 0 for any number
     */
    public ColumnTable(
            List<Column> columns, boolean titles, Optional<RowNotes> notes, int width, Output out) {
        this(columns, titles, notes, Optional.empty(), width, out);
    }

    /**
     * Creates the table in an order.
     *
     * @param titles whether the first line names the columns
     * @param notes writes the lines below each row
     * @param order holds the rows and passes them on; empty for rows as they come
     * @param width how many columns of a terminal a line may take, 0 for any number
     */
    public ColumnTable(
            List<Column> columns,
            boolean titles,
            Optional<RowNotes> notes,
            Optional<PortOrder> order,
            int width,
            Output out) {
        this.notes = notes;
        this.order = order;
        this.columns = columns.toArray(new Column[0]);
        this.titles = titles;
        List<Alignment> alignments = new ArrayList<>();
        for (Column column : columns) {
            alignments.add(column.alignment());
        }
        layout =
                width == 0
                        ? new TableLayout(alignments, out)
                        : new TableLayout(alignments, Optional.of(fitted(width, out)), titles, out);
    }

    private FittedRows fitted(int width, Output out) {
        List<Overlong> overlong = new ArrayList<>();
        boolean[] right = new boolean[columns.length];
        for (int i = 0; i < columns.length; i++) {
            overlong.add(columns[i].overlong());
            right[i] = columns[i].alignment() == Alignment.RIGHT;
        }
        return new FittedRows(overlong, right, width, out);
    }

    @Override
    public void begin() throws IOException {
        if (!titles) {
            return;
        }
        row.clear();
        for (Column column : columns) {
            row.ascii(column.title());
            row.endCell();
        }
        layout.add(row);
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        row.clear();
        for (Column column : columns) {
            column.write(socket, row);
            row.endCell();
        }
        if (notes.isPresent() && socket instanceof InetSocketView inet) {
            notes.get().write(inet, row);
            row.endCell();
        }
        if (order.isPresent()) {
            order.get().add(socket, row, layout);
        } else {
            layout.add(row);
        }
    }

    @Override
    public void rowsEnd() throws IOException {
        if (order.isPresent()) {
            order.get().end(layout);
        }
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        layout.release();
    }
}
