package io.jss.cli.top;

import io.jss.cli.diff.Difference;
import io.jss.cli.request.Selection;
import io.jss.cli.top.RowMemory.Held;
import io.jss.cli.top.screen.SocketRow.Rates;
import io.jss.fields.words.StateName;
import io.jss.filter.SocketFacts;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.sample.SampledSocket;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.lang3.mutable.MutableInt;

/**
 * What one look has for the screen: the sockets that did something, as many as are held, those with
 * which something is wrong first, then those that had a row, then others; and how many there are in
 * all.
 */
final class LookRows extends LookWalk {

    /** Rows that are held; about 2 MiB. */
    static final int MAX_ROWS = 2000;

    /** Sockets that are copied lest many that have a row have gone. */
    private static final int SPARE = 200;

    private final RowMemory memory;
    private final int mostOthers;
    private final Map<Long, InetSocket> before = new LinkedHashMap<>();
    private final Judgement judgement;
    private final List<InetSocket> wrong = new ArrayList<>();
    private final List<InetSocket> others = new ArrayList<>();
    private final Map<String, MutableInt> states = new HashMap<>();
    private final List<Held> active = new ArrayList<>();
    private final List<Held> gone = new ArrayList<>();
    private long sent;
    private long received;

    /**
     * Prepares it.
     *
     * @param judgement what was wrong in the look before: these are held first
     */
    LookRows(Selection selection, SocketFacts facts, RowMemory memory, Judgement judgement) {
        super(selection, facts);
        this.judgement = judgement;
        this.memory = memory;
        mostOthers = Math.max(SPARE, MAX_ROWS - memory.size());
    }

    @Override
    void see(InetSocketView socket) {
        states.computeIfAbsent(StateName.of(socket), state -> new MutableInt()).increment();
        if (socket.cookie() == 0) {
            return; // it cannot be followed
        }
        if (wrong.size() < MAX_ROWS && judgement.marks(socket)) {
            wrong.add(InetSocket.copyOf(socket));
        } else if (memory.has(socket.cookie())) {
            before.put(socket.cookie(), memory.kept(socket));
        } else if (others.size() < mostOthers) {
            others.add(InetSocket.copyOf(socket));
        }
    }

    @Override
    void add(SampledSocket socket, Difference difference) {
        Rates rates = rates(difference);
        sent += rates.sent().orElse(0);
        received += rates.received().orElse(0);
        switch (difference.kind()) {
            case CLOSED, EXPIRED -> gone.add(new Held(socket.socket(), rates, socket.isBrief()));
            case OPENED -> hold(new Held(socket.socket(), rates, true));
            case CHANGED, UNCHANGED -> hold(new Held(socket.socket(), rates, false));
        }
    }

    private void hold(Held held) {
        if (held.socket().cookie() != 0) {
            active.add(held);
        }
    }

    private static Rates rates(Difference difference) {
        return new Rates(difference.sentPerSecond(), difference.receivedPerSecond());
    }

    /** Returns the sockets that get a row. */
    Collection<Held> held() {
        active.sort(
                Comparator.comparing((Held one) -> judgement.marks(one.socket()))
                        .thenComparingLong(LookRows::bytes)
                        .reversed());
        Map<Long, Held> held = new LinkedHashMap<>();
        active.stream().limit(MAX_ROWS).forEach(one -> held.put(one.socket().cookie(), one));
        wrong.forEach(socket -> addQuiet(socket, held));
        before.values().forEach(socket -> addQuiet(socket, held));
        others.forEach(socket -> addQuiet(socket, held));
        return held.values();
    }

    private static long bytes(Held held) {
        return held.rates().both();
    }

    private static void addQuiet(InetSocket socket, Map<Long, Held> held) {
        if (held.size() < MAX_ROWS) {
            Rates none = rates(Difference.unchanged(socket, 1));
            held.putIfAbsent(socket.cookie(), new Held(socket, none, false));
        }
    }

    /** Returns what has gone. */
    Collection<Held> gone() {
        return gone;
    }

    /** Returns how many sockets are in each state. */
    Map<String, Integer> states() {
        Map<String, Integer> numbers = new HashMap<>();
        states.forEach((state, number) -> numbers.put(state, number.intValue()));
        return numbers;
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
