package io.jss.micrometer;

import io.micrometer.core.instrument.Tags;
import java.util.List;

/**
 * What one look gave.
 *
 * @param known whether it succeeded
 * @param gauges the numbers of now; none when it failed
 * @param observations what goes into histograms
 */
record LookReading(boolean known, GaugeSeries gauges, List<Observation> observations) {

    /** That of a look that failed, and of none. */
    static final LookReading UNKNOWN = new LookReading(false, new GaugeSeries(), List.of());

    /**
     * A value for a histogram.
     *
     * @param value in seconds for times
     */
    record Observation(SocketMeter meter, Tags tags, double value) {}
}
