package io.jss.engine;

import java.util.Arrays;

/**
 * A set of socket cookies in one primitive array (open addressing), reused from dump to dump.
 *
 * <p>The kernel numbers sockets in the order in which it first tells of them, so cookies that come
 * one after the other are near to each other as a rule: a cell of the array holds 64 that follow
 * each other, a bit for each. Sixteen bytes a socket are the worst case, where all are far apart,
 * and twice as many right after it has grown.
 *
 * <p>A dump resumes at (bucket, index), so a table that changes meanwhile can show a socket twice.
 * Cookie 0 is no identity and never counts as seen.
 */
public final class CookieSet {

    private static final int FIRST_CELLS = 1 << 8;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    /** The bits of a cookie that say which of its cell it is; those above are the cell's key. */
    private static final int CELL_BITS = 6;

    /** Of each cell its key, then its bits; a cell without bits is free. */
    private long[] cells = new long[2 * FIRST_CELLS];

    private int taken;
    private int size;

    /** Makes an empty set. */
    public CookieSet() {}

    /** Adds a cookie and returns whether it was new. */
    public boolean add(long cookie) {
        if (cookie == 0) {
            return true;
        }
        long key = cookie >>> CELL_BITS;
        int at = find(cells, key);
        long bits = cells[at + 1];
        long bit = 1L << cookie; // the shift takes the low bits alone
        if ((bits & bit) != 0) {
            return false;
        }
        cells[at] = key;
        cells[at + 1] = bits | bit;
        size++;
        if (bits == 0) {
            taken++;
            if (taken > cells.length / 4) {
                grow();
            }
        }
        return true;
    }

    /** Returns whether a cookie was added; never for 0. */
    public boolean contains(long cookie) {
        return cookie != 0 && (cells[find(cells, cookie >>> CELL_BITS) + 1] >>> cookie & 1) != 0;
    }

    /** Returns how many cookies were added, those that are 0 apart. */
    int size() {
        return size;
    }

    /** Takes all out; what they took is kept for the next. */
    public void clear() {
        if (size != 0) {
            Arrays.fill(cells, 0);
            taken = 0;
            size = 0;
        }
    }

    private void grow() {
        long[] larger = new long[cells.length * 2];
        for (int at = 0; at < cells.length; at += 2) {
            if (cells[at + 1] != 0) {
                int to = find(larger, cells[at]);
                larger[to] = cells[at];
                larger[to + 1] = cells[at + 1];
            }
        }
        cells = larger;
    }

    /** Returns where the cell with the key is, or the free one where it belongs. */
    private static int find(long[] cells, long key) {
        int mask = cells.length - 2;
        int at = (int) ((key * MIX) >>> 32) & mask;
        while (cells[at + 1] != 0 && cells[at] != key) {
            at = (at + 2) & mask;
        }
        return at;
    }
}
