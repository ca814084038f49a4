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
 * written, and later rows follow at once in columns that only grow. So memory is bounded, and a
 * short table fits its content exactly.
 */
final class TableLayout {

    private static final int MAX_HELD_ROWS = 1000;
    private static final int MAX_HELD_BYTES = 128 * 1024;

    private final Output out;
    private final Alignment[] alignments;
    private final int[] widths;

    private boolean measuring = true;
    private byte[] held = new byte[8 * 1024];
    private int heldLength;
    private int[] heldEnds = new int[256];
    private int[] heldWidths = new int[256];
    private int heldCells;

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
        if (row.cells() != alignments.length) {
            throw new IllegalStateException(row.cells() + " cells in " + alignments.length);
        }
        boolean grows = false;
        for (int i = 0; i < alignments.length; i++) {
            grows |= row.width(i) > widths[i];
            widths[i] = Math.max(widths[i], row.width(i));
        }
        if (measuring) {
            hold(row);
            if (heldCells >= MAX_HELD_ROWS * alignments.length
                    || heldLength + heldTextBytes >= MAX_HELD_BYTES) {
                release();
            }
            return;
        }
        if (grows && fitted.isPresent()) {
            fitted.get().measure(widths);
        }
        for (int i = 0; i < alignments.length; i++) {
            int start = row.start(i);
            cell(i, row.bytes(), start, row.end(i) - start, row.width(i));
        }
        endLine();
    }

    /** Takes whole lines that stand below the last row as they are. */
    void addText(RowBuffer text) throws IOException {
        int count = text.end(text.cells() - 1);
        if (measuring) {
            heldTexts.add(new HeldText(heldCells, Arrays.copyOf(text.bytes(), count)));
            heldTextBytes += count;
        } else {
            out.write(text.bytes(), 0, count);
        }
    }

    /** Writes the rows that are held back. */
    void release() throws IOException {
        if (measuring && fitted.isPresent()) {
            fitted.get().measure(widths);
        }
        int start = 0;
        for (int cell = 0; cell < heldCells; cell++) {
            int column = cell % alignments.length;
            cell(column, held, start, heldEnds[cell] - start, heldWidths[cell]);
            start = heldEnds[cell];
            if (column == alignments.length - 1) {
                endLine();
                while (!heldTexts.isEmpty() && heldTexts.peek().cells() == cell + 1) {
                    byte[] text = heldTexts.poll().bytes();
                    out.write(text, 0, text.length);
                }
            }
        }
        measuring = false;
        heldTextBytes = 0;
        heldCells = 0;
        heldLength = 0;
    }

    private void hold(RowBuffer row) {
        int count = row.end(row.cells() - 1);
        if (count > held.length - heldLength) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, heldLength + count));
        }
        if (row.cells() > heldEnds.length - heldCells) {
            int length = heldEnds.length * 2 + row.cells();
            heldEnds = Arrays.copyOf(heldEnds, length);
            heldWidths = Arrays.copyOf(heldWidths, length);
        }
        System.arraycopy(row.bytes(), 0, held, heldLength, count);
        for (int i = 0; i < row.cells(); i++) {
            heldEnds[heldCells] = heldLength + row.end(i);
            heldWidths[heldCells] = row.width(i);
            heldCells++;
        }
        heldLength += count;
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
            line = Arrays.copyOf(line, Math.max(line.length * 2, lineLength + count));
        }
    }
}
