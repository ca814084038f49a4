package io.jss.cli.top.screen;

import io.jss.fields.words.StateName;
import io.jss.model.TcpInfoField;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** An order of the rows, with the key that asks for it. */
public enum Order {
    /** Most bytes both ways first. */
    BYTES(
            'b',
            "bytes",
            largest(row -> row.rates().both()),
            group -> group.sent() + group.received()),
    /** Most bytes sent first. */
    SENT('s', "sent", largest(row -> row.rates().sent().orElse(0)), Grouping.Group::sent),
    /** Most bytes received first. */
    RECEIVED(
            'r',
            "received",
            largest(row -> row.rates().received().orElse(0)),
            Grouping.Group::received),
    /** The longest round trip first. */
    ROUND_TRIP('t', "round trip", largest(row -> row.socket().knownOr(TcpInfoField.RTT, -1))),
    /** The largest share of retransmitted segments first. */
    RETRANSMITTED('x', "retransmitted", largest(Order::retransmittedShare)),
    /** The longest queues first. */
    QUEUES(
            'u',
            "queues",
            largest(row -> row.socket().rqueue() + row.socket().wqueue()),
            Grouping.Group::queued),
    /** By the name of the state. */
    STATE('e', "state", Comparator.comparing(row -> StateName.of(row.socket()))),
    /** The youngest first. */
    AGE('a', "age", Comparator.comparingLong(SocketRow::ageSeconds)),
    /** By the processes. */
    OWNER('o', "owner", Comparator.comparing(row -> row.home().processes())),
    /** By the local port. */
    PORT('p', "local port", Comparator.comparingInt(row -> row.socket().localPort()));

    private static final long PER_MILLE = 1000;

    private final char key;
    private final String words;

    @SuppressWarnings("ImmutableEnumChecker") // comparators without state
    private final Comparator<SocketRow> comparator;

    @SuppressWarnings("ImmutableEnumChecker") // functions without state
    private final Optional<ToLongFunction<Grouping.Group>> sum;

    Order(char key, String words, Comparator<SocketRow> comparator) {
        this(key, words, comparator, null);
    }

    Order(
            char key,
            String words,
            Comparator<SocketRow> comparator,
            ToLongFunction<Grouping.Group> sum) {
        this.key = key;
        this.words = words;
        this.comparator =
                comparator
                        .thenComparing(largest(row -> row.rates().both()))
                        .thenComparingInt(SocketRow::quietLooks)
                        .thenComparingLong(SocketRow::cookie);
        this.sum = Optional.ofNullable(sum);
    }

    private static Comparator<SocketRow> largest(ToLongFunction<SocketRow> number) {
        return (one, other) -> Long.compare(number.applyAsLong(other), number.applyAsLong(one));
    }

    /** Returns how many of a thousand segments were sent again, -1 where it is not known. */
    static long retransmittedShare(SocketRow row) {
        long again = row.socket().knownOr(TcpInfoField.TOTAL_RETRANS, -1);
        long all = row.socket().knownOr(TcpInfoField.SEGS_OUT, -1);
        return again < 0 || all <= 0 ? -1 : Math.min(PER_MILLE, PER_MILLE * again / all);
    }

    /** Returns the key. */
    char key() {
        return key;
    }

    /** Returns what comes first, for people. */
    String words() {
        return words;
    }

    /** Returns rows in this order. */
    List<SocketRow> of(List<SocketRow> rows) {
        return rows.stream().sorted(comparator).toList();
    }

    /** Returns what groups are ordered by, the largest first; empty where it does not add up. */
    Optional<ToLongFunction<Grouping.Group>> sum() {
        return sum;
    }
}
