package io.jss.cli.format;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Lines of comma-separated values (RFC 4180, UTF-8), each passed on whole. A text that a
 * spreadsheet would take for a formula gets an apostrophe before it; a number never does. A value
 * is quoted where a comma, a quote or the end of a line is in it, and where a reader might take its
 * beginning or its end for something else.
 */
final class CsvLines {

    private final Output out;
    private final RowBuffer line = new RowBuffer();

    CsvLines(Output out) {
        this.out = out;
    }

    /** Adds a value, the empty text for what is absent. */
    void number(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        value(bytes, bytes.length);
    }

    /** Adds a text. */
    void text(String value) {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        text(bytes, bytes.length);
    }

    /** Adds a number, nothing for {@code -}: the cell of what is absent. */
    void number(RowBuffer cell) {
        int count = cell.length();
        value(cell.bytes(), isAbsent(cell) ? 0 : count);
    }

    /** Adds a text, nothing for {@code -}: the cell of what is absent. */
    void text(RowBuffer cell) {
        text(cell.bytes(), isAbsent(cell) ? 0 : cell.length());
    }

    private static boolean isAbsent(RowBuffer cell) {
        return cell.length() == 1 && cell.bytes()[0] == '-';
    }

    private void text(byte[] value, int count) {
        if (count > 0 && isFormula(value[0])) {
            byte[] escaped = new byte[count + 1];
            escaped[0] = '\'';
            System.arraycopy(value, 0, escaped, 1, count);
            value(escaped, escaped.length);
        } else {
            value(value, count);
        }
    }

    private static boolean isFormula(byte first) {
        return first == '='
                || first == '+'
                || first == '-'
                || first == '@'
                || first == '\t'
                || first == '\r';
    }

    private void value(byte[] value, int count) {
        boolean first = line.length() == 0;
        if (!first) {
            line.ascii(',');
        }
        if (isQuoted(value, count) || (first && count == 0)) { // else the line would be empty
            quoted(value, count);
        } else {
            line.utf8(value, 0, count, 0);
        }
    }

    /** Bytes of UTF-8 beyond ASCII are negative, and need no quotes. */
    private static boolean isQuoted(byte[] value, int count) {
        if (count == 0) {
            return false;
        }
        if ((value[0] >= 0 && value[0] <= '#')
                || (value[count - 1] >= 0 && value[count - 1] <= ' ')) {
            return true;
        }
        for (int i = 1; i < count; i++) {
            if (value[i] == ',' || value[i] == '"' || value[i] == '\n' || value[i] == '\r') {
                return true;
            }
        }
        return value[0] == ',';
    }

    private void quoted(byte[] value, int count) {
        line.ascii('"');
        for (int i = 0; i < count; i++) {
            if (value[i] == '"') {
                line.ascii('"');
            }
            line.utf8(value, i, 1, 0);
        }
        line.ascii('"');
    }

    /** Adds a line of titles. */
    void titles(List<String> titles) throws IOException {
        for (String title : titles) {
            number(title);
        }
        end();
    }

    /** Ends the line and passes it on. */
    void end() throws IOException {
        line.ascii("\r\n");
        out.write(line.bytes(), 0, line.length());
        line.clear();
    }
}
