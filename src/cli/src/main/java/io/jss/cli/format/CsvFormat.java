package io.jss.cli.format;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.UserNames;
import io.jss.cli.table.Column;
import io.jss.cli.text.RowBuffer;
import io.jss.fields.Field;
import io.jss.fields.NumberField;
import io.jss.model.InetSocketView;
import io.jss.model.NetlinkDiagSocket;
import io.jss.model.PacketSocket;
import io.jss.model.UnixSocket;
import io.jss.model.VsockSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Sockets as comma-separated values of the chosen columns, named by the first line. Names of
 * processes, users and files are escaped as in the table ({@code \x1b}, {@code \\}), so that there
 * are neither control characters nor bytes that are not UTF-8. A cell is empty where a socket has
 * no such value.
 */
public final class CsvFormat implements SocketFormat {

    private static final String ABSENT = "-";

    private final List<Field> fields;
    private final List<Column> columns;
    private final List<Column> last;
    private final boolean titles;
    private final FamilyCsv families;
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
     * @param namespace the namespace that is being shown
     * @param users the names of users, empty when they are not asked for
     */
    public CsvFormat(
            List<Field> fields,
            List<Column> columns,
            List<Column> last,
            boolean titles,
            NamespaceInView namespace,
            Optional<UserNames> users,
            Output out)
            throws IOException {
        this.fields = List.copyOf(fields);
        this.columns = List.copyOf(columns);
        this.last = List.copyOf(last);
        this.titles = titles;
        families = new FamilyCsv(namespace, users);
        lines = new CsvLines(out);
    }

    private void begin() throws IOException {
        if (!begun && titles) {
            List<String> names = new ArrayList<>();
            fields.forEach(field -> names.add(field.label()));
            last.forEach(column -> names.add(column.title().toLowerCase(Locale.ROOT)));
            lines.titles(names);
        }
        begun = true;
    }

    @Override
    public void inet(InetSocketView socket) throws IOException {
        begin();
        for (int i = 0; i < columns.size(); i++) {
            cell.clear();
            columns.get(i).write(socket, cell);
            add(fields.get(i), cell.text());
        }
        for (Column column : last) {
            cell.clear();
            column.write(socket, cell);
            lines.text(cell.text());
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

    private void row(FamilyCsv.Values values) throws IOException {
        begin();
        List<String> cells = new ArrayList<>();
        for (Field field : fields) {
            cells.add(values.of(field));
        }
        for (int i = 0; i < cells.size(); i++) {
            add(fields.get(i), cells.get(i));
        }
        lines.end();
    }

    @Override
    public void unix(UnixSocket socket, Optional<Owners> owners) throws IOException {
        row(families.unix(socket, owners));
    }

    @Override
    public void netlink(NetlinkDiagSocket socket, Optional<Owners> owners) throws IOException {
        row(families.netlink(socket, owners));
    }

    @Override
    public void packet(PacketSocket socket, Optional<Owners> owners) throws IOException {
        row(families.packet(socket, owners));
    }

    @Override
    public void vsock(VsockSocket socket, Optional<Owners> owners) throws IOException {
        row(families.vsock(socket, owners));
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        begin();
    }

    @Override
    public boolean hasRemarks() {
        return false;
    }
}
