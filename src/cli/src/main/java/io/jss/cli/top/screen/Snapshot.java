package io.jss.cli.top.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one look found: immutable, so that the thread that gathers hands it to the thread that
 * paints without a lock.
 *
 * @param time when the look began
 * @param selection the number of the selection of which it is; see {@link View.FilterState}
 * @param rows the sockets that are held, those that did most first; not all where there are many
 * @param totals what all sockets that are meant are together
 * @param findings what is wrong in the network namespace
 * @param notes what the look lacks, a line each
 */
public record Snapshot(
        Instant time,
        int selection,
        List<SocketRow> rows,
        Totals totals,
        FindingSummary findings,
        List<String> notes) {

    /** Copies the lists. */
    public Snapshot {
        rows = List.copyOf(rows);
        notes = List.copyOf(notes);
    }

    /**
     * Sums over all sockets that are meant.
     *
     * @param sockets how many there are
     * @param opened how many were opened since the look before
     * @param closed how many have gone since then
     * @param sent bytes of data a second
     * @param received bytes of data a second
     * @param states how many sockets are in each state, by its name
     * @param host what the network namespace did, in words; empty where it is not known
     */
    public record Totals(
            int sockets,
            int opened,
            int closed,
            long sent,
            long received,
            Map<String, Integer> states,
            String host) {

        /** Copies the map. */
        public Totals {
            states = Map.copyOf(states);
        }
    }

    /** Returns a row. */
    public Optional<SocketRow> row(long cookie) {
        return rows.stream().filter(row -> row.cookie() == cookie).findFirst();
    }
}
