package io.jss.cli.compat.ss;

import io.jss.cli.environment.Output;
import io.jss.cli.text.Inert;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;
import java.util.Arrays;

/**
 * The table as ss lays it out when its output is not a terminal, but for blanks at the end of
 * lines: every column as wide as its widest cell. Rows are held back, up to a bound, to know the
 * widths: as bytes, one for each column of the terminal as ss counts.
 */
final class SsTable {

    /** The columns. The titles' blanks and colons are those of ss. */
    enum Column {
        NETID(0, "Netid", "", false, false),
        STATE(1, "State", " ", false, false),
        RECEIVE_QUEUE(2, "Recv-Q", " ", false, false),
        SEND_QUEUE(3, "Send-Q", " ", false, false),
        LOCAL_ADDRESS(4, "Local Address:", " ", true, true),
        LOCAL_PORT(5, "Port", "", false, true),
        PEER_ADDRESS(6, "Peer Address:", " ", true, true),
        PEER_PORT(7, "Port", "", false, true),
        EXTRA(8, "Process", "", false, false); // ExtraText is inert

        private final int index;
        private final String title;
        private final String delimiter;
        private final boolean right;

        /** Whether names stand in it that come from elsewhere. */
        private final boolean named;

        Column(int index, String title, String delimiter, boolean right, boolean named) {
            this.index = index;
            this.title = title;
            this.delimiter = delimiter;
            this.right = right;
            this.named = named;
        }
    }

    private static final Column[] COLUMNS = Column.values();

    private static final int MAX_HELD = 4 * 1024 * 1024;
    private static final int QUEUE_WIDTH = 6;

    private final Output out;
    private final boolean[] hidden = new boolean[COLUMNS.length];
    private final int[] longest = new int[COLUMNS.length];

    /** The cells of the row that is being written. */
    private final RowBuffer row = new RowBuffer();

    private final ExtraText extra = new ExtraText(row);

    /** The cells of the rows that are held back, each behind the one before. */
    private byte[] held = new byte[8 * 1024];

    private int heldLength;
    private int[] ends = new int[64 * COLUMNS.length];
    private int cells;

    /** How much of what is held will be printed. */
    private int shown;

    /** The line that is being written. */
    private final RowBuffer line = new RowBuffer();

    SsTable(Output out) {
        this.out = out;
    }

    /** Leaves a column out. */
    void hide(Column column) {
        hidden[column.index] = true;
    }

    /** Adds the titles as the first row. */
    void titles() {
        row.clear();
        for (Column column : COLUMNS) {
            cell(column.title);
        }
        keep();
    }

    /** Begins a row. */
    SsTable begin(String netid, String state, long receiveQueue, long sendQueue) {
        row.clear();
        cell(netid);
        cell(state);
        queue(receiveQueue);
        queue(sendQueue);
        return this;
    }

    private void queue(long length) {
        int start = row.length();
        CText.d(length, row);
        row.blanks(Math.max(0, QUEUE_WIDTH - (row.length() - start)));
        row.endCell();
    }

    /** Sets the local end, the address with what stands before its port. */
    SsTable local(String address, String port) {
        cell(address);
        cell(port);
        return this;
    }

    /** Sets the end of the peer. */
    SsTable peer(String address, String port) {
        cell(address);
        cell(port);
        return this;
    }

    /** Sets the next cell. */
    private void cell(String text) {
        row.ascii(text);
        row.endCell();
    }

    /** Returns what takes the next cell, which {@link RowBuffer#endCell} ends. */
    RowBuffer row() {
        return row;
    }

    /** Returns what takes the text behind the ends, which {@link #end} ends. */
    ExtraText extra() {
        return extra;
    }

    /** Ends the row. */
    void end() throws IOException {
        row.endCell();
        keep();
        if (shown > MAX_HELD) {
            flush();
        }
    }

    private void keep() {
        reserve(row.length());
        System.arraycopy(row.bytes(), 0, held, heldLength, row.length());
        for (int i = 0; i < COLUMNS.length; i++) {
            int start = heldLength + row.start(i);
            int end = heldLength + row.end(i);
            if (COLUMNS[i].named) {
                Inert.lines(held, start, end);
            }
            ends[cells++] = end;
            if (!hidden[i]) {
                longest[i] = Math.max(longest[i], end - start);
                shown += end - start;
            }
        }
        heldLength += row.length();
    }

    private void reserve(int count) {
        if (count > held.length - heldLength) {
            held = Arrays.copyOf(held, Math.max(held.length * 2, heldLength + count));
        }
        if (COLUMNS.length > ends.length - cells) {
            ends = Arrays.copyOf(ends, ends.length * 2);
        }
    }

    /** Writes the rows that are held back. */
    void flush() throws IOException {
        int[] widths = widths();
        int start = 0;
        for (int cell = 0; cell < cells; cell++) {
            int column = cell % COLUMNS.length;
            if (!hidden[column]) {
                cell(COLUMNS[column], start, ends[cell] - start, widths[column]);
            }
            start = ends[cell];
            if (column == COLUMNS.length - 1) {
                endLine();
            }
        }
        cells = 0;
        heldLength = 0;
        shown = 0;
    }

    private void cell(Column column, int start, int count, int width) {
        int begin = line.length();
        if (begin != 0) {
            line.blanks(column.delimiter.length()); // delimiters are blanks too
        }
        if (column.right) {
            pad(width - (line.length() - begin) - count);
        }
        line.utf8(held, start, count, count);
        if (!column.right) {
            pad(width - (line.length() - begin));
        }
    }

    private void pad(int count) {
        if (count > 0) {
            line.blanks(count);
        }
    }

    private void endLine() throws IOException {
        int length = line.length();
        while (length > 0 && line.bytes()[length - 1] == ' ') {
            length--;
        }
        line.cut(length);
        line.ascii('\n');
        out.write(line.bytes(), 0, line.length());
        line.clear();
    }

    private int[] widths() {
        int[] widths = new int[COLUMNS.length];
        boolean first = true;
        for (int i = 0; i < COLUMNS.length; i++) {
            if (!hidden[i]) {
                boolean delimited = !first && longest[i] > 0;
                widths[i] = longest[i] + (delimited ? COLUMNS[i].delimiter.length() : 0);
                first = first && widths[i] == 0;
            }
        }
        return widths;
    }
}
