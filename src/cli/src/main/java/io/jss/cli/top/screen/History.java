package io.jss.cli.top.screen;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * The last snapshots, the newest one first: as many as hold a bounded number of rows together, and
 * for the sparklines the totals of a minute of looks. For the thread that paints.
 */
public final class History {

    /** Rows that are kept, about 1 KiB each. */
    static final int MAX_ROWS = 40_000;

    /** Snapshots that are kept at most: ten minutes of looks at one a second. */
    static final int MAX_SNAPSHOTS = 600;

    private static final int MINUTE = 60;

    private final Deque<Snapshot> snapshots = new ArrayDeque<>();
    private final Deque<Snapshot.Totals> totals = new ArrayDeque<>();
    private int rows;

    /** Keeps a snapshot. */
    public void add(Snapshot snapshot) {
        if (!snapshots.isEmpty() && snapshots.peekFirst().selection() != snapshot.selection()) {
            snapshots.clear();
            totals.clear();
            rows = 0;
        }
        snapshots.addFirst(snapshot);
        rows += snapshot.rows().size();
        while (snapshots.size() > 1 && (rows > MAX_ROWS || snapshots.size() > MAX_SNAPSHOTS)) {
            rows -= snapshots.removeLast().rows().size();
        }
        totals.addLast(snapshot.totals());
        if (totals.size() > MINUTE) {
            totals.removeFirst();
        }
    }

    /** Returns how many snapshots there are. */
    public int size() {
        return snapshots.size();
    }

    /** Returns the snapshot before the newest by so many, the oldest one when there are fewer. */
    public Snapshot back(int steps) {
        Iterator<Snapshot> all = snapshots.iterator();
        Snapshot snapshot = all.next();
        for (int step = 0; step < steps && all.hasNext(); step++) {
            snapshot = all.next();
        }
        return snapshot;
    }

    /** Returns a number of each look of the last minute, the oldest first. */
    List<Long> minute(ToLongFunction<Snapshot.Totals> number) {
        return totals.stream().map(number::applyAsLong).toList();
    }

    /** Returns a rate of a socket in each look that is kept, the oldest first. */
    List<OptionalLong> ofSocket(long cookie, Rate rate) {
        List<OptionalLong> values = new ArrayList<>();
        snapshots
                .descendingIterator()
                .forEachRemaining(
                        snapshot ->
                                snapshot.row(cookie)
                                        .ifPresent(row -> values.add(rate.of(row.rates()))));
        return values;
    }

    /** One of the rates. */
    interface Rate {
        OptionalLong of(SocketRow.Rates rates);
    }
}
