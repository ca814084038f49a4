package io.jss.sample;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;

/** Which counters there are, and the place of each. */
final class CounterSet {

    final Counter[] counters;
    private final Map<Counter, Integer> places = new EnumMap<>(Counter.class);

    CounterSet(Collection<Counter> wanted) {
        EnumSet<Counter> ordered = EnumSet.noneOf(Counter.class);
        ordered.addAll(wanted);
        counters = ordered.toArray(Counter[]::new);
        for (int i = 0; i < counters.length; i++) {
            places.put(counters[i], i);
        }
    }

    /** Returns the value of a counter, ABSENT for one that is not here. */
    long of(long[] values, Counter counter) {
        Integer place = places.get(counter);
        return place == null ? Counter.ABSENT : values[place];
    }

    long[] absent() {
        long[] values = new long[counters.length];
        Arrays.fill(values, Counter.ABSENT);
        return values;
    }

    /** Returns whether one of them began anew. */
    boolean beganAnew(long[] before, long[] now) {
        for (int i = 0; i < counters.length; i++) {
            if (counters[i].beganAnew(before[i], now[i])) {
                return true;
            }
        }
        return false;
    }

    long[] differences(long[] before, long[] now) {
        long[] differences = new long[counters.length];
        for (int i = 0; i < counters.length; i++) {
            differences[i] = counters[i].difference(before[i], now[i]);
        }
        return differences;
    }
}
