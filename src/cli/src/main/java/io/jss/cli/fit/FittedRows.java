package io.jss.cli.fit;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows so that no line is longer than the terminal is wide, and each cell stands below its
 * title. What follows a cell that is too long for its column goes on in a line below, in its
 * columns again. For one table, and one thread.
 */
public final class FittedRows {

    private final List<Overlong> overlong;
    private final boolean[] right;
    private final int limit;
    private final Output out;
    private final Cell[] cells;
    private ColumnPlan plan;
    private byte[] line = new byte[512];
    private int length;

    /** How many columns the bytes of the line take. */
    private int used;

    /**
     * Prepares it.
     *
     * @param overlong what becomes of cells that are too long, for each column
     * @param right which columns have their cells at their right side
     * @param limit how many columns a line has
     */
    public FittedRows(List<Overlong> overlong, boolean[] right, int limit, Output out) {
        this.overlong = List.copyOf(overlong);
        this.right = right.clone();
        this.limit = limit;
        this.out = out;
        cells = new Cell[right.length];
        measure(new RowBuffer(), false, false);
    }

    /**
     * Places the columns.
     *
     * @param rows rows that will be written, or the first of them
     * @param titles whether the first of these is that of the titles
     * @param more whether there will be others
     */
    public void measure(RowBuffer rows, boolean titles, boolean more) {
        WidthCounts[] counts = new WidthCounts[right.length];
        Arrays.setAll(counts, column -> new WidthCounts());
        for (int i = 0; i < rows.cells(); i++) {
            int column = i % counts.length;
            int width = rows.width(i);
            byte[] bytes = rows.bytes();
            int start = rows.start(i);
            if (titles && i < counts.length) {
                counts[column].title(Shortening.firstWordOf(bytes, start, rows.end(i)), width);
            } else if (overlong.get(column) == Overlong.SHORTER) {
                counts[column].add(Shortening.leastOf(bytes, start, rows.end(i), width), width);
            } else {
                counts[column].add(width, width);
            }
        }
        plan = new ColumnPlan(counts, overlong, limit, more);
    }

    /** Takes a cell of a row, all from the first to the last; the bytes stay until its end. */
    public void cell(int column, byte[] bytes, int start, int count, int width) {
        cells[column] = new Cell(bytes, start, count, width);
    }

    /** Writes the row. */
    public void endRow() throws IOException {
        for (int first = 0; first < cells.length; first = plan.endOfLine(first)) {
            write(first);
        }
    }

    /** Writes the row, which is that of the titles. */
    public void endTitles() throws IOException {
        for (int i = 0; i < cells.length; i++) {
            if (cells[i].width() > plan.width(i)) {
                cells[i] = Shortening.title(cells[i], plan.width(i));
            }
        }
        endRow();
    }

    private void write(int first) throws IOException {
        int position = 0;
        int end = plan.endOfLine(first);
        for (int i = first; i < end; i++) {
            cells[i] = shown(i, i == end - 1);
            if (i > first && start(i, position) < position) {
                endLine();
                position = 0;
            }
            position = put(i, start(i, position));
        }
        endLine();
    }

    /** Returns a cell as long as there is room for it, if it may be shorter. */
    private Cell shown(int column, boolean last) {
        Cell cell = cells[column];
        int toEdge = limit - plan.start(column);
        boolean list = overlong.get(column) == Overlong.SHORTER;
        int room =
                list && !last
                        ? Math.min(toEdge, Math.max(plan.width(column), ColumnPlan.NARROWEST))
                        : toEdge;
        if (cell.width() <= room) {
            return cell;
        }
        if (list) {
            return Shortening.list(cell, room);
        }
        boolean cut = overlong.get(column) == Overlong.BELOW && room >= ColumnPlan.NARROWEST;
        return cut || cell.width() > limit ? Shortening.middle(cell, cut ? room : limit) : cell;
    }

    /**
     * Returns where a cell begins: below its title, but what is longer than that has room only
     * before it.
     */
    private int start(int column, int position) {
        int start = plan.start(column);
        int width = cells[column].width();
        if (right[column]) {
            int padding = plan.width(column) - width;
            start = Math.max(start + padding, Math.min(start, position));
        }
        return Math.max(0, Math.min(start, limit - width));
    }

    /** Appends a cell, and returns where the next one may begin. */
    private int put(int column, int start) {
        Cell cell = cells[column];
        reserve(start - used + cell.count());
        Arrays.fill(line, length, length + start - used, (byte) ' ');
        length += start - used;
        System.arraycopy(cell.bytes(), cell.start(), line, length, cell.count());
        length += cell.count();
        used = start + cell.width();
        return used + 1;
    }

    private void endLine() throws IOException {
        reserve(1);
        line[length++] = '\n';
        out.write(line, 0, length);
        length = 0;
        used = 0;
    }

    private void reserve(int count) {
        if (count > line.length - length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + count));
        }
    }
}
