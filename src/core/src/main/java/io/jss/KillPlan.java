package io.jss;

import io.jss.answer.SocketVisitor;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.Filters;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.Validate;

/**
 * Sockets that are to be closed: collected first, closed only if they are not too many.
 *
 * <p>It is passed to a visit as its visitor. For one thread.
 */
public final class KillPlan implements SocketVisitor {

    /** How many sockets may be closed at once unless somebody says otherwise. */
    public static final int DEFAULT_MAX = 100;

    /**
     * What became of one socket.
     *
     * @param socket the socket as it was before
     * @param outcome what became of it
     */
    public record Result(InetSocket socket, KillOutcome outcome) {}

    private final int max;
    private final List<InetSocket> sockets = new ArrayList<>();
    private long matching;

    /**
     * Creates an empty plan.
     *
     * @param max how many sockets may be closed, at least 1
     */
    public KillPlan(int max) {
        Validate.isTrue(max >= 1, "not a number of sockets: %d", max);
        this.max = max;
    }

    /**
     * Returns the plan to close what matches a query.
     *
     * @param max how many sockets may be closed, at least 1
     * @throws IllegalArgumentException when the query has no filter: everything would match
     * @throws IOException as {@link SocketTable#visit}
     */
    public static KillPlan of(SocketTable table, SocketQuery query, int max) throws IOException {
        Validate.isTrue(
                !query.filter().equals(Filters.any()), "a filter must say what is to be closed");
        KillPlan plan = new KillPlan(max);
        table.visit(
                query,
                socket -> {
                    // what is known not to match is not closed, even if the table passed it on
                    if (!query.filter().fails(socket, SocketFacts.NONE)) {
                        plan.visit(socket);
                    }
                });
        return plan;
    }

    /** Takes a socket that is to be closed; those beyond the limit are counted and not kept. */
    @Override
    public void visit(InetSocketView socket) {
        matching++;
        if (matching <= max) {
            sockets.add(InetSocket.copyOf(socket));
        }
    }

    /**
     * Returns the sockets that would be closed.
     *
     * @throws TooManySocketsException when there are more than may be closed
     */
    public List<InetSocket> sockets() {
        if (matching > max) {
            throw new TooManySocketsException(matching, max);
        }
        return List.copyOf(sockets);
    }

    /**
     * Closes the sockets, each by its own cookie; see {@link SocketTable#destroy}.
     *
     * @param table the table in which they were found
     * @return the outcome of each, in order
     * @throws TooManySocketsException when there are more than may be closed; none is closed then
     * @throws IOException as {@link SocketTable#destroy}
     */
    public List<Result> carryOut(SocketTable table) throws IOException {
        List<InetSocket> closing = sockets();
        List<KillOutcome> outcomes = table.destroy(closing);
        List<Result> results = new ArrayList<>(closing.size());
        for (int i = 0; i < closing.size(); i++) {
            results.add(new Result(closing.get(i), outcomes.get(i)));
        }
        return results;
    }
}
