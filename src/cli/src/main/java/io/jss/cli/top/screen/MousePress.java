package io.jss.cli.top.screen;

/**
 * A press of the left button, as a key that knows where it was.
 *
 * @param column the column of the screen, from 0
 * @param row the row of the screen, from 0
 */
public record MousePress(int column, int row) {

    private static final int FLAG = 1 << 28;
    private static final int BITS = 14;
    private static final int MASK = (1 << BITS) - 1;

    /** Returns the number of the key; no other key has it. */
    public int key() {
        return FLAG | (row & MASK) << BITS | (column & MASK);
    }

    static boolean is(int key) {
        return (key & FLAG) != 0 && key > 0;
    }

    static MousePress of(int key) {
        return new MousePress(key & MASK, (key >> BITS) & MASK);
    }
}
