package io.jss.cli.details;

import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.commons.lang3.StringUtils;

/**
 * Lines below one row: a group is a line, {@code rtt 1.2 ms ± 0.4, lowest 0.9 ms}, and a group to
 * which nothing was added is none. Words are written as bytes where they are to stand: a long table
 * makes no object for a row.
 */
final class NoteLines {

    private static final int NAME_WIDTH = 10;
    private static final int KEPT = 8;
    private static final byte[] NOTHING = {};

    private RowBuffer out = new RowBuffer();
    private byte[] group = NOTHING;
    private boolean begun;

    /** Texts from elsewhere, by identity, and what is written of them. */
    private final String[] foreign = new String[KEPT];

    private final byte[][] harmless = new byte[KEPT][];
    private int next;

    /** Begins the lines of a row. */
    void startIn(RowBuffer lines) {
        out = lines;
        begun = false;
    }

    /** Returns the beginning of a line, for {@link #group}. */
    static byte[] heading(String name) {
        return RowBuffer.bytes("  " + StringUtils.rightPad(name, NAME_WIDTH) + ' ');
    }

    /**
     * Ends the group before, and begins another.
     *
     * @param heading its {@link #heading}
     */
    NoteLines group(byte[] heading) {
        end();
        group = heading;
        return this;
    }

    /** Ends the last group. */
    void end() {
        if (begun) {
            out.ascii('\n');
        }
        begun = false;
    }

    /** Begins a part, and returns what takes it. */
    RowBuffer begin() {
        if (begun) {
            out.comma();
        } else {
            begun = true;
            out.ascii(group);
        }
        return out;
    }

    /** Begins a part with words of our own, and returns what takes the rest of it. */
    RowBuffer begin(byte[] words) {
        begin().ascii(words);
        return out;
    }

    /** Begins a part with words of our own, ASCII, and returns what takes the rest of it. */
    RowBuffer begin(String words) {
        begin().ascii(words);
        return out;
    }

    /** Adds words of our own. */
    NoteLines add(byte[] words) {
        begin(words);
        return this;
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
        if (!name.isEmpty()) {
            begin(name).ascii(' ');
        } else {
            begin();
        }
        out.ascii(harmless(text));
        return this;
    }

    /** Most rows have the same few texts, each as one object. */
    @SuppressWarnings("ReferenceEquality") // an equal text is made harmless again
    private byte[] harmless(String text) {
        for (int i = 0; i < KEPT; i++) {
            if (foreign[i] == text) {
                return harmless[i];
            }
        }
        RowBuffer made = new RowBuffer();
        SafeText.write(text, made);
        byte[] bytes = Arrays.copyOf(made.bytes(), made.length());
        foreign[next] = text;
        harmless[next] = bytes;
        next = (next + 1) % KEPT;
        return bytes;
    }

    /** Adds text whose characters are harmless. */
    NoteLines addText(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        begin().utf8(bytes, 0, bytes.length, text.length());
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
}
