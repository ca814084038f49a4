package io.jss.cli.targets;

import java.util.List;

/**
 * What one or two words name.
 *
 * @param text the words as they were written
 * @param readings what they may mean of what is there, the one that is taken first
 * @param certain whether the words by themselves have one reading
 * @param pids the processes that the first reading means, as far as they are known
 */
public record Target(String text, List<Reading> readings, boolean certain, List<Integer> pids) {

    static Target certain(String text, Reading reading) {
        return certain(text, reading, List.of());
    }

    static Target certain(String text, Reading reading, List<Integer> pids) {
        return new Target(text, List.of(reading), true, pids);
    }

    static Target uncertain(String text, List<Reading> readings, List<Integer> pids) {
        return new Target(text, readings, false, pids);
    }

    /** Returns what is taken. */
    public Reading first() {
        return readings.get(0);
    }
}
