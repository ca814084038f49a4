package io.jss.cli.table;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;
import java.util.List;

/**
 * A table of sockets of one family, aligned, one line for each socket.
 *
 * @param <T> the kind of socket
 */
public final class FamilyTable<T> {

    private final List<FamilyColumn<T>> columns;
    private final TableLayout layout;
    private final RowBuffer row = new RowBuffer();

    /** Creates the table. */
    public FamilyTable(List<FamilyColumn<T>> columns, Output out) {
        this.columns = columns;
        layout = new TableLayout(columns.stream().map(FamilyColumn::alignment).toList(), out);
    }

    /** Writes the titles. */
    public void titles() throws IOException {
        row.clear();
        for (FamilyColumn<T> column : columns) {
            row.ascii(column.title());
            row.endCell();
        }
        layout.add(row);
    }

    /** Writes the line of a socket. */
    public void row(T socket) throws IOException {
        row.clear();
        for (FamilyColumn<T> column : columns) {
            column.cell().write(socket, row);
            row.endCell();
        }
        layout.add(row);
    }

    /** Writes everything that is held back. */
    public void end() throws IOException {
        layout.release();
    }
}
