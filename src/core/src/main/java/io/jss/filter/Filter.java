package io.jss.filter;

import io.jss.model.Detail;
import io.jss.model.DiagFamily;
import io.jss.model.DiagSocket;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which sockets are wanted: an immutable expression, built by the methods of {@link Filters} or
 * read from text by {@link FilterParser}.
 *
 * <p>A socket may not tell what a condition asks: TIME_WAIT has no uid, an old kernel no delivery
 * rate. Then the condition neither holds nor fails, and so does its negation; {@code and} and
 * {@code or} follow Kleene's logic. A socket is kept when the whole filter holds, so {@code not
 * user = root} keeps no socket whose user is unknown.
 *
 * <p>Sockets of every family are asked. What a family does not have, as a unix socket has no port,
 * keeps no socket of it: see {@link Condition#appliesTo}.
 *
 * <p>{@code toString()} returns canonical text: parsed again, it gives an equal filter.
 */
public sealed interface Filter permits And, Or, Not, Condition {

    /**
     * Returns whether the socket is known to match.
     *
     * @param facts what the socket itself does not tell
     */
    boolean holds(DiagSocket socket, SocketFacts facts);

    /**
     * Returns whether the socket is known not to match.
     *
     * @param facts what the socket itself does not tell
     */
    boolean fails(DiagSocket socket, SocketFacts facts);

    /** Returns the conditions in the order of the text. */
    Stream<Condition> conditions();

    /** Returns a filter that holds when both hold. */
    default Filter and(Filter other) {
        return Filters.allOf(List.of(this, other));
    }

    /** Returns a filter that holds when one of both holds. */
    default Filter or(Filter other) {
        return Filters.anyOf(List.of(this, other));
    }

    /** Returns a filter that holds when this one fails, and fails when this one holds. */
    default Filter negate() {
        return Filters.not(this);
    }

    /** Returns whether the filter asks for the processes that hold a socket. */
    default boolean asksForOwners() {
        return conditions()
                .anyMatch(c -> c instanceof PidCondition || c instanceof ProcessCondition);
    }

    /** Returns whether the filter asks for one certain local port. */
    default boolean asksForLocalPort() {
        return conditions()
                .anyMatch(
                        c ->
                                c instanceof PortCondition port
                                        && port.side() == Side.LOCAL
                                        && port.comparison() == Comparison.EQUAL);
    }

    /** Returns the details without which the filter is unknown of every socket. */
    default Set<Detail> details() {
        return conditions()
                .flatMap(condition -> condition.details().stream())
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Detail.class)));
    }

    /**
     * Returns whether it may hold for a socket of a family; true where that is not known without a
     * socket.
     */
    boolean canHold(DiagFamily family);

    /** Returns the conditions that no socket of a family can fulfil, in the order of the text. */
    default List<Condition> conditionsThatCannotHold(DiagFamily family) {
        return conditions().filter(condition -> !condition.appliesTo(family)).distinct().toList();
    }

    /** Returns the states that the filter names, wanted or not: bit N stands for state N. */
    default int namedStates() {
        return conditions()
                .filter(StateCondition.class::isInstance)
                .mapToInt(condition -> ((StateCondition) condition).mask())
                .reduce(0, (a, b) -> a | b);
    }
}
