package io.jss.cli.explain;

import io.jss.classify.ListenerIndex;
import io.jss.model.InetSocket;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The listeners that earlier looks at the same network namespace saw, whatever became of them. */
final class Earlier {

    private final Map<Long, InetSocket> listeners = new LinkedHashMap<>();
    private final Map<Long, String> names = new LinkedHashMap<>();
    private ListenerIndex index = ListenerIndex.notListed();

    /** Adds the listeners of a look, for those to come. */
    void add(ExplainedFacts look) {
        for (InetSocket listener : look.listeners()) {
            if (listeners.putIfAbsent(listener.cookie(), listener) == null) {
                names.put(listener.cookie(), DirectionSentences.listener(listener, look));
            }
        }
        ListenerIndex.Builder builder = ListenerIndex.builder();
        listeners.values().forEach(builder::add);
        index = builder.build();
    }

    /** Returns the listeners, to be found by connections. */
    ListenerIndex index() {
        return index;
    }

    /** Returns the listener that covered the local end of a connection. */
    Optional<InetSocket> covering(InetSocket connection) {
        return index.covering(connection);
    }

    /** Returns what a listener was called, and whose it was. */
    String name(InetSocket listener) {
        return names.get(listener.cookie());
    }
}
