package io.jss.micrometer;

import io.jss.model.SocketState;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/** The gauges of listening ports. A state that a port has had stays, with 0, while it listens. */
final class ListenerSeries {

    private final Labels labels;
    private Map<String, BitSet> statesSeen = new HashMap<>();

    ListenerSeries(Labels labels) {
        this.labels = labels;
    }

    void put(Map<String, PortTally> byPort, GaugeSeries series) {
        Map<String, BitSet> seenNow = new HashMap<>();
        byPort.forEach(
                (label, tally) -> {
                    BitSet seen = statesSeen.getOrDefault(label, new BitSet());
                    putStates(label, tally, seen, series);
                    seenNow.put(label, seen);
                    if (tally.states[SocketState.LISTEN.number()] > 0) {
                        series.set(SocketMeter.ACCEPT_QUEUE, labels.port(label), tally.waiting);
                        series.set(SocketMeter.ACCEPT_QUEUE_LIMIT, labels.port(label), tally.limit);
                    }
                    series.set(
                            SocketMeter.LISTENER_RECEIVE_QUEUE,
                            labels.port(label),
                            tally.receiveQueue);
                    series.set(
                            SocketMeter.LISTENER_SEND_QUEUE, labels.port(label), tally.sendQueue);
                });
        statesSeen = seenNow;
    }

    private void putStates(String label, PortTally tally, BitSet seen, GaugeSeries series) {
        for (int state = 0; state < tally.states.length; state++) {
            if (tally.states[state] > 0) {
                seen.set(state);
            }
            if (seen.get(state)) {
                series.add(
                        SocketMeter.LISTENER_SOCKETS,
                        labels.portAndState(label, SocketState.of(state)),
                        tally.states[state]);
            }
        }
    }
}
