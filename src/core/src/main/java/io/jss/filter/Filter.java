package io.jss.filter;

import io.jss.model.Detail;
import io.jss.model.DiagSocket;
import io.jss.model.SocketFamily;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which sockets are wanted: an immutable expression, built by the methods of {@code Filters} or
 * read from text by {@code FilterParser}. Not for others to implement.
 *
 * <p>A socket may not tell what a condition asks: TIME_WAIT has no uid, an old kernel no delivery
 * rate. Then the condition neither holds nor fails, and so does its negation; {@code and} and
 * {@code or} follow Kleene's logic. A socket is kept when the whole filter holds, so {@code not
 * user = root} keeps no socket whose user is unknown.
 *
 * <p>Sockets of every family are asked. What a family does not have, as a unix socket has no port,
 * keeps no socket of it: see {@link #canHold}.
 *
 * <p>{@code toString()} returns canonical text: parsed again, it gives an equal filter.
 */
public interface Filter {

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

    /** Returns the conditions, those parts without and, or and not, in the order of the text. */
    Stream<Filter> conditions();

    /** Returns a filter that holds when both hold. */
    Filter and(Filter other);

    /** Returns a filter that holds when one of both holds. */
    Filter or(Filter other);

    /** Returns a filter that holds when this one fails, and fails when this one holds. */
    Filter negate();

    /** Returns whether the filter asks for the processes that hold a socket. */
    boolean asksForOwners();

    /** Returns whether the filter asks for one certain local port. */
    boolean asksForLocalPort();

    /** Returns the details without which the filter is unknown of every socket. */
    Set<Detail> details();

    /**
     * Returns whether it may hold for a socket of a family; true where that is not known without a
     * socket. For another family a condition fails or, where a number is compared, is unknown: no
     * socket is kept by it.
     */
    boolean canHold(SocketFamily<?> family);

    /** Returns the conditions that no socket of a family can fulfil, in the order of the text. */
    List<Filter> conditionsThatCannotHold(SocketFamily<?> family);

    /** Returns the states that the filter names, wanted or not: bit N stands for state N. */
    int namedStates();

    /**
     * Returns whether a condition names this process, by number or by name, as one that is wanted.
     */
    boolean isAbout(SocketFacts.Owner owner);
}
