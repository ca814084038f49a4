package io.jss.cli.details;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import io.jss.model.FieldSource;
import io.jss.model.StructField;
import java.nio.charset.StandardCharsets;

/**
 * Lines below one row: a group is a line, {@code rtt 1.2 ms ± 0.4, lowest 0.9 ms}, and a group to
 * which nothing was added is none.
 */
final class NoteLines {

    private static final int NAME_WIDTH = 10;
    private static final String INDENT = "  ";

    private final RowBuffer out;
    private String group = "";
    private boolean begun;

    NoteLines(RowBuffer out) {
        this.out = out;
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

    /** Adds words of our own, with the values in them. */
    NoteLines add(String words) {
        separate();
        utf8(words);
        return this;
    }

    /** Adds words of our own when something is so. */
    NoteLines addIf(boolean so, String words) {
        return so ? add(words) : this;
    }

    /** Adds a name of ours and a text from elsewhere, its control characters made harmless. */
    NoteLines addForeign(String name, String text) {
        separate();
        out.ascii(name.isEmpty() ? "" : name + " ");
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SafeText.write(bytes, 0, bytes.length, out);
        return this;
    }

    /** Adds a number with its unit, nothing when the kernel did not tell it. */
    NoteLines add(String name, FieldSource source, StructField field) {
        return number(name, source, field, false);
    }

    /** Adds a number with its unit, nothing when it is 0 or the kernel did not tell it. */
    NoteLines addUnlessZero(String name, FieldSource source, StructField field) {
        return number(name, source, field, true);
    }

    private NoteLines number(String name, FieldSource source, StructField field, boolean not0) {
        long value = source.knownOr(field, 0);
        boolean told = value != 0 || (!not0 && source.knownOr(field, 1) == 0);
        return told ? add(label(name) + Quantity.of(value, field.unit())) : this;
    }

    private static String label(String name) {
        return name.isEmpty() ? "" : name + " ";
    }

    private void separate() {
        if (begun) {
            out.ascii(", ");
            return;
        }
        begun = true;
        out.ascii(INDENT + group);
        for (int width = group.length(); width <= NAME_WIDTH; width++) {
            out.ascii(' ');
        }
    }

    private void utf8(String words) {
        byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
        out.utf8(bytes, 0, bytes.length, words.length());
    }
}
