package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many sockets have the same cells. Memory grows with the number of different cells, not of
 * sockets.
 */
public final class Counts {

    /**
     * Sockets with the same cells.
     *
     * @param key the cells
     * @param count how many sockets
     */
    public record Group(RowKey key, long count) {

        /** Returns the texts of the cells. */
        public List<String> cells() {
            return key.texts();
        }
    }

    private static final class Counter {
        private long count;
    }

    private final List<Column> keys;
    private final Map<RowKey, Counter> counters = new HashMap<>();
    private final RowBuffer row = new RowBuffer();
    private long total;

    /** Creates counts by the cells of these columns. */
    public Counts(List<Column> keys) {
        this.keys = List.copyOf(keys);
    }

    /** Counts a socket. */
    public void add(DiagSocket socket) throws IOException {
        row.clear();
        for (Column key : keys) {
            key.write(socket, row);
            row.endCell();
        }
        counters.computeIfAbsent(RowKey.of(row), key -> new Counter()).count++;
        total++;
    }

    /** Returns the number of all sockets. */
    public long total() {
        return total;
    }

    /** Returns the groups: the largest first, equal ones in the order of the cells. */
    public List<Group> sorted() {
        return counters.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), entry.getValue().count))
                .sorted(
                        Comparator.comparingLong((Group group) -> -group.count())
                                .thenComparing(Group::key))
                .toList();
    }
}
