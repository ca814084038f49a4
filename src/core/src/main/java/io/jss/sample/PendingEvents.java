package io.jss.sample;

import io.jss.SocketQuery;
import io.jss.answer.SocketVisitor;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Events of destroyed sockets until a look takes them, at most {@link #MOST}. */
final class PendingEvents implements SocketVisitor {

    /** Events that are kept; what comes beyond counts as a loss. */
    static final int MOST = 1 << 17;

    private static final int LATE = 1 << 12;

    /** Where events come from: a subscription, or a test. */
    interface Source {
        boolean next(Duration timeout, SocketVisitor visitor) throws IOException;

        long losses();
    }

    final SocketRows sockets;
    private final Source source;
    private final SocketQuery query;
    private long dropped;

    /** Cookies of sockets that were reported without their events, which may still come. */
    private final long[] late = new long[LATE];

    private int nextLate;

    PendingEvents(Source source, SocketQuery query, SocketRows sockets) {
        this.source = source;
        this.query = query;
        this.sockets = sockets;
    }

    boolean isSubscribed() {
        return source != null;
    }

    /** Takes what comes until the time has passed. */
    void take(Duration time) throws IOException {
        if (source == null) {
            return;
        }
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(time);
        long left;
        do {
            left = Math.max(0, end - System.nanoTime());
        } while (source.next(Duration.ofNanos(left), this) || left > 0);
    }

    /** Takes what is there, or waits for one event at most as long; returns whether one came. */
    boolean await(Duration time) throws IOException {
        return source.next(time, this);
    }

    @Override
    public void visit(InetSocketView socket) {
        if (!isOfQuery(socket)) {
            return;
        }
        int known = sockets.index.find(socket.cookie());
        if (known >= 0) {
            return;
        }
        if (sockets.rows.size() == MOST) {
            dropped++;
            return;
        }
        sockets.add(socket, 0);
    }

    /** One without a local port was never in a table; what a filter cannot know of it is no. */
    private boolean isOfQuery(InetSocketView socket) {
        return socket.localPort() != 0
                && socket.cookie() != 0
                && query.protocols().contains(socket.protocol())
                && query.families().contains(socket.socketFamily())
                && !query.filter().fails(socket, SocketFacts.NONE);
    }

    /** Returns the event of a cookie, or -1. */
    int of(long cookie) {
        return sockets.index.find(cookie);
    }

    long losses() {
        return source == null ? 0 : source.losses() + dropped;
    }

    void expectLate(long cookie) {
        late[nextLate] = cookie;
        nextLate = (nextLate + 1) % LATE;
    }

    /** Returns whether a socket was reported without this event. */
    boolean isLate(long cookie) {
        for (long other : late) {
            if (other == cookie) {
                return true;
            }
        }
        return false;
    }

    void clear() {
        sockets.clear();
        Arrays.fill(late, 0);
    }
}
