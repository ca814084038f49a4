package io.jss.sample;

/**
 * Finds rows by cookie: a table of row numbers with open addressing. It holds four bytes for each
 * place, and is 8/15 to 4/5 full once it has grown.
 */
final class CookieIndex {

    private static final long MIX = 0x9e3779b97f4a7c15L;
    private static final int LEAST = 64;

    private final Rows rows;

    /** Row numbers, one more than they are; 0 is free. */
    private int[] places = new int[LEAST];

    private int size;

    CookieIndex(Rows rows) {
        this.rows = rows;
    }

    long bytes() {
        return (long) places.length * Integer.BYTES;
    }

    /** Returns the row of a cookie, or -1. */
    int find(long cookie) {
        return places[place(cookie)] - 1;
    }

    /** Adds a row whose cookie is not here. */
    void add(int row) {
        if ((size + 1) * 5L > places.length * 4L) {
            resize(places.length + places.length / 2);
        }
        places[place(cookie(row))] = row + 1;
        size++;
    }

    /** Says that a row has another number now. */
    void renumber(int from, int to) {
        places[place(cookie(from))] = to + 1;
    }

    /** Takes out a row; those behind it that it displaced move up. */
    void remove(int row) {
        int hole = place(cookie(row));
        if (places[hole] != row + 1) {
            return;
        }
        int at = hole;
        while (true) {
            at = next(at);
            if (places[at] == 0) {
                break;
            }
            int home = home(cookie(places[at] - 1));
            if (distance(home, at) >= distance(hole, at)) {
                places[hole] = places[at];
                hole = at;
            }
        }
        places[hole] = 0;
        size--;
    }

    /** Gives up places that are needed no more. */
    void trim() {
        if (places.length > LEAST && size * 5L < places.length * 2L) {
            resize(Math.max(LEAST, (int) (size * 3L / 2 + 1)));
        }
    }

    void clear() {
        places = new int[LEAST];
        size = 0;
    }

    private void resize(int length) {
        int[] old = places;
        places = new int[length];
        for (int entry : old) {
            if (entry != 0) {
                places[place(cookie(entry - 1))] = entry;
            }
        }
    }

    private long cookie(int row) {
        return rows.get(row, Rows.COOKIE);
    }

    /** Returns the place of the cookie, or the free one where it belongs. */
    private int place(long cookie) {
        int at = home(cookie);
        while (places[at] != 0 && cookie(places[at] - 1) != cookie) {
            at = next(at);
        }
        return at;
    }

    private int home(long cookie) {
        return (int) ((((cookie * MIX) >>> Integer.SIZE) * places.length) >>> Integer.SIZE);
    }

    private int next(int at) {
        return at + 1 == places.length ? 0 : at + 1;
    }

    private int distance(int from, int to) {
        return to >= from ? to - from : to - from + places.length;
    }
}
