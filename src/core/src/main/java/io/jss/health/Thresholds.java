package io.jss.health;

import java.util.EnumMap;
import java.util.Map;

/** The limits of a run: those of {@link Threshold}, but for what is set otherwise. Immutable. */
public final class Thresholds {

    private static final Thresholds STANDARD = new Thresholds(new EnumMap<>(Threshold.class));

    private final Map<Threshold, Long> others;

    private Thresholds(Map<Threshold, Long> others) {
        this.others = others;
    }

    /** Returns those of the table. */
    public static Thresholds standard() {
        return STANDARD;
    }

    /** Returns the same with another value of one. */
    public Thresholds with(Threshold threshold, long value) {
        Map<Threshold, Long> changed = new EnumMap<>(Threshold.class);
        changed.putAll(others);
        changed.put(threshold, value);
        return new Thresholds(changed);
    }

    /** Returns the value of one, in the unit that {@link Threshold#source} names. */
    public long of(Threshold threshold) {
        Long other = others.get(threshold); // no object is made where there is none
        return other == null ? threshold.value() : other;
    }
}
