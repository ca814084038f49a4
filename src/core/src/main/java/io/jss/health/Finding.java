package io.jss.health;

import io.jss.model.InetSocketView;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

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
 * @param cookies the cookies of all sockets that it is about; empty when it is about none of those
 *     that were looked at
 */
public record Finding(
        Condition condition,
        Severity severity,
        String what,
        long number,
        OptionalLong limit,
        List<Culprit> who,
        String since,
        String advice,
        Set<Long> cookies) {

    /** How many culprits a finding names. */
    public static final int MOST_CULPRITS = 5;

    /** Keeps the worst culprits. */
    public Finding {
        who = List.copyOf(who.subList(0, Math.min(who.size(), MOST_CULPRITS)));
        cookies = Set.copyOf(cookies);
    }

    /** Makes one that is about none of the sockets. */
    public Finding(
            Condition condition,
            Severity severity,
            String what,
            long number,
            OptionalLong limit,
            List<Culprit> who,
            String since,
            String advice) {
        this(condition, severity, what, number, limit, who, since, advice, Set.of());
    }

    /** Returns the same about some sockets. */
    public Finding about(Collection<? extends InetSocketView> sockets) {
        Set<Long> about = new HashSet<>();
        sockets.forEach(socket -> about.add(socket.cookie()));
        return new Finding(condition, severity, what, number, limit, who, since, advice, about);
    }

    /** Returns the same with more of how long it has lasted. */
    public Finding since(String sentence) {
        return new Finding(
                condition, severity, what, number, limit, who, sentence, advice, cookies);
    }

    /** Returns the number as a share of the limit; empty without a limit or for a limit of 0. */
    public OptionalDouble share() {
        return limit.isPresent() && limit.getAsLong() > 0
                ? OptionalDouble.of((double) number / limit.getAsLong())
                : OptionalDouble.empty();
    }
}
