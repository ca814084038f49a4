package io.jss.cli.fit;

import java.util.Arrays;

/** How many cells of a column have which width. */
final class WidthCounts {

    private int[] counts = new int[64];

    /** How many are not wider; made after the last cell. */
    private int[] sums = {};

    private int least;
    private int widest;
    private int title;

    /**
     * Counts a cell.
     *
     * @param needed how wide it must be to say what it has to
     * @param whole how wide it is
     */
    void add(int needed, int whole) {
        if (needed >= counts.length) {
            counts = Arrays.copyOf(counts, Math.max(counts.length * 2, needed + 1));
        }
        counts[needed]++;
        least = Math.max(least, needed);
        widest = Math.max(widest, whole);
    }

    /**
     * Takes the title.
     *
     * @param word how wide its first word is
     * @param whole how wide it is
     */
    void title(int word, int whole) {
        least = Math.max(least, word);
        title = whole;
    }

    /** Returns how wide the column is where all cells fit, and the beginning of the title. */
    int least() {
        return least;
    }

    /** Returns how wide it is where all cells and the title are whole. */
    int widest() {
        return Math.max(widest, title);
    }

    int title() {
        return title;
    }

    /** Returns how many are wider than one width and not wider than another. */
    int between(int narrow, int wide) {
        return upTo(wide) - upTo(narrow);
    }

    /** Returns how many are wider. */
    int beyond(int width) {
        return all() - upTo(width);
    }

    /** Returns how many there are. */
    int all() {
        return upTo(counts.length);
    }

    private int upTo(int width) {
        if (sums.length == 0) {
            sums = counts.clone();
            for (int i = 1; i < sums.length; i++) {
                sums[i] += sums[i - 1];
            }
        }
        return sums[Math.min(width, sums.length - 1)];
    }
}
