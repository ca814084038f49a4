package io.jss.engine;

import java.util.Arrays;

/**
 * A set of socket cookies in one primitive array (open addressing), reused from dump to dump.
 *
 * <p>A dump resumes at (bucket, index), so a table that changes meanwhile can show a socket twice.
 * Cookie 0 is no identity and never counts as seen.
 */
final class CookieSet {

    private static final int FIRST_CAPACITY = 1 << 10;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] slots = new long[FIRST_CAPACITY];
    private int size;

    /** Adds a cookie and returns whether it was new. */
    boolean add(long cookie) {
        if (cookie == 0) {
            return true;
        }
        int at = find(slots, cookie);
        if (slots[at] == cookie) {
            return false;
        }
        slots[at] = cookie;
        size++;
        if (size > slots.length / 2) { // most that is sought is not there, which is dear when full
            grow();
        }
        return true;
    }

    /** Returns whether a cookie was added; never for 0. */
    boolean contains(long cookie) {
        return cookie != 0 && slots[find(slots, cookie)] == cookie;
    }

    /** Returns how many cookies were added, those that are 0 apart. */
    int size() {
        return size;
    }

    void clear() {
        if (size != 0) {
            Arrays.fill(slots, 0);
            size = 0;
        }
    }

    private void grow() {
        long[] larger = new long[slots.length * 2];
        for (long cookie : slots) {
            if (cookie != 0) {
                larger[find(larger, cookie)] = cookie;
            }
        }
        slots = larger;
    }

    /** Returns the slot that holds the cookie, or the free one where it belongs. */
    private static int find(long[] slots, long cookie) {
        int mask = slots.length - 1;
        int at = (int) ((cookie * MIX) >>> 32) & mask;
        while (slots[at] != 0 && slots[at] != cookie) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
