package io.jss.cli.compat.ss;

import io.jss.cli.environment.Output;
import io.jss.cli.text.Inert;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;

/**
 * The table as ss lays it out when its output is not a terminal, but for blanks at the end of
 * lines: every column as wide as its widest cell. Rows are held back, up to a bound, to know the
 * widths.
 */
final class SsTable {

    /** The columns. The titles' blanks and colons are those of ss. */
    enum Column {
        NETID(0, "Netid", "", false),
        STATE(1, "State", " ", false),
        RECEIVE_QUEUE(2, "Recv-Q", " ", false),
        SEND_QUEUE(3, "Send-Q", " ", false),
        LOCAL_ADDRESS(4, "Local Address:", " ", true),
        LOCAL_PORT(5, "Port", "", false),
        PEER_ADDRESS(6, "Peer Address:", " ", true),
        PEER_PORT(7, "Port", "", false),
        EXTRA(8, "Process", "", false);

        private final int index;
        private final String title;
        private final String delimiter;
        private final boolean right;

        Column(int index, String title, String delimiter, boolean right) {
            this.index = index;
            this.title = title;
            this.delimiter = delimiter;
            this.right = right;
        }
    }

    private static final Column[] COLUMNS = Column.values();

    private static final int MAX_HELD = 4 * 1024 * 1024;

    private final Output out;
    private final boolean[] hidden = new boolean[COLUMNS.length];
    private final int[] longest = new int[COLUMNS.length];
    private final List<String[]> rows = new ArrayList<>();
    private int held;
    private String[] row = new String[COLUMNS.length];

    SsTable(Output out) {
        this.out = out;
    }

    /** Leaves a column out. */
    void hide(Column column) {
        hidden[column.index] = true;
    }

    /** Adds the titles as the first row. */
    void titles() {
        for (Column column : COLUMNS) {
            set(column, column.title);
        }
        keep();
    }

    /** Begins a row. */
    SsTable begin(String netid, String state, long receiveQueue, long sendQueue) {
        set(Column.NETID, netid);
        set(Column.STATE, state);
        set(Column.RECEIVE_QUEUE, queue(receiveQueue));
        set(Column.SEND_QUEUE, queue(sendQueue));
        return this;
    }

    private static String queue(long length) {
        String digits = Integer.toString(CText.d(length));
        return digits + " ".repeat(Math.max(0, 6 - digits.length()));
    }

    /** Sets the local end, the address with what stands before its port. */
    SsTable local(String address, String port) {
        set(Column.LOCAL_ADDRESS, address);
        set(Column.LOCAL_PORT, port);
        return this;
    }

    /** Sets the end of the peer. */
    SsTable peer(String address, String port) {
        set(Column.PEER_ADDRESS, address);
        set(Column.PEER_PORT, port);
        return this;
    }

    /** Sets what stands behind the ends, and ends the row. */
    void end(CharSequence extra) throws IOException {
        set(Column.EXTRA, extra.toString());
        keep();
        if (held > MAX_HELD) {
            flush();
        }
    }

    private void set(Column column, String text) {
        row[column.index] = Inert.lines(text);
    }

    private void keep() {
        for (int i = 0; i < COLUMNS.length; i++) {
            if (!hidden[i]) {
                longest[i] = Math.max(longest[i], row[i].length());
                held += row[i].length();
            }
        }
        rows.add(row);
        row = new String[COLUMNS.length];
    }

    /** Writes the rows that are held back. */
    void flush() throws IOException {
        int[] widths = widths();
        StringBuilder line = new StringBuilder();
        for (String[] cells : rows) {
            line.setLength(0);
            for (int i = 0; i < COLUMNS.length; i++) {
                if (!hidden[i]) {
                    cell(COLUMNS[i], cells[i], widths[i], line);
                }
            }
            String text = StringUtils.stripEnd(line.toString(), " ") + "\n";
            byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
            out.write(bytes, 0, bytes.length);
        }
        rows.clear();
        held = 0;
    }

    private static void cell(Column column, String text, int width, StringBuilder line) {
        int start = line.length();
        line.append(start == 0 ? "" : column.delimiter);
        if (column.right) {
            blanks(width - (line.length() - start) - text.length(), line);
        }
        line.append(text);
        if (!column.right) {
            blanks(width - (line.length() - start), line);
        }
    }

    private static void blanks(int count, StringBuilder line) {
        line.append(" ".repeat(Math.max(0, count)));
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
