package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.Column;
import io.jss.cli.table.TableRenderer;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.Field;
import io.jss.fields.NumberField;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.List;

/**
 * Sockets as comma-separated values of the chosen columns, named by the first line. Names of
 * processes, users and files are escaped as in the table ({@code \x1b}, {@code \\}), so that there
 * are neither control characters nor bytes that are not UTF-8. A cell is empty where a socket has
 * no such value.
 */
public final class CsvFormat implements TableRenderer {

    private static final String ABSENT = "-";

    private final List<Field> fields;
    private final List<Column> columns;
    private final boolean titles;
    private final CsvLines lines;
    private final RowBuffer cell = new RowBuffer();
    private boolean begun;

    /**
     * Creates the format.
     *
     * @param fields the columns
     * @param columns what writes them, for each field one
     * @param titles whether the first line names them
     */
    public CsvFormat(List<Field> fields, List<Column> columns, boolean titles, Output out)
            throws IOException {
        this.fields = List.copyOf(fields);
        this.columns = List.copyOf(columns);
        this.titles = titles;
        lines = new CsvLines(out);
    }

    /** Does nothing: a look that fails at once leaves no titles. */
    @Override
    public void begin() {}

    private void beginOnce() throws IOException {
        if (!begun && titles) {
            lines.titles(fields.stream().map(Field::label).toList());
        }
        begun = true;
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        beginOnce();
        for (int i = 0; i < columns.size(); i++) {
            cell.clear();
            columns.get(i).write(socket, cell);
            add(fields.get(i), cell.text());
        }
        lines.end();
    }

    private void add(Field field, String value) throws IOException {
        String shown = value.equals(ABSENT) ? "" : value;
        if (field instanceof NumberField) {
            lines.number(shown);
        } else {
            lines.text(shown);
        }
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        beginOnce();
    }
}
