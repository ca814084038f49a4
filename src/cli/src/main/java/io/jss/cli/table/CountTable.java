package io.jss.cli.table;

import io.jss.Remark;
import io.jss.cli.Output;
import io.jss.cli.TableRenderer;
import io.jss.cli.table.Column.Alignment;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many sockets have the same cells: the most first, equal numbers in the order of the cells,
 * the total last. Memory grows with the number of different cells, not of sockets.
 */
public final class CountTable implements TableRenderer {

    private static final int BAR_WIDTH = 40;
    private static final int PER_MILLE = 1000;

    private final List<Column> keys;
    private final boolean titles;
    private final boolean bars;
    private final Output out;
    private final Map<RowKey, Counter> counters = new HashMap<>();
    private final RowBuffer row = new RowBuffer();
    private long total;

    /**
     * Creates the table.
     *
     * @param keys the columns whose cells are compared
     * @param titles whether the first line names the columns
     * @param bars whether each line ends with a bar as long as its number
     */
    public CountTable(List<Column> keys, boolean titles, boolean bars, Output out) {
        this.keys = List.copyOf(keys);
        this.titles = titles;
        this.bars = bars;
        this.out = out;
    }

    @Override
    public void begin() {
        counters.clear();
        total = 0;
    }

    @Override
    public void row(InetSocketView socket) throws IOException {
        row.clear();
        for (Column key : keys) {
            key.write(socket, row);
            row.endCell();
        }
        counters.computeIfAbsent(RowKey.of(row), key -> new Counter()).count++;
        total++;
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        TableLayout layout =
                new TableLayout(columns().stream().map(Column::alignment).toList(), out);
        if (titles) {
            layout.add(titleRow());
        }
        List<Map.Entry<RowKey, Counter>> sorted = new ArrayList<>(counters.entrySet());
        sorted.sort(
                Comparator.<Map.Entry<RowKey, Counter>>comparingLong(e -> -e.getValue().count)
                        .thenComparing(Map.Entry::getKey));
        long most = sorted.isEmpty() ? 0 : sorted.get(0).getValue().count;
        for (Map.Entry<RowKey, Counter> entry : sorted) {
            long count = entry.getValue().count;
            numbers(count);
            entry.getKey().writeTo(row);
            bar(count, most);
            layout.add(row);
        }
        layout.add(totalRow());
        layout.release();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Title("Count", Alignment.RIGHT));
        columns.add(new Title("Share", Alignment.RIGHT));
        columns.addAll(keys);
        if (bars) {
            columns.add(new Title("", Alignment.LEFT));
        }
        return columns;
    }

    private RowBuffer titleRow() {
        row.clear();
        for (Column column : columns()) {
            row.ascii(column.title());
            row.endCell();
        }
        return row;
    }

    private RowBuffer totalRow() {
        numbers(total);
        for (int i = 0; i < keys.size(); i++) {
            row.ascii(i == 0 ? "total" : "*");
            row.endCell();
        }
        bar(0, 0);
        return row;
    }

    private void numbers(long count) {
        row.clear();
        row.decimal(count);
        row.endCell();
        long perMille = total == 0 ? PER_MILLE : Math.round((double) count * PER_MILLE / total);
        row.decimal(perMille / 10);
        row.ascii('.');
        row.decimal(perMille % 10);
        row.ascii('%');
        row.endCell();
    }

    /** A number that is not 0 has a bar that can be seen. */
    private void bar(long count, long most) {
        if (!bars) {
            return;
        }
        long length = most == 0 ? 0 : Math.max(1, Math.round((double) count * BAR_WIDTH / most));
        for (long i = 0; i < length; i++) {
            row.ascii('#');
        }
        row.endCell();
    }

    private static final class Counter {
        private long count;
    }

    /** A column that is filled here and not from a socket. */
    private static final class Title extends Column {
        Title(String title, Alignment alignment) {
            super(title, alignment);
        }

        @Override
        public void write(InetSocketView socket, RowBuffer row) {
            throw new UnsupportedOperationException(title());
        }
    }
}
