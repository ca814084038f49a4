package io.jss.cli.top;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.diff.Difference;
import io.jss.cli.request.Selection;
import io.jss.cli.text.Quantity;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
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
 * most, and in the room that is left some that did nothing. By cookie: a socket that changed and
 * was closed in the same time is one.
 */
final class Block implements SocketVisitor {

    private record Row(InetSocket socket, Difference difference) {

        long bytesPerSecond() {
            return difference.sentPerSecond().orElse(0) + difference.receivedPerSecond().orElse(0);
        }
    }

    private final Selection selection;
    private final SocketFacts facts;
    private final FilterEvaluation evaluation;
    private final long room;
    private final List<InetSocket> candidates = new ArrayList<>();
    private final Map<Long, Row> rows = new LinkedHashMap<>();
    private int listed;
    private int busy;
    private int opened;
    private int closed;

    /**
     * Prepares it.
     *
     * @param selection which sockets are meant
     * @param facts what its filter may ask beyond the kernel's answers
     * @param room how many sockets are shown
     */
    Block(Selection selection, SocketFacts facts, long room) {
        this.selection = selection;
        this.facts = facts;
        evaluation = new FilterEvaluation(selection.filter(), facts);
        this.room = room;
    }

    /** Sees each socket of the look. */
    @Override
    public void visit(InetSocketView socket) {
        if (selection.test(socket) && evaluation.keeps(socket) && socket.cookie() != 0) {
            listed++;
            if (candidates.size() < room) {
                candidates.add(InetSocket.copyOf(socket));
            }
        }
    }

    private boolean isMeant(InetSocketView socket) {
        return selection.test(socket) && selection.filter().holds(socket, facts);
    }

    /** Takes what the look found. */
    void take(Change change) {
        change.opened().forEach(socket -> add(Difference.Kind.OPENED, socket));
        change.changed().forEach(socket -> add(Difference.Kind.CHANGED, socket));
        change.closed().forEach(this::addClosed);
        List<Row> active = new ArrayList<>(rows.values());
        active.sort(Comparator.comparingLong(Row::bytesPerSecond).reversed());
        long nanos = change.elapsed().toNanos();
        Map<Long, Row> ordered = new LinkedHashMap<>();
        active.forEach(row -> ordered.put(row.socket().cookie(), row));
        for (InetSocket socket : candidates) {
            if (ordered.size() < room) {
                Row idle = new Row(socket, Difference.unchanged(socket, nanos));
                ordered.putIfAbsent(socket.cookie(), idle);
            }
        }
        candidates.clear();
        rows.clear();
        rows.putAll(ordered);
    }

    private void add(Difference.Kind kind, SampledSocket sampled) {
        if (isMeant(sampled.socket())) {
            put(sampled, Difference.of(kind, sampled));
            busy++;
            opened += kind == Difference.Kind.OPENED ? 1 : 0;
        }
    }

    private void addClosed(SampledSocket sampled) {
        if (!isMeant(sampled.socket())) {
            return;
        }
        boolean again = put(sampled, Difference.ofClosed(sampled));
        busy += again ? 0 : 1;
        opened += sampled.isBrief() ? 1 : 0;
        closed++;
    }

    /** Returns whether the socket is here already. */
    private boolean put(SampledSocket sampled, Difference difference) {
        long cookie = sampled.socket().cookie();
        Row before = rows.get(cookie);
        rows.put(
                cookie,
                before == null
                        ? new Row(sampled.socket(), difference)
                        : new Row(before.socket(), before.difference().then(difference)));
        return before != null;
    }

    /** Returns the sockets that there is room for, in order. */
    List<InetSocket> sockets() {
        return rows.values().stream().limit(room).map(Row::socket).toList();
    }

    /** Returns what became of one of them. */
    Difference of(InetSocketView socket) {
        return rows.get(socket.cookie()).difference();
    }

    /** Returns what the look lacks: the sockets of which it is not known whether they are meant. */
    List<Remark> remarks() {
        long undecided = evaluation.undecidedByOwners();
        return undecided == 0 ? List.of() : List.of(new Remark.OwnersUndecided(undecided));
    }

    /** Returns how many sockets of the look are meant. */
    int listed() {
        return listed;
    }

    /** Returns in words what all of them did. */
    String text() {
        return listed
                + (listed == 1 ? " socket, " : " sockets, ")
                + busy
                + " did something, "
                + opened
                + " opened, "
                + closed
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
