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
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Sockets as comma-separated values of the chosen columns, named by the first line. Names of
 * processes, users and files are escaped as in the table ({@code \x1b}, {@code \\}), so that there
 * are neither control characters nor bytes that are not UTF-8. A cell is empty where a socket has
 * no such value.
 */
public final class CsvFormat implements TableRenderer {

    private final List<Field> fields;
    private final List<Column> columns;
    private final List<Column> last;
    private final boolean[] numbers;
    private final boolean titles;
    private final CsvLines lines;
    private final RowBuffer cell = new RowBuffer();
    private boolean begun;

    /**
     * Creates the format.
     *
     * @param fields the columns
     * @param columns what writes them, for each field one
     * @param last columns of text behind them, named by their titles in small letters
     * @param titles whether the first line names them
     */
    public CsvFormat(
            List<Field> fields,
            List<Column> columns,
            List<Column> last,
            boolean titles,
            Output out) {
        this.fields = List.copyOf(fields);
        this.columns = List.copyOf(columns);
        this.last = List.copyOf(last);
        this.titles = titles;
        numbers = new boolean[fields.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = fields.get(i) instanceof NumberField;
        }
        lines = new CsvLines(out);
    }

    private void beginOnce() throws IOException {
        if (!begun && titles) {
            List<String> names = new ArrayList<>();
            fields.forEach(field -> names.add(field.label()));
            last.forEach(column -> names.add(column.title().toLowerCase(Locale.ROOT)));
            lines.titles(names);
        }
        begun = true;
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        beginOnce();
        for (int i = 0; i < columns.size(); i++) {
            cell.clear();
            columns.get(i).write(socket, cell);
            if (numbers[i]) {
                lines.number(cell);
            } else {
                lines.text(cell);
            }
        }
        for (Column column : last) {
            cell.clear();
            column.write(socket, cell);
            lines.text(cell);
        }
        lines.end();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        beginOnce();
    }
}
