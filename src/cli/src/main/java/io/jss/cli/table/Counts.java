package io.jss.cli.table;

import io.jss.cli.text.RowBuffer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

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
     * @param sums of their numbers, in the order in which these were given; empty where none is
     *     known
     */
    public record Group(RowKey key, long count, List<OptionalLong> sums) {

        /** Returns by what groups are ordered: all that is summed up, or the number of sockets. */
        long weight() {
            return sums.isEmpty() ? count : sums.stream().mapToLong(sum -> sum.orElse(0)).sum();
        }

        /** Returns the texts of the cells. */
        public List<String> cells() {
            return key.texts();
        }
    }

    private static final class Counter {
        private long count;
        private final OptionalLong[] sums;

        Counter(int numbers) {
            sums = new OptionalLong[numbers];
            Arrays.fill(sums, OptionalLong.empty());
        }
    }

    private final List<Column> keys;
    private final List<Sum> sums;
    private final Map<RowKey, Counter> counters = new HashMap<>();
    private final RowBuffer row = new RowBuffer();
    private long total;

    /** Creates counts by the cells of these columns, with sums of numbers. */
    public Counts(List<Column> keys, List<Sum> sums) {
        this.keys = List.copyOf(keys);
        this.sums = List.copyOf(sums);
    }

    /** Counts a socket. */
    public void add(DiagSocket socket) throws IOException {
        row.clear();
        for (Column key : keys) {
            key.write(socket, row);
            row.endCell();
        }
        Counter counter = counters.computeIfAbsent(RowKey.of(row), key -> new Counter(sums.size()));
        counter.count++;
        total++;
        for (int i = 0; i < counter.sums.length; i++) {
            OptionalLong value = sums.get(i).value().apply((InetSocketView) socket);
            if (value.isPresent()) {
                counter.sums[i] = OptionalLong.of(counter.sums[i].orElse(0) + value.getAsLong());
            }
        }
    }

    /** Returns what is summed up. */
    public List<Sum> sums() {
        return sums;
    }

    /** Returns the number of all sockets. */
    public long total() {
        return total;
    }

    /**
     * Returns the groups: those first whose numbers are the largest together, or without numbers
     * those of the most sockets; equal ones in the order of the cells.
     */
    public List<Group> sorted() {
        return counters.entrySet().stream()
                .map(
                        entry ->
                                new Group(
                                        entry.getKey(),
                                        entry.getValue().count,
                                        List.of(entry.getValue().sums)))
                .sorted(
                        Comparator.comparingLong((Group group) -> -group.weight())
                                .thenComparingLong(group -> -group.count())
                                .thenComparing(Group::key))
                .toList();
    }
}
