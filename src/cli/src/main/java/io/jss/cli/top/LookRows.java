package io.jss.cli.top;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.cli.request.Selection;
import io.jss.cli.top.RowMemory.Held;
import io.jss.cli.top.screen.SocketRow.Rates;
import io.jss.fields.words.StateName;
import io.jss.filter.SocketFacts;
import io.jss.filter.condition.FilterEvaluation;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.TcpInfoField;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * What one look has for the screen: the sockets that did something, as many as are held, then those
 * that had a row, then others; and how many there are in all.
 */
final class LookRows implements SocketVisitor {

    /** Rows that are held; about 2 MiB. */
    static final int MAX_ROWS = 2000;

    private static final long ABSENT = -1;
    private static final double NANOS = 1e9;

    private final Selection selection;
    private final SocketFacts facts;
    private final FilterEvaluation evaluation;
    private final RowMemory memory;
    private final Set<Protocol> protocols;
    private final Set<AddressFamily> families;
    private final Map<Long, InetSocket> before = new LinkedHashMap<>();
    private final List<InetSocket> others = new ArrayList<>();
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<Held> active = new ArrayList<>();
    private final List<Held> closed = new ArrayList<>();
    private int sockets;
    private int opened;
    private long sent;
    private long received;

    LookRows(Selection selection, SocketFacts facts, RowMemory memory) {
        this.selection = selection;
        this.facts = facts;
        evaluation = new FilterEvaluation(selection.filter(), facts);
        this.memory = memory;
        protocols = selection.protocols();
        families = selection.families();
    }

    /** Sees each socket of the look. */
    @Override
    public void visit(InetSocketView socket) {
        if (!isChosen(socket) || !evaluation.keeps(socket)) {
            return;
        }
        sockets++;
        states.merge(StateName.of(socket), 1, Integer::sum);
        if (socket.cookie() == 0) {
            return; // it cannot be followed
        }
        if (memory.has(socket.cookie())) {
            before.put(socket.cookie(), InetSocket.copyOf(socket));
        } else if (others.size() < MAX_ROWS) {
            others.add(InetSocket.copyOf(socket));
        }
    }

    private boolean isMeant(InetSocketView socket) {
        return isChosen(socket) && selection.filter().holds(socket, facts);
    }

    private boolean isChosen(InetSocketView socket) {
        return protocols.contains(socket.protocol())
                && families.contains(socket.socketFamily())
                && selection.test(socket);
    }

    /** Returns what the look lacks: the sockets of which it is not known whether they are meant. */
    List<Remark> remarks() {
        long undecided = evaluation.undecidedByOwners();
        return undecided == 0 ? List.of() : List.of(new Remark.OwnersUndecided(undecided));
    }

    /** Takes what changed. */
    void take(Change change) {
        change.opened().forEach(socket -> add(socket, true));
        change.changed().forEach(socket -> add(socket, false));
        for (SampledSocket socket : change.closed()) {
            if (isMeant(socket.socket())) {
                opened += socket.isBrief() ? 1 : 0;
                closed.add(new Held(socket.socket(), counted(socket), socket.isBrief()));
            }
        }
    }

    private void add(SampledSocket socket, boolean isNew) {
        if (isMeant(socket.socket()) && socket.socket().cookie() != 0) {
            opened += isNew ? 1 : 0;
            active.add(new Held(socket.socket(), counted(socket), isNew));
        }
    }

    private Rates counted(SampledSocket socket) {
        OptionalLong out = perSecond(socket.sentOr(ABSENT), socket);
        OptionalLong in = perSecond(socket.receivedOr(ABSENT), socket);
        sent += out.orElse(0);
        received += in.orElse(0);
        return new Rates(out, in);
    }

    private static OptionalLong perSecond(long bytes, SampledSocket socket) {
        long nanos = socket.elapsed().toNanos();
        return bytes == ABSENT || nanos <= 0
                ? OptionalLong.empty()
                : OptionalLong.of(Math.round(bytes * NANOS / nanos));
    }

    /** Returns the sockets that get a row. */
    Collection<Held> held() {
        active.sort(Comparator.comparingLong(LookRows::bytes).reversed());
        Map<Long, Held> held = new LinkedHashMap<>();
        active.stream().limit(MAX_ROWS).forEach(one -> held.put(one.socket().cookie(), one));
        before.values().forEach(socket -> addQuiet(socket, held));
        others.forEach(socket -> addQuiet(socket, held));
        return held.values();
    }

    private static long bytes(Held held) {
        return held.rates().sent().orElse(0) + held.rates().received().orElse(0);
    }

    private static void addQuiet(InetSocket socket, Map<Long, Held> held) {
        if (held.size() < MAX_ROWS) {
            Rates none =
                    new Rates(
                            none(socket, TcpInfoField.BYTES_ACKED),
                            none(socket, TcpInfoField.BYTES_RECEIVED));
            held.putIfAbsent(socket.cookie(), new Held(socket, none, false));
        }
    }

    private static OptionalLong none(InetSocket socket, TcpInfoField counter) {
        return socket.knownOr(counter, ABSENT) == ABSENT
                ? OptionalLong.empty()
                : OptionalLong.of(0);
    }

    /** Returns what has gone. */
    Collection<Held> closed() {
        return closed;
    }

    /** Returns how many sockets are in each state. */
    Map<String, Integer> states() {
        return states;
    }

    /** Returns how many sockets are meant. */
    int sockets() {
        return sockets;
    }

    /** Returns how many were opened. */
    int opened() {
        return opened;
    }

    /** Returns the bytes sent a second, of all that are meant. */
    long sent() {
        return sent;
    }

    /** Returns the bytes received a second, of all that are meant. */
    long received() {
        return received;
    }
}
