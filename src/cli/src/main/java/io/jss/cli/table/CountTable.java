package io.jss.cli.table;

import io.jss.answer.Remark;
import io.jss.cli.environment.Output;
import io.jss.cli.table.Column.Alignment;
import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.Unit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

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
    private final Counts counts;
    private final RowBuffer row = new RowBuffer();

    /**
     * Creates the table.
     *
     * @param keys the columns whose cells are compared
     * @param sums the numbers that are added up
     * @param titles whether the first line names the columns
     * @param bars whether each line ends with a bar as long as its number
     */
    public CountTable(List<Column> keys, List<Sum> sums, boolean titles, boolean bars, Output out) {
        this.keys = List.copyOf(keys);
        counts = new Counts(keys, sums);
        this.titles = titles;
        this.bars = bars;
        this.out = out;
    }

    @Override
    public void row(DiagSocket socket) throws IOException {
        counts.add(socket);
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        TableLayout layout =
                new TableLayout(columns().stream().map(Column::alignment).toList(), out);
        if (titles) {
            layout.add(titleRow());
        }
        List<Counts.Group> sorted = counts.sorted();
        long most = sorted.isEmpty() ? 0 : sorted.get(0).weight();
        for (Counts.Group group : sorted) {
            numbers(group.count());
            sums(group.sums());
            group.key().writeTo(row);
            bar(group.weight(), most);
            layout.add(row);
        }
        layout.add(totalRow(sorted));
        layout.release();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Title("Count", Alignment.RIGHT));
        columns.add(new Title("Share", Alignment.RIGHT));
        counts.sums().forEach(sum -> columns.add(new Title(sum.title(), Alignment.RIGHT)));
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

    private RowBuffer totalRow(List<Counts.Group> groups) {
        numbers(counts.total());
        List<OptionalLong> totals = new ArrayList<>();
        for (int i = 0; i < counts.sums().size(); i++) {
            int at = i;
            long[] known =
                    groups.stream()
                            .map(group -> group.sums().get(at))
                            .filter(OptionalLong::isPresent)
                            .mapToLong(OptionalLong::getAsLong)
                            .toArray();
            totals.add(
                    known.length == 0
                            ? OptionalLong.empty()
                            : OptionalLong.of(LongStream.of(known).sum()));
        }
        sums(totals);
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
        long total = counts.total();
        long perMille = total == 0 ? PER_MILLE : Math.round((double) count * PER_MILLE / total);
        row.decimal(perMille / 10);
        row.ascii('.');
        row.decimal(perMille % 10);
        row.ascii('%');
        row.endCell();
    }

    private void sums(List<OptionalLong> values) {
        for (int i = 0; i < values.size(); i++) {
            Unit unit = counts.sums().get(i).unit();
            OptionalLong value = values.get(i);
            row.ascii(value.isPresent() ? Quantity.of(value.getAsLong(), unit) : "-");
            row.endCell();
        }
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

    /** A column that is filled here and not from a socket. */
    private static final class Title extends Column {
        Title(String title, Alignment alignment) {
            super(title, alignment);
        }

        @Override
        public void write(DiagSocket socket, RowBuffer row) {
            throw new UnsupportedOperationException(title());
        }
    }
}
