package io.jss.export;

import java.io.IOException;
import java.util.List;

/**
 * Hands flow logs of all namespaces to their sinks. Any thread may call; one at a time is served.
 */
final class FlowSinks {

    private final List<FlowSink> sinks;
    private final ExportMeters meters;

    FlowSinks(List<FlowSink> sinks, ExportMeters meters) {
        this.sinks = List.copyOf(sinks);
        this.meters = meters;
    }

    boolean areThere() {
        return !sinks.isEmpty();
    }

    synchronized void take(FlowRecord flow) throws IOException {
        for (FlowSink sink : sinks) {
            (sink.take(flow) ? meters.flows : meters.flowsLost).incrementAndGet();
        }
    }

    synchronized void flush() throws IOException {
        for (FlowSink sink : sinks) {
            sink.flush();
        }
    }

    void eventsLost(long number) {
        meters.eventsLost.addAndGet(number);
    }
}
