package io.jss.cli.report;

import io.jss.fields.EndField;
import io.jss.fields.words.StateName;
import io.jss.model.InetSocketView;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sockets with the largest number of some kind, each with the largest that it had. Bounded: of
 * many sockets those are forgotten that are not among the first.
 */
final class WorstSockets {

    /** Sockets that are shown. */
    static final int SHOWN = 30;

    private static final int KEPT = 40 * SHOWN;

    /**
     * A socket.
     *
     * @param value its largest number
     * @param time when it had that
     * @param owner the processes that hold it, empty where they are not known
     */
    record Entry(
            long value, Instant time, String local, String remote, String state, String owner) {}

    /** Knows who holds a socket. */
    interface Owners {
        /** Returns the processes that hold it, the empty text where they are not known. */
        String of(long inode) throws IOException;
    }

    private final Map<Long, Entry> entries = new HashMap<>();
    private long least;

    /** Takes a number of a socket; 0 and less is none. */
    void add(InetSocketView socket, long value, Instant time, Owners owners) throws IOException {
        Entry before = entries.get(socket.cookie());
        if (value <= Math.max(0, least) || (before != null && before.value >= value)) {
            return;
        }
        String owner = owners.of(socket.inodeOr(0));
        entries.put(
                socket.cookie(),
                new Entry(
                        value,
                        time,
                        EndField.LOCAL.textOr(socket, "-"),
                        EndField.REMOTE.textOr(socket, "-"),
                        StateName.of(socket),
                        owner.isEmpty() && before != null ? before.owner : owner));
        if (entries.size() > KEPT) {
            List<Entry> first = first();
            least = first.get(first.size() - 1).value;
            entries.values().removeIf(entry -> entry.value < least);
        }
    }

    /** Returns those that are shown, the largest first. */
    List<Entry> first() {
        List<Entry> sorted = new ArrayList<>(entries.values());
        sorted.sort(Comparator.comparingLong(Entry::value).reversed());
        return List.copyOf(sorted.subList(0, Math.min(SHOWN, sorted.size())));
    }
}
