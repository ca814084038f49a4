package io.jss.sample;

import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of the sockets that a look did not show: continued by a minisock, closed, or not
 * decided.
 *
 * <p>A minisock has the cookie of its socket where that had one when it ended, else one of its own:
 * the kernel gives a cookie to who is first asked for it, by a dump or for an event. The event of
 * the full socket comes when the minisock takes its place, perhaps a moment after the look.
 */
final class Settlement {

    /**
     * How long to wait for events that are due. The kernel sends them from a work queue, which on a
     * busy machine gets its turn late.
     */
    private static final Duration EVENT_DELAY = Duration.ofMillis(100);

    private final TableComparison look;
    private final SocketRows live;
    private final ListenerOwners listeners;
    private final CounterSet set;
    private final PendingEvents events;
    private final BitSet incomplete;
    private final long elapsed;

    /** Events that came before the table was read; a later one may have a minisock next time. */
    private final int early;

    private final List<Integer> missing = new ArrayList<>();
    private final List<Integer> remnants = new ArrayList<>();
    private final BitSet removed = new BitSet();
    private final BitSet taken = new BitSet();

    Settlement(
            TableComparison look,
            SocketRows live,
            ListenerOwners listeners,
            CounterSet set,
            PendingEvents events,
            BitSet incomplete,
            long elapsed,
            int early) {
        this.look = look;
        this.live = live;
        this.listeners = listeners;
        this.set = set;
        this.events = events;
        this.incomplete = incomplete;
        this.elapsed = elapsed;
        this.early = early;
    }

    /** Decides. What was opened and changed has rows until {@link #drop}. */
    void decide() throws IOException {
        collect();
        awaitEvents();
        for (Map.Entry<Integer, SocketState> entry : look.remnantsOfRows.entrySet()) {
            turn(entry.getKey(), entry.getValue());
        }
        TupleIndex past = past();
        for (int row : remnants) {
            giveItsPast(row, past);
        }
        endTheMissing();
        endTheBrief();
    }

    /** Gives up the rows of what has gone. */
    void drop() {
        for (int row = removed.length() - 1; row >= 0; row = removed.previousSetBit(row - 1)) {
            live.remove(row);
        }
        forgetTakenEvents();
        live.index.trim();
    }

    private void collect() {
        for (int row : look.newRemnants) {
            live.rows.mark(row, Rows.LACKS_PAST, true);
        }
        Rows rows = live.rows;
        for (int row = 0; row < rows.size(); row++) {
            if (look.age(row) != 0) {
                missing.add(row);
            } else if (rows.is(row, Rows.LACKS_PAST) && !takeLateEvent(row)) {
                remnants.add(row);
            }
        }
    }

    private void awaitEvents() throws IOException {
        if (!events.isSubscribed()) {
            return;
        }
        long end = System.nanoTime() + TimeUnit.NANOSECONDS.convert(EVENT_DELAY);
        long left = TimeUnit.NANOSECONDS.convert(EVENT_DELAY);
        while (left > 0 && lacksEvents() && events.await(Duration.ofNanos(left))) {
            left = end - System.nanoTime();
        }
    }

    private boolean lacksEvents() {
        for (int row : look.remnantsOfRows.keySet()) {
            if (eventOf(row) < 0) {
                return true;
            }
        }
        for (int row : missing) {
            if (!live.rows.is(row, Rows.MINISOCK) && eventOf(row) < 0 && isDecided(row)) {
                return true;
            }
        }
        return false;
    }

    /** A minisock has taken the place of its socket, with its cookie. */
    private void turn(int row, SocketState before) {
        long[] known = live.counters(row);
        int event = eventOf(row);
        long[] totals = event < 0 ? known : events.sockets.counters(event);
        SampledSocket.Draft draft =
                draft(
                        row,
                        row,
                        totals,
                        event < 0 ? set.absent() : set.differences(known, totals),
                        event >= 0);
        draft.stateBefore = before;
        look.changed.add(new TableComparison.Said(row, draft));
        live.setCounters(row, totals);
        if (event >= 0) {
            taken.set(event);
        }
        live.rows.mark(row, Rows.LACKS_PAST, event < 0);
    }

    /** Takes the event of a minisock's socket that has come since the look before. */
    private boolean takeLateEvent(int row) {
        int event = eventOf(row);
        if (event < 0 || look.remnantsOfRows.containsKey(row)) {
            return false;
        }
        continueEvent(row, event);
        return true;
    }

    private int eventOf(int row) {
        return events.of(live.rows.get(row, Rows.COOKIE));
    }

    /** Returns whether the look would have shown it. */
    private boolean isDecided(int row) {
        return !incomplete.get(live.table(row)) || look.age(row) >= LookTimes.KEPT - 1;
    }

    /** Finds rows that are missing, and, as negative numbers, events of sockets never seen. */
    private TupleIndex past() {
        TupleIndex past = new TupleIndex();
        if (remnants.isEmpty()) {
            return past;
        }
        for (int row : missing) {
            if (!live.rows.is(row, Rows.MINISOCK)) {
                past.put(live.tupleHash(row), row);
            }
        }
        for (int event = 0; event < events.sockets.rows.size(); event++) {
            if (live.index.find(events.sockets.rows.get(event, Rows.COOKIE)) < 0) {
                past.put(events.sockets.tupleHash(event), ~event);
            }
        }
        return past;
    }

    private void giveItsPast(int row, TupleIndex past) {
        int found = past.take(live.tupleHash(row));
        if (found == TupleIndex.NONE) {
            return;
        }
        if (found >= 0) {
            continueRow(row, found);
        } else {
            continueEvent(row, ~found);
        }
    }

    /** The minisock goes on where the socket of another row ended. */
    private void continueRow(int row, int ended) {
        long[] before = live.counters(ended);
        int event = eventOf(ended);
        long[] totals = event < 0 ? before : events.sockets.counters(event);
        long[] differences = event < 0 ? set.absent() : look.differences(ended, before, totals);
        SampledSocket.Draft draft = draft(row, ended, totals, differences, event >= 0);
        draft.stateBefore = SocketState.of(live.rows.state(ended));
        draft.restarted = event >= 0 && set.beganAnew(before, totals);
        draft.ageKnown = !live.rows.is(ended, Rows.AGE_UNKNOWN);
        replaceOpened(row);
        look.changed.add(new TableComparison.Said(row, draft));
        live.rows.setInode(row, live.rows.inode(ended));
        live.setFacts(row, live.facts(ended));
        settle(row, ended, totals, event);
        removed.set(ended);
    }

    private SampledSocket.Draft draft(
            int row, int ended, long[] totals, long[] differences, boolean isFinal) {
        CommonFacts.Facts facts = live.facts(ended);
        InetSocket socket =
                InetSocket.copyOf(
                        new RowView(live, row),
                        facts.uid() < 0 ? OptionalLong.empty() : OptionalLong.of(facts.uid()),
                        live.rows.inode(ended) == 0
                                ? OptionalLong.empty()
                                : OptionalLong.of(live.rows.inode(ended)));
        SampledSocket.Draft draft =
                new SampledSocket.Draft(socket, set, totals, differences, elapsed);
        draft.numbers = isFinal ? SampledSocket.Numbers.FINAL : SampledSocket.Numbers.LAST_SEEN;
        return draft;
    }

    /** The minisock is what is left of a socket that no look saw, or whose event came late. */
    private void continueEvent(int row, int event) {
        long[] before = live.counters(row);
        long[] totals = events.sockets.counters(event);
        boolean begins = Arrays.equals(before, set.absent());
        boolean known = look.isAgeKnown(row);
        long[] differences =
                begins ? known ? totals : set.absent() : set.differences(before, totals);
        boolean isNew = replaceOpened(row);
        SampledSocket.Draft draft = draft(row, row, totals, differences, true);
        draft.ageKnown = known;
        if (isNew) {
            look.opened.put(row, draft);
        } else {
            draft.stateBefore = SocketState.of(live.rows.state(row));
            look.changed.add(new TableComparison.Said(row, draft));
        }
        settle(row, row, totals, event);
    }

    private void settle(int row, int ended, long[] totals, int event) {
        live.setCounters(row, totals);
        if (event >= 0) {
            taken.set(event);
            live.rows.mark(row, Rows.LACKS_PAST, false);
        } else if (row != ended) {
            events.expectLate(live.rows.get(ended, Rows.COOKIE));
        }
    }

    /** Takes back that a minisock was opened; returns whether that had been said. */
    private boolean replaceOpened(int row) {
        return look.opened.remove(row) != null;
    }

    private void endTheMissing() {
        for (int row : missing) {
            int event = eventOf(row);
            if (removed.get(row) || (event < 0 && !isDecided(row))) {
                continue;
            }
            boolean isFinal = event >= 0;
            look.closed.add(
                    look.gone(
                            row,
                            isFinal ? events.sockets.counters(event) : live.counters(row),
                            isFinal,
                            listeners.of(row)));
            if (isFinal) {
                taken.set(event);
            } else if (!live.rows.is(row, Rows.MINISOCK)) {
                events.expectLate(live.rows.get(row, Rows.COOKIE));
            }
            removed.set(row);
        }
    }

    private void endTheBrief() {
        SocketRows ended = events.sockets;
        for (int event = 0; event < ended.rows.size(); event++) {
            long cookie = ended.rows.get(event, Rows.COOKIE);
            if (taken.get(event) || live.index.find(cookie) >= 0 || event >= early) {
                continue; // the next look lacks it, or shows its minisock
            }
            taken.set(event);
            if (events.isLate(cookie)) {
                continue;
            }
            boolean known = look.isAgeKnown(ended, event);
            long[] totals = ended.counters(event);
            SampledSocket.Draft draft =
                    new SampledSocket.Draft(
                            ended.copy(event), set, totals, known ? totals : set.absent(), elapsed);
            draft.numbers = SampledSocket.Numbers.FINAL;
            draft.end = SampledSocket.End.SOCKET;
            draft.brief = true;
            draft.ageKnown = known;
            look.closed.add(draft.ownedBy(listeners.of(ended, event)));
        }
    }

    private void forgetTakenEvents() {
        for (int event = taken.length() - 1; event >= 0; event = taken.previousSetBit(event - 1)) {
            events.sockets.remove(event);
        }
    }
}
