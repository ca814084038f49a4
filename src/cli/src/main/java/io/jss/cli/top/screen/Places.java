package io.jss.cli.top.screen;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of rows or groups, from the top. A row keeps its place while its values change; the
 * place of one that has gone is taken by the one that would be first among those below the screen,
 * and so is that of a row that has long been quiet when another one below the screen does
 * something.
 *
 * @param keys the sockets, by their cookies, or the groups, by what they have, in their places
 */
public record Places<K>(List<K> keys) {

    /** A row that was quiet for so many looks may lose its place on the screen. */
    static final int QUIET = 5;

    /** What has a place. */
    interface Placed<K> {
        /** Returns what it is known by from look to look. */
        K place();

        /** Returns the looks since it did something. */
        int quietLooks();

        /** Returns whether it is still there, so that it may have to make room. */
        boolean isThere();
    }

    /** Copies the list. */
    public Places {
        keys = List.copyOf(keys);
    }

    /** Returns that nobody has a place. */
    public static <K> Places<K> none() {
        return new Places<>(List.of());
    }

    /** Returns the places of rows as they come. */
    static <K> Places<K> of(List<? extends Placed<K>> rows) {
        return new Places<>(rows.stream().<K>map(Placed::place).toList());
    }

    /**
     * Returns the places for the rows of another look.
     *
     * @param rows the rows; who is first of them is first of those without a place on the screen
     * @param visible how many places are on the screen
     */
    <R extends Placed<K>> Places<K> next(List<R> rows, int visible) {
        if (keys.isEmpty()) {
            return of(rows);
        }
        Map<K, R> known = new HashMap<>();
        rows.forEach(row -> known.put(row.place(), row));
        Set<K> onScreen = new HashSet<>(keys.subList(0, Math.min(visible, keys.size())));
        List<R> waiting = new ArrayList<>();
        for (R row : rows) {
            if (!onScreen.contains(row.place())) {
                waiting.add(row);
            }
        }
        List<K> places = new ArrayList<>(rows.size());
        Iterator<R> candidates = waiting.iterator();
        Set<K> placed = new HashSet<>();
        List<K> displaced = new ArrayList<>();
        R candidate = candidates.hasNext() ? candidates.next() : null;
        for (int place = 0; place < Math.min(visible, keys.size()); place++) {
            R row = known.get(keys.get(place));
            boolean leaves = row == null || (isQuiet(row) && isActive(candidate));
            if (!leaves) {
                places.add(row.place());
                continue;
            }
            if (row != null) {
                displaced.add(row.place());
            }
            if (candidate != null) {
                places.add(candidate.place());
                placed.add(candidate.place());
                candidate = candidates.hasNext() ? candidates.next() : null;
            }
        }
        for (R row : waiting) {
            if (!placed.contains(row.place())) {
                places.add(row.place());
            }
        }
        places.addAll(displaced);
        return new Places<>(places);
    }

    private static boolean isQuiet(Placed<?> row) {
        return row.quietLooks() >= QUIET && row.isThere();
    }

    private static boolean isActive(Placed<?> row) {
        return row != null && row.quietLooks() == 0;
    }

    /**
     * Returns rows in their places; those that have none, as they were in an earlier look, are
     * behind the others.
     */
    <R extends Placed<K>> List<R> place(List<R> rows) {
        Map<K, R> left = new LinkedHashMap<>();
        rows.forEach(row -> left.put(row.place(), row));
        List<R> ordered = new ArrayList<>(rows.size());
        for (K key : keys) {
            R row = left.remove(key);
            if (row != null) {
                ordered.add(row);
            }
        }
        ordered.addAll(left.values());
        return ordered;
    }
}
