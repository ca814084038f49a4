package io.jss.micrometer;

import io.micrometer.core.instrument.Tags;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The counters: they only grow, whatever becomes of looks, ports and sockets. One thread at a time
 * adds, any reads.
 */
final class Counters {

    private final Map<SocketMeter, Map<Tags, AtomicLong>> values = new EnumMap<>(SocketMeter.class);

    Counters() {
        for (SocketMeter meter : SocketMeter.values()) {
            if (meter.kind() == SocketMeter.Kind.COUNTER) {
                values.put(meter, new ConcurrentHashMap<>());
            }
        }
    }

    /** Adds; with 0 the counter is only known from now on. */
    void add(SocketMeter meter, Tags tags, long amount) {
        AtomicLong count = values.get(meter).computeIfAbsent(tags, unused -> new AtomicLong());
        if (amount > 0) {
            count.addAndGet(amount);
        }
    }

    Set<Tags> rows(SocketMeter meter) {
        return values.get(meter).keySet();
    }

    long value(SocketMeter meter, Tags tags) {
        AtomicLong count = values.get(meter).get(tags);
        return count == null ? 0 : count.get();
    }
}
