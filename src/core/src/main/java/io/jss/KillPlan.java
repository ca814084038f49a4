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
    public record Result(InetSocket socket, Outcome outcome) {}

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
        Validate.isTrue(!Filters.isAny(query.filter()), "a filter must say what is to be closed");
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
        List<Outcome> outcomes = table.destroy(closing);
        List<Result> results = new ArrayList<>(closing.size());
        for (int i = 0; i < closing.size(); i++) {
            results.add(new Result(closing.get(i), outcomes.get(i)));
        }
        return results;
    }

    /** What became of a socket that was to be closed by SOCK_DESTROY. */
    public enum Outcome {
        /** The kernel closed it, and it is gone; its program gets ECONNABORTED. */
        CLOSED("closed"),
        /** It had gone already: ENOENT or ESTALE. No other socket was closed for it. */
        GONE("gone"),
        /**
         * The kernel ended its connection or its listening, yet its port stays bound until its
         * program closes it: a TCP listener, and a connection whose program had bound the port.
         */
        STILL_BOUND("still there: its port stays bound until its program closes it"),
        /**
         * The kernel ended its listening, and does not show (before Linux 6.8) whether it is bound.
         */
        PERHAPS_BOUND("listens no more: whether its port stays bound is not seen before Linux 6.8"),
        /** The kernel took its peer from it: a bound socket of UDP or RAW goes on receiving. */
        STILL_RECEIVING("still there: it goes on receiving"),
        /**
         * It is bound and nothing more (Linux 6.8), and the kernel closes none of these: ENOENT.
         */
        NOT_REACHED("still there: the kernel cannot close a socket that is only bound"),
        /** The kernel said that it closed it, or that there is none, and it is there. */
        STILL_THERE("still there"),
        /** CAP_NET_ADMIN is missing: EPERM. */
        NOT_PERMITTED("not permitted"),
        /**
         * The kernel cannot (before Linux 4.5, or without CONFIG_INET_DIAG_DESTROY), or not for
         * this kind of socket.
         */
        NOT_SUPPORTED("not supported by this kernel");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** Returns whether the socket is gone, by this request or before it. */
        public boolean isGone() {
            return this == CLOSED || this == GONE;
        }

        /** Returns the words for people. */
        public String label() {
            return label;
        }
    }

    /** More sockets match than may be closed at once; none was closed. */
    public static final class TooManySocketsException extends IllegalStateException {

        private static final long serialVersionUID = 1L;

        private final long matching;
        private final int max;

        TooManySocketsException(long matching, int max) {
            super(
                    matching
                            + " sockets match, more than the "
                            + max
                            + " that may be closed at once");
            this.matching = matching;
            this.max = max;
        }

        /** Returns how many sockets match. */
        public long matching() {
            return matching;
        }

        /** Returns how many may be closed at once. */
        public int max() {
            return max;
        }
    }
}
