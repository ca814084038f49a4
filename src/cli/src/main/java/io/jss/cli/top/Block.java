package io.jss.cli.top;

import io.jss.cli.count.ProcessNames;
import io.jss.cli.diff.Difference;
import io.jss.cli.request.Selection;
import io.jss.cli.text.Quantity;
import io.jss.filter.SocketFacts;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Unit;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;

/**
 * What one look has to show: the sockets that did something, those first that sent and received
 * most, and in the room that is left some that did nothing, those with which something is wrong
 * first. By cookie: a socket that changed and was closed in the same time is one.
 */
final class Block extends LookWalk implements ProcessNames.Unseen {

    private record Row(InetSocket socket, Difference difference) {

        long bytesPerSecond() {
            return difference.sentPerSecond().orElse(0) + difference.receivedPerSecond().orElse(0);
        }
    }

    private final long room;
    private final Judgement before;
    private final List<InetSocket> wrong = new ArrayList<>();
    private final ListenerHomes<Long> listeners = new ListenerHomes<>(0L);
    private final List<InetSocket> candidates = new ArrayList<>();
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private int busy;

    /**
     * Prepares it.
     *
     * @param selection which sockets are meant
     * @param facts what its filter may ask beyond the kernel's answers
     * @param room how many sockets are shown
     * @param before what was wrong in the look before
     */
    Block(Selection selection, SocketFacts facts, long room, Judgement before) {
        super(selection, facts);
        this.room = room;
        this.before = before;
    }

    @Override
    void see(InetSocketView socket) {
        listeners.add(socket, socket.inodeOr(0));
        if (socket.cookie() == 0) {
            return; // it cannot be followed
        }
        if (wrong.size() < room && before.marks(socket)) {
            wrong.add(InetSocket.copyOf(socket));
        } else if (candidates.size() < room) {
            candidates.add(InetSocket.copyOf(socket));
        }
    }

    @Override
    void add(SampledSocket sampled, Difference difference) {
        Row before = rows.get(sampled.socket().cookie());
        busy += before == null ? 1 : 0;
        rows.put(
                sampled.socket().cookie(),
                before == null
                        ? new Row(sampled.socket(), difference)
                        : new Row(before.socket(), before.difference().then(difference)));
    }

    /** Takes what the look found, and puts the sockets in order. */
    void takeAll(Change change) {
        take(change);
        List<Row> active = new ArrayList<>(rows.values());
        active.sort(Comparator.comparingLong(Row::bytesPerSecond).reversed());
        long nanos = change.elapsed().toNanos();
        Map<Long, Row> ordered = new LinkedHashMap<>();
        active.forEach(row -> ordered.put(row.socket().cookie(), row));
        for (List<InetSocket> quiet : List.of(wrong, candidates)) {
            for (InetSocket socket : quiet) {
                if (ordered.size() < room) {
                    Row idle = new Row(socket, Difference.unchanged(socket, nanos));
                    ordered.putIfAbsent(socket.cookie(), idle);
                }
            }
            quiet.clear();
        }
        rows.clear();
        rows.putAll(ordered);
    }

    /** Returns the sockets that there is room for, in order. */
    List<InetSocket> shown() {
        return rows.values().stream().limit(room).map(Row::socket).toList();
    }

    /** Returns what became of one of them. */
    Difference of(InetSocketView socket) {
        return rows.get(socket.cookie()).difference();
    }

    @Override
    public long listener(DiagSocket socket) {
        return socket instanceof InetSocketView inet ? listeners.of(inet) : 0;
    }

    @Override
    public boolean hadProcess(DiagSocket socket) {
        Difference.Kind kind = rows.get(((InetSocketView) socket).cookie()).difference().kind();
        return socket.inodeOr(0) != 0
                || kind == Difference.Kind.OPENED
                || kind == Difference.Kind.CLOSED;
    }

    /** Returns in words what all of them did. */
    String text() {
        return sockets()
                + (sockets() == 1 ? " socket, " : " sockets, ")
                + busy
                + " did something, "
                + opened()
                + " opened, "
                + closed()
                + " closed; sent "
                + sum(Difference::sentPerSecond)
                + ", received "
                + sum(Difference::receivedPerSecond);
    }

    private String sum(Function<Difference, OptionalLong> number) {
        long sum =
                rows.values().stream()
                        .mapToLong(row -> number.apply(row.difference()).orElse(0))
                        .sum();
        return Quantity.of(sum, Unit.BYTES_PER_SECOND);
    }
}
