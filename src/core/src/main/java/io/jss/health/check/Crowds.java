package io.jss.health.check;

import io.jss.health.Culprit;
import io.jss.health.Finding;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sockets that stand together, by a text that says what they share. */
final class Crowds {

    private final Map<String, List<InetSocketView>> byText = new LinkedHashMap<>();

    void add(String text, InetSocketView socket) {
        byText.computeIfAbsent(text, key -> new ArrayList<>()).add(socket);
    }

    /** Returns all sockets. */
    List<InetSocketView> sockets() {
        return byText.values().stream().flatMap(List::stream).toList();
    }

    /** Returns the crowds of so many sockets, the largest first. */
    List<Map.Entry<String, List<InetSocketView>>> from(long least) {
        List<Map.Entry<String, List<InetSocketView>>> large = new ArrayList<>();
        for (Map.Entry<String, List<InetSocketView>> crowd : byText.entrySet()) {
            if (crowd.getValue().size() >= least) {
                large.add(crowd);
            }
        }
        large.sort(Comparator.comparingInt(crowd -> -crowd.getValue().size()));
        return large;
    }

    /** Returns crowds as culprits; processes are looked for of those that a finding names. */
    static List<Culprit> culprits(
            List<Map.Entry<String, List<InetSocketView>>> crowds, Holders holders)
            throws IOException {
        List<Culprit> culprits = new ArrayList<>();
        for (Map.Entry<String, List<InetSocketView>> crowd : crowds) {
            if (culprits.size() == Finding.MOST_CULPRITS) {
                break;
            }
            List<InetSocketView> sockets = crowd.getValue();
            culprits.add(holders.culprit(crowd.getKey(), sockets.size(), sockets));
        }
        return culprits;
    }
}
