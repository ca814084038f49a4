package io.jss.sample;

import io.jss.answer.Remark;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What happened to the sockets between two looks of a {@link SocketSampler}. A socket that did
 * nothing is not in it. No byte is in two of the lists: the differences of one that changed and was
 * closed follow each other.
 *
 * @param time when the look began, by the clock on the wall
 * @param elapsed since the look before began, by a clock that does not jump; zero for the first
 * @param first whether it is the first look, or the first after one that failed: nothing was known
 *     before, so nothing is opened, changed or closed
 * @param opened sockets that were not there in the look before
 * @param changed sockets whose state, ends or counters changed; one that becomes known did not
 * @param closed sockets that have gone; those that {@link SampledSocket#isBrief} were opened, too
 * @param sockets how many sockets the look saw
 * @param withoutIdentity how many of them have no cookie, and are left out
 * @param eventsLost how often events were lost since the look before: sockets that lived between
 *     the two looks may be missing, and others have the numbers of the look before
 * @param remarks what the look lacks. A socket that an incomplete look does not show is not taken
 *     for closed, unless its event came or it is missing in fifteen looks in a row
 */
public record Change(
        Instant time,
        Duration elapsed,
        boolean first,
        List<SampledSocket> opened,
        List<SampledSocket> changed,
        List<SampledSocket> closed,
        int sockets,
        int withoutIdentity,
        long eventsLost,
        List<Remark> remarks) {

    /** The key of sockets that do not tell it; of processes, that were not seen. */
    public static final String UNKNOWN = "";

    /** Copies the lists. */
    public Change {
        opened = List.copyOf(opened);
        changed = List.copyOf(changed);
        closed = List.copyOf(closed);
        remarks = List.copyOf(remarks);
    }

    /** Returns whether nothing was opened, changed or closed. */
    public boolean isEmpty() {
        return opened.isEmpty() && changed.isEmpty() && closed.isEmpty();
    }

    /**
     * Returns the totals by a field of the catalogue, in the order of its text; {@link #UNKNOWN}
     * for sockets that do not tell it. Of the fields that are looked up, processes are known; for
     * the others see {@link #totals(Function)}.
     */
    public Map<String, Totals> totals(Field key) {
        return totals(
                key == LookedUpField.PROCESSES
                        ? Change::processes
                        : socket -> key.textOr(socket.socket(), UNKNOWN));
    }

    private static String processes(SampledSocket socket) {
        return socket.owners().stream()
                .map(process -> process.command() + "/" + process.pid())
                .distinct()
                .collect(Collectors.joining(","));
    }

    /** Returns the totals by a key, in its order. */
    public Map<String, Totals> totals(Function<SampledSocket, String> key) {
        Map<String, Totals> totals = new TreeMap<>();
        opened.forEach(socket -> of(totals, key.apply(socket)).opened(socket));
        changed.forEach(socket -> of(totals, key.apply(socket)).changed(socket));
        closed.forEach(socket -> of(totals, key.apply(socket)).closed(socket));
        return totals;
    }

    private static Totals of(Map<String, Totals> totals, String key) {
        return totals.computeIfAbsent(key, unused -> new Totals());
    }
}
