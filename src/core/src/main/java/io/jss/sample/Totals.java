package io.jss.sample;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** What the sockets of a key did together between two looks. */
public final class Totals {

    private final Map<Counter, Long> sums = new EnumMap<>(Counter.class);
    private long sent;
    private long received;
    private int opened;
    private int changed;
    private int closed;
    private int unknown;

    Totals() {}

    void opened(SampledSocket socket) {
        opened++;
        add(socket);
    }

    void changed(SampledSocket socket) {
        changed++;
        add(socket);
    }

    void closed(SampledSocket socket) {
        if (socket.isBrief()) {
            opened++;
        }
        closed++;
        add(socket);
    }

    private void add(SampledSocket socket) {
        for (Counter counter : Counter.values()) {
            OptionalLong difference = socket.difference(counter);
            if (difference.isPresent()) {
                sums.merge(counter, difference.getAsLong(), Long::sum);
            }
        }
        long out = socket.sentOr(Counter.ABSENT);
        long in = socket.receivedOr(Counter.ABSENT);
        sent += out == Counter.ABSENT ? 0 : out;
        received += in == Counter.ABSENT ? 0 : in;
        boolean withoutBytes = out == Counter.ABSENT && in == Counter.ABSENT;
        if (withoutBytes && socket.end() != SampledSocket.End.MINISOCK) {
            unknown++;
        }
    }

    /** Returns how many sockets were opened, those that were closed again among them. */
    public int opened() {
        return opened;
    }

    /** Returns how many sockets changed. */
    public int changed() {
        return changed;
    }

    /** Returns how many sockets were closed. */
    public int closed() {
        return closed;
    }

    /** Returns the sum of a counter's differences, empty when no socket had one. */
    public OptionalLong sum(Counter counter) {
        Long sum = sums.get(counter);
        return sum == null ? OptionalLong.empty() : OptionalLong.of(sum);
    }

    /** Returns the bytes of data sent; see {@link SampledSocket#sentOr}. */
    public long sent() {
        return sent;
    }

    /** Returns the bytes of data received; see {@link SampledSocket#receivedOr}. */
    public long received() {
        return received;
    }

    /**
     * Returns of how many sockets nothing is known of the bytes: listeners, sockets without byte
     * counters as those of UDP, and those that {@link SampledSocket#difference} names. The sums
     * lack what they did.
     */
    public int unknown() {
        return unknown;
    }
}
