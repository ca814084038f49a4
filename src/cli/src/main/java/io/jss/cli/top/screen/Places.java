package io.jss.cli.top.screen;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The places of rows, from the top. A row keeps its place while its values change; the place of one
 * that has gone is taken by the one that would be first among those below the screen, and so is
 * that of a row that has long been quiet when another one below the screen does something.
 *
 * @param cookies the sockets in their places
 */
public record Places(List<Long> cookies) {

    /** A row that was quiet for so many looks may lose its place on the screen. */
    static final int QUIET = 5;

    /** Nobody has a place. */
    public static final Places NONE = new Places(List.of());

    /** Copies the list. */
    public Places {
        cookies = List.copyOf(cookies);
    }

    /** Returns the places of rows that are put in order anew. */
    static Places sorted(List<SocketRow> rows, Comparator<SocketRow> order) {
        return new Places(rows.stream().sorted(order).map(SocketRow::cookie).toList());
    }

    /**
     * Returns the places for the rows of another look.
     *
     * @param rows the rows
     * @param order who is first of those that have no place on the screen
     * @param visible how many places are on the screen
     */
    Places next(List<SocketRow> rows, Comparator<SocketRow> order, int visible) {
        if (cookies.isEmpty()) {
            return sorted(rows, order);
        }
        Map<Long, SocketRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.cookie(), row));
        Set<Long> onScreen = new HashSet<>(cookies.subList(0, Math.min(visible, cookies.size())));
        List<SocketRow> waiting = new ArrayList<>();
        for (SocketRow row : rows) {
            if (!onScreen.contains(row.cookie())) {
                waiting.add(row);
            }
        }
        waiting.sort(order);
        List<Long> places = new ArrayList<>(rows.size());
        Iterator<SocketRow> candidates = waiting.iterator();
        Set<Long> placed = new HashSet<>();
        List<Long> displaced = new ArrayList<>();
        SocketRow candidate = candidates.hasNext() ? candidates.next() : null;
        for (int place = 0; place < Math.min(visible, cookies.size()); place++) {
            SocketRow row = known.get(cookies.get(place));
            boolean leaves = row == null || (isQuiet(row) && isActive(candidate));
            if (!leaves) {
                places.add(row.cookie());
                continue;
            }
            if (row != null) {
                displaced.add(row.cookie());
            }
            if (candidate != null) {
                places.add(candidate.cookie());
                placed.add(candidate.cookie());
                candidate = candidates.hasNext() ? candidates.next() : null;
            }
        }
        for (SocketRow row : waiting) {
            if (!placed.contains(row.cookie())) {
                places.add(row.cookie());
            }
        }
        places.addAll(displaced);
        return new Places(places);
    }

    private static boolean isQuiet(SocketRow row) {
        return row.quietLooks() >= QUIET && row.mark() == SocketRow.Mark.THERE;
    }

    private static boolean isActive(SocketRow row) {
        return row != null && row.quietLooks() == 0;
    }

    /** Returns those of the rows that have a place, in order. */
    List<SocketRow> of(List<SocketRow> rows) {
        Map<Long, SocketRow> known = new HashMap<>();
        rows.forEach(row -> known.put(row.cookie(), row));
        List<SocketRow> ordered = new ArrayList<>(rows.size());
        for (Long cookie : cookies) {
            SocketRow row = known.get(cookie);
            if (row != null) {
                ordered.add(row);
            }
        }
        return ordered;
    }
}
