package io.jss.cli.table;

import io.jss.cli.environment.Output;
import io.jss.cli.fit.FittedRows;
import io.jss.cli.table.Column.Alignment;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * Aligns rows. The first rows are held back to measure the columns; once there are many, they are
 * written, and later rows follow at once in columns that only grow; on a terminal the columns stay
 * where the titles are. So memory is bounded, and a short table fits its content exactly.
 */
final class TableLayout {

    private static final int MAX_HELD_ROWS = 1000;
    private static final int MAX_HELD_BYTES = 128 * 1024;

    private final Output out;
    private final Alignment[] alignments;
    private final int[] widths;

    private boolean measuring = true;
    private final RowBuffer held = new RowBuffer();

    /** Text that follows a row that is held back, by the number of cells before it. */
    private final Deque<HeldText> heldTexts = new ArrayDeque<>();

    private int heldTextBytes;

    @SuppressWarnings("ArrayRecordComponent") // nobody compares held text
    private record HeldText(int cells, byte[] bytes) {}

    private byte[] line = new byte[512];
    private int lineLength;

    private final Optional<FittedRows> fitted;
    private boolean titles;

    TableLayout(List<Alignment> columns, Output out) {
        this(columns, Optional.empty(), false, out);
    }

    /**
     * Creates the layout.
     *
     * @param fitted writes the rows so that they fit a terminal; empty for one line a row
     * @param titles whether the first row is that of the titles
     */
    TableLayout(List<Alignment> columns, Optional<FittedRows> fitted, boolean titles, Output out) {
        this.out = out;
        this.fitted = fitted;
        this.titles = titles;
        alignments = columns.toArray(new Alignment[0]);
        widths = new int[alignments.length];
    }

    /** Takes a row, the titles being the first. */
    void add(RowBuffer row) throws IOException {
        add(row, 0, row.cells());
    }

    /**
     * Takes a row among others: so many cells from the first on. One more than there are columns is
     * whole lines that stand below the row as they are.
     */
    void add(RowBuffer from, int first, int count) throws IOException {
        int columns = alignments.length;
        if (count < columns || count > columns + 1) {
            throw new IllegalStateException(count + " cells in " + columns);
        }
        for (int i = 0; i < columns; i++) {
            widths[i] = Math.max(widths[i], from.width(first + i));
        }
        if (measuring) {
            held.append(from, first, columns);
            if (held.cells() >= MAX_HELD_ROWS * columns
                    || held.length() + heldTextBytes >= MAX_HELD_BYTES) {
                release(true);
            }
        } else {
            writeRow(from, first);
        }
        if (count > columns) {
            text(from, first + columns);
        }
    }

    /** Holds lines that follow a row that is held back, or writes them. */
    private void text(RowBuffer from, int cell) throws IOException {
        int start = from.start(cell);
        int end = from.end(cell);
        if (measuring) {
            byte[] text = Arrays.copyOfRange(from.bytes(), start, end);
            heldTexts.add(new HeldText(held.cells(), text));
            heldTextBytes += text.length;
        } else {
            out.write(from.bytes(), start, end - start);
        }
    }

    private void writeRow(RowBuffer from, int first) throws IOException {
        for (int i = 0; i < alignments.length; i++) {
            int start = from.start(first + i);
            cell(i, from.bytes(), start, from.end(first + i) - start, from.width(first + i));
        }
        endLine();
    }

    /** Writes the rows that are held back, after the last one. */
    void release() throws IOException {
        release(false);
    }

    private void release(boolean more) throws IOException {
        if (measuring && fitted.isPresent()) {
            fitted.get().measure(held, titles, more);
        }
        for (int cell = 0; cell < held.cells(); cell += alignments.length) {
            writeRow(held, cell);
            while (!heldTexts.isEmpty() && heldTexts.peek().cells() == cell + alignments.length) {
                byte[] text = heldTexts.poll().bytes();
                out.write(text, 0, text.length);
            }
        }
        measuring = false;
        heldTextBytes = 0;
        held.clear();
    }

    private void cell(int column, byte[] bytes, int start, int count, int width) {
        if (fitted.isPresent()) {
            fitted.get().cell(column, bytes, start, count, width);
            return;
        }
        int padding = widths[column] - width;
        boolean last = column == alignments.length - 1;
        reserve(count + padding + 1);
        if (alignments[column] == Alignment.RIGHT) {
            blanks(padding);
        }
        System.arraycopy(bytes, start, line, lineLength, count);
        lineLength += count;
        if (!last) {
            blanks(alignments[column] == Alignment.LEFT ? padding + 1 : 1);
        }
    }

    private void endLine() throws IOException {
        if (fitted.isPresent()) {
            endFitted(fitted.get());
            return;
        }
        reserve(1);
        line[lineLength++] = '\n';
        out.write(line, 0, lineLength);
        lineLength = 0;
    }

    private void endFitted(FittedRows rows) throws IOException {
        if (titles) {
            rows.endTitles();
            titles = false;
        } else {
            rows.endRow();
        }
    }

    private void blanks(int count) {
        for (int end = lineLength + count; lineLength < end; lineLength++) {
            line[lineLength] = ' ';
        }
    }

    private void reserve(int count) {
        if (count > line.length - lineLength) {
            grow(count);
        }
    }

    private void grow(int count) {
        line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + count));
    }
}
