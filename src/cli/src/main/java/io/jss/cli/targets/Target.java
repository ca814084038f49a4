package io.jss.cli.targets;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What one or two words name.
 *
 * @param text the words as they were written
 * @param readings what they may mean of what is there, the one that is taken first
 * @param certain whether the words by themselves have one reading
 * @param pids the processes that the first reading means, as far as they are known
 */
public record Target(String text, List<Reading> readings, boolean certain, List<Integer> pids) {

    private static final String NOT = "not ";

    static Target certain(String text, Reading reading) {
        return certain(text, reading, List.of());
    }

    static Target certain(String text, Reading reading, List<Integer> pids) {
        return new Target(text, List.of(reading), true, pids);
    }

    static Target uncertain(String text, List<Reading> readings, List<Integer> pids) {
        return new Target(text, readings, false, pids);
    }

    /** Returns what several of one kind mean together. */
    static Target anyOf(String text, List<Target> targets) {
        String filter =
                targets.stream()
                        .map(target -> target.first().filter())
                        .collect(Collectors.joining(" or "));
        return certain(
                text,
                new Reading(text, filter, targets.get(0).first().options()),
                targets.stream().flatMap(target -> target.pids().stream()).toList());
    }

    /**
     * Returns the same with its protocol as a condition, so that beside {@code or} it is that of
     * this target alone.
     */
    Target asCondition() {
        return new Target(
                text, readings.stream().map(Reading::asCondition).toList(), certain, pids);
    }

    /** Returns what it does not mean; no process is named by it. */
    Target negated() {
        return new Target(
                NOT + text, readings.stream().map(Reading::negated).toList(), certain, List.of());
    }

    /** Returns the word before what is not meant, with a blank, empty where it is meant. */
    String negation() {
        return text.startsWith(NOT) ? NOT : "";
    }

    /** Returns what is taken. */
    public Reading first() {
        return readings.get(0);
    }
}
