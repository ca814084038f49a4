package io.jss.cli.fit;

import io.jss.cli.environment.Output;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows so that no line is longer than the terminal is wide. Cells stand below each other
 * where a row fits so; a longer cell moves those behind it to the right as far as there is room,
 * else they go on in a line below, in their columns again. For one table, and one thread.
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
        measure(new int[right.length]);
    }

    /** Sets how wide the widest cells are. */
    public void measure(int[] widths) {
        plan = new ColumnPlan(widths, overlong, limit);
    }

    /** Takes a cell of a row, all from the first to the last; the bytes stay until its end. */
    public void cell(int column, byte[] bytes, int start, int count, int width) {
        cells[column] = new Cell(bytes, start, count, width);
    }

    /** Writes the row. */
    public void endRow() throws IOException {
        for (int first = 0; first < cells.length; first = plan.endOfLine(first)) {
            fit(first);
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

    /** Shortens what may be, if that keeps the row in one line, else as far as it must be. */
    private void fit(int first) {
        Cell[] whole = cells.clone();
        shorten(first, true);
        if (end(first, 0) > limit) {
            System.arraycopy(whole, 0, cells, 0, cells.length);
            shorten(first, false);
        }
    }

    /**
     * Shortens cells of a line, none to less than its column has.
     *
     * @param inOneLine whether cells that stay whole move others, not to a line below
     */
    private void shorten(int first, boolean inOneLine) {
        for (int i = first; i < plan.endOfLine(first); i++) {
            int width = cells[i].width();
            int excess = end(first, 0, inOneLine) - limit;
            int room = Math.max(plan.width(i), width - excess);
            if (overlong.get(i) == Overlong.SHORTER && room < width) {
                cells[i] = Shortening.list(cells[i], room);
            } else if (width > limit) {
                cells[i] = Shortening.middle(cells[i], limit);
            }
        }
    }

    private void write(int first) throws IOException {
        int position = 0;
        for (int i = first; i < plan.endOfLine(first); i++) {
            if (i > first && movesBelow(i, position)) {
                endLine();
                position = 0;
            }
            position = put(i, position);
        }
        endLine();
    }

    /** Returns whether a cell begins a line because it and those behind it do not fit. */
    private boolean movesBelow(int column, int position) {
        if (end(column, position) <= limit) {
            return false;
        }
        boolean fits = endOf(column, position) <= limit;
        return !fits || (position > plan.start(column) && end(column, 0) <= limit);
    }

    /** Returns where the line ends with this cell and those behind it, from a position on. */
    private int end(int column, int position) {
        return end(column, position, true);
    }

    private int end(int column, int position, boolean inOneLine) {
        int end = position - 1;
        for (int i = column; i < plan.endOfLine(column); i++) {
            boolean counts = inOneLine || overlong.get(i) != Overlong.BELOW;
            end = counts ? endOf(i, end + 1) : plan.start(i) + plan.width(i);
        }
        return end;
    }

    private int endOf(int column, int position) {
        return Math.max(position, start(column)) + cells[column].width();
    }

    /** Returns where a cell begins when nothing before it is too long. */
    private int start(int column) {
        int padding = right[column] ? plan.width(column) - cells[column].width() : 0;
        return plan.start(column) + Math.max(0, padding);
    }

    /** Appends a cell, and returns where the next one may begin. */
    private int put(int column, int position) {
        Cell cell = cells[column];
        int start = Math.max(position, Math.min(start(column), limit - cell.width()));
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
