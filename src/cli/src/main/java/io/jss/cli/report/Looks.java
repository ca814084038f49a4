package io.jss.cli.report;

import io.jss.sample.Change;
import io.jss.sample.Counter;
import io.jss.sample.SampledSocket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What each look has for the charts. */
final class Looks {

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e3;

    private final List<Double> times = new ArrayList<>();
    private final List<Double> sent = new ArrayList<>();
    private final List<Double> received = new ArrayList<>();
    private final List<Integer> opened = new ArrayList<>();
    private final List<Integer> closed = new ArrayList<>();
    private final List<Long> retransmitted = new ArrayList<>();
    private final Map<String, List<Integer>> states = new TreeMap<>();

    /** Adds a look, with how many sockets are in each state. */
    void add(Instant time, Change change, Map<String, Integer> counts) {
        for (String state : counts.keySet()) {
            states.computeIfAbsent(state, name -> zeros());
        }
        times.add(time.toEpochMilli() / MILLIS);
        states.forEach((name, all) -> all.add(counts.getOrDefault(name, 0)));
        if (change.first()) {
            addUnknown();
            return;
        }
        long out = 0;
        long in = 0;
        long again = 0;
        for (List<SampledSocket> sockets :
                List.of(change.opened(), change.changed(), change.closed())) {
            for (SampledSocket socket : sockets) {
                out += socket.sentOr(0);
                in += socket.receivedOr(0);
                again += socket.difference(Counter.TOTAL_RETRANS).orElse(0);
            }
        }
        double seconds = change.elapsed().toNanos() / NANOS;
        sent.add(seconds > 0 ? out / seconds : null);
        received.add(seconds > 0 ? in / seconds : null);
        retransmitted.add(again);
        long brief = change.closed().stream().filter(SampledSocket::isBrief).count();
        opened.add(change.opened().size() + (int) brief);
        closed.add(change.closed().size());
    }

    private List<Integer> zeros() {
        List<Integer> zeros = new ArrayList<>();
        times.forEach(time -> zeros.add(0));
        return zeros;
    }

    private void addUnknown() {
        sent.add(null);
        received.add(null);
        retransmitted.add(null);
        opened.add(null);
        closed.add(null);
    }

    /** Returns how many there are. */
    int count() {
        return times.size();
    }

    /** Returns how many sockets are in each state, look after look. */
    Map<String, List<Integer>> states() {
        return states;
    }

    /** Returns them as JSON: numbers, null for what is not known, and names of states. */
    String json() {
        StringBuilder json = new StringBuilder();
        json.append("{\"time\":").append(times);
        json.append(",\"sent\":").append(rounded(sent));
        json.append(",\"received\":").append(rounded(received));
        json.append(",\"retransmitted\":").append(retransmitted);
        json.append(",\"opened\":").append(opened);
        json.append(",\"closed\":").append(closed);
        json.append(",\"states\":[");
        String separator = "";
        for (Map.Entry<String, List<Integer>> state : states.entrySet()) {
            json.append(separator).append("{\"name\":\"").append(state.getKey());
            json.append("\",\"counts\":").append(state.getValue()).append('}');
            separator = ",";
        }
        return json.append("]}").toString();
    }

    private static List<Long> rounded(List<Double> values) {
        List<Long> rounded = new ArrayList<>();
        values.forEach(value -> rounded.add(value == null ? null : Math.round(value)));
        return rounded;
    }
}
