package io.jss.cli.compat.ss;

import io.jss.cli.text.Inert;
import io.jss.cli.text.RowBuffer;

/**
 * Writes what stands behind the ends of a socket into its row, a byte for each character. What is
 * {@linkplain #append appended} are words and numbers of this package, or names that are inert;
 * what others have named is {@linkplain #foreign foreign}.
 */
final class ExtraText {

    private final RowBuffer row;

    ExtraText(RowBuffer row) {
        this.row = row;
    }

    /** Appends a word. */
    ExtraText append(String word) {
        row.ascii(word);
        return this;
    }

    /** Appends a character of ASCII. */
    ExtraText append(char character) {
        row.ascii(character);
        return this;
    }

    /** Appends a number with its sign. */
    ExtraText append(long number) {
        row.signed(number);
        return this;
    }

    /** Appends a number that has no sign. */
    ExtraText unsigned(long number) {
        row.decimal(number);
        return this;
    }

    /** Appends what a terminal might obey, so that it does not. */
    ExtraText foreign(String text) {
        int start = row.length();
        row.ascii(text);
        Inert.lines(row.bytes(), start, row.length());
        return this;
    }

    /** Returns how many bytes the row has. */
    int length() {
        return row.length();
    }
}
