package io.jss.health;

import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * Something that is wrong, with its evidence.
 *
 * @param condition what it is
 * @param severity how bad
 * @param what one sentence with the numbers
 * @param number the number that was measured
 * @param limit what the kernel allows of it; empty where there is no such limit
 * @param who whose it is, the worst first, at most {@value #MOST_CULPRITS}; empty when not known
 * @param since how long it has lasted as far as known, a sentence
 * @param advice what to do, with the present values of what is to be changed
 */
public record Finding(
        Condition condition,
        Severity severity,
        String what,
        long number,
        OptionalLong limit,
        List<Culprit> who,
        String since,
        String advice) {

    /** How many culprits a finding names. */
    public static final int MOST_CULPRITS = 5;

    /** Keeps the worst culprits. */
    public Finding {
        who = List.copyOf(who.subList(0, Math.min(who.size(), MOST_CULPRITS)));
    }

    /** Returns the number as a share of the limit; empty without a limit or for a limit of 0. */
    public OptionalDouble share() {
        return limit.isPresent() && limit.getAsLong() > 0
                ? OptionalDouble.of((double) number / limit.getAsLong())
                : OptionalDouble.empty();
    }
}
