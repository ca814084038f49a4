package io.jss.sample;

import java.util.Arrays;

/**
 * Finds numbers by protocol and ends, for the few rows of one look that may be the past of a
 * minisock. Of several with the same ends it has the one that was added last.
 */
final class TupleIndex {

    static final int NONE = Integer.MIN_VALUE;
    private static final long MIX = 0x9e3779b97f4a7c15L;

    private long[] hashes = new long[16];
    private int[] numbers = new int[16];
    private int size;

    /** Returns a hash of 64 bits that stands for protocol and ends; never 0. */
    static long hash(Rows rows, int row, int protocol) {
        long hash = protocol;
        for (int word = Rows.LOCAL_HIGH; word <= Rows.REMOTE_LOW; word++) {
            hash = mix(hash ^ rows.get(row, word));
        }
        hash = mix(hash ^ rows.ports(row));
        return hash == 0 ? 1 : hash;
    }

    private static long mix(long value) {
        long mixed = (value ^ value >>> 32) * MIX;
        return (mixed ^ mixed >>> 29) * 0xbf58476d1ce4e5b9L;
    }

    void put(long hash, int number) {
        if (size * 2 >= hashes.length) {
            grow();
        }
        int at = place(hash);
        if (hashes[at] == 0) {
            hashes[at] = hash;
            size++;
        }
        numbers[at] = number;
    }

    /** Returns the number that was put last, and forgets it; {@link #NONE} for none. */
    int take(long hash) {
        int at = place(hash);
        if (hashes[at] == 0) {
            return NONE;
        }
        int number = numbers[at];
        numbers[at] = NONE;
        return number;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldNumbers = numbers;
        hashes = new long[oldHashes.length * 2];
        numbers = Arrays.copyOf(oldNumbers, hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldHashes[i] != 0) {
                int at = place(oldHashes[i]);
                hashes[at] = oldHashes[i];
                numbers[at] = oldNumbers[i];
            }
        }
    }

    private int place(long hash) {
        int at = (int) hash & hashes.length - 1;
        while (hashes[at] != 0 && hashes[at] != hash) {
            at = at + 1 & hashes.length - 1;
        }
        return at;
    }
}
