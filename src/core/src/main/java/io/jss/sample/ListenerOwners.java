package io.jss.sample;

import io.jss.model.SocketState;
import io.jss.owners.ProcessInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Who holds the listener that a connection came through, found when it is first asked for. */
final class ListenerOwners {

    private final SocketRows live;
    private final boolean looksForOwners;
    private Map<Integer, List<Integer>> listeners;

    /**
     * Prepares it.
     *
     * @param looksForOwners whether any owners are known
     */
    ListenerOwners(SocketRows live, boolean looksForOwners) {
        this.live = live;
        this.looksForOwners = looksForOwners;
    }

    /** Returns the owners of a live row; where none was found those of its listener. */
    List<ProcessInfo> of(int row) {
        List<ProcessInfo> owners = live.facts(row).owners();
        return owners.isEmpty() ? of(live, row) : owners;
    }

    /** Returns the owners of the listener of a row's local end; none when there is none. */
    List<ProcessInfo> of(SocketRows sockets, int row) {
        if (!looksForOwners) {
            return List.of();
        }
        List<Integer> candidates = listeners().getOrDefault(sockets.rows.localPort(row), List.of());
        for (int listener : candidates) {
            if (sockets.facts(row).protocol() == live.facts(listener).protocol()
                    && takes(listener, sockets.rows, row)) {
                return live.facts(listener).owners();
            }
        }
        return List.of();
    }

    private boolean takes(int listener, Rows rows, int row) {
        long high = live.rows.get(listener, Rows.LOCAL_HIGH);
        long low = live.rows.get(listener, Rows.LOCAL_LOW);
        boolean unspecified = high == 0 && low == 0;
        return unspecified
                || (high == rows.get(row, Rows.LOCAL_HIGH) && low == rows.get(row, Rows.LOCAL_LOW));
    }

    private Map<Integer, List<Integer>> listeners() {
        if (listeners == null) {
            listeners = new HashMap<>();
            for (int row = 0; row < live.rows.size(); row++) {
                if (live.rows.state(row) == SocketState.LISTEN.number()) {
                    listeners
                            .computeIfAbsent(live.rows.localPort(row), port -> new ArrayList<>())
                            .add(row);
                }
            }
        }
        return listeners;
    }
}
