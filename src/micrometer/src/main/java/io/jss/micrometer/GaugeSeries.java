package io.jss.micrometer;

import io.micrometer.core.instrument.Tags;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The gauges of one look: a number for each meter and tags. Not changed once it is published. */
final class GaugeSeries {

    private final Map<SocketMeter, Map<Tags, Double>> values = new LinkedHashMap<>();

    /** Adds to a number. */
    void add(SocketMeter meter, Tags tags, long amount) {
        of(meter).merge(tags, (double) amount, Double::sum);
    }

    /** Sets a number. */
    void set(SocketMeter meter, Tags tags, long value) {
        of(meter).put(tags, (double) value);
    }

    private Map<Tags, Double> of(SocketMeter meter) {
        return values.computeIfAbsent(meter, unused -> new LinkedHashMap<>());
    }

    /** Returns the tags of a meter's rows. */
    Set<Tags> rows(SocketMeter meter) {
        return values.getOrDefault(meter, Map.of()).keySet();
    }

    /** Returns a number, NaN where it is not known. */
    double value(SocketMeter meter, Tags tags) {
        return values.getOrDefault(meter, Map.of()).getOrDefault(tags, Double.NaN);
    }
}
