package io.jss.cli.details;

import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.FieldSource;
import io.jss.model.StructField;
import java.nio.charset.StandardCharsets;

/**
 * Lines below one row: a group is a line, {@code rtt 1.2 ms ± 0.4, lowest 0.9 ms}, and a group to
 * which nothing was added is none. Words are written as bytes where they are to stand: a long table
 * makes no object for a row.
 */
final class NoteLines {

    private static final int NAME_WIDTH = 10;
    private static final long ABSENT = Long.MIN_VALUE;

    private RowBuffer out = new RowBuffer();
    private String group = "";
    private boolean begun;

    /** Begins the lines of a row. */
    void startIn(RowBuffer lines) {
        out = lines;
        begun = false;
    }

    /** Ends the group before, and begins another. */
    NoteLines group(String name) {
        end();
        group = name;
        return this;
    }

    /** Ends the last group. */
    void end() {
        if (begun) {
            out.ascii('\n');
        }
        begun = false;
    }

    /** Begins a part with words of our own, ASCII, and returns what takes the rest of it. */
    RowBuffer begin(String words) {
        if (begun) {
            out.comma();
        } else {
            begun = true;
            out.ascii("  ");
            out.ascii(group);
            out.blanks(Math.max(NAME_WIDTH + 1 - group.length(), 0));
        }
        out.ascii(words);
        return out;
    }

    /** Adds words of our own, ASCII. */
    NoteLines add(String words) {
        begin(words);
        return this;
    }

    /** Adds words of our own when something is so. */
    NoteLines addIf(boolean so, String words) {
        return so ? add(words) : this;
    }

    /** Adds a name of ours and a text from elsewhere, its control characters made harmless. */
    NoteLines addForeign(String name, String text) {
        SafeText.write(text, label(name));
        return this;
    }

    /** Adds text whose characters are harmless. */
    NoteLines addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin("").utf8(bytes, 0, bytes.length, text.length());
        return this;
    }

    /** Adds words of our own and a number. */
    NoteLines add(String words, long number) {
        begin(words).decimal(number);
        return this;
    }

    /** Adds words of our own and a number in hexadecimal. */
    NoteLines addHex(String words, long number) {
        begin(words).hexadecimal(number);
        return this;
    }

    /** Adds a number with its unit, nothing when it is not known. */
    NoteLines add(String name, FieldSource source, StructField field) {
        long value = source.knownOr(field, ABSENT);
        return value == ABSENT ? this : number(name, value, field);
    }

    /** Adds a number with its unit, nothing when it is 0 or not known. */
    NoteLines addUnlessZero(String name, FieldSource source, StructField field) {
        long value = source.knownOr(field, 0);
        return value == 0 ? this : number(name, value, field);
    }

    private NoteLines number(String name, long value, StructField field) {
        Quantity.write(value, field.unit(), label(name));
        return this;
    }

    private RowBuffer label(String name) {
        begin(name);
        if (!name.isEmpty()) {
            out.ascii(' ');
        }
        return out;
    }
}
