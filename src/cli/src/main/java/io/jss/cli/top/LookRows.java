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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one look has for the screen: the sockets that did something, as many as are held, then those
 * that had a row, then others; and how many there are in all.
 */
final class LookRows extends LookWalk {

    /** Rows that are held; about 2 MiB. */
    static final int MAX_ROWS = 2000;

    private final RowMemory memory;
    private final Map<Long, InetSocket> before = new LinkedHashMap<>();
    private final List<InetSocket> others = new ArrayList<>();
    private final Map<String, Integer> states = new TreeMap<>();
    private final List<Held> active = new ArrayList<>();
    private final List<Held> gone = new ArrayList<>();
    private long sent;
    private long received;

    LookRows(Selection selection, SocketFacts facts, RowMemory memory) {
        super(selection, facts);
        this.memory = memory;
    }

    @Override
    void see(InetSocketView socket) {
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
        active.sort(Comparator.comparingLong(LookRows::bytes).reversed());
        Map<Long, Held> held = new LinkedHashMap<>();
        active.stream().limit(MAX_ROWS).forEach(one -> held.put(one.socket().cookie(), one));
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
        return states;
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
