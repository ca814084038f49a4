package io.jss.sample;

import io.jss.answer.Remark;
import io.jss.answer.SocketVisitor;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.owners.ProcessInfo;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One look while the table is visited: compares each socket with what is kept of it. */
final class TableComparison implements SocketVisitor {

    private static final int MOST_TABLES = 1024;

    /** A row and what is to be said of it when its owners are known. */
    record Said(int row, SampledSocket.Draft draft) {}

    /** What was opened, by row. */
    final Map<Integer, SampledSocket.Draft> opened = new LinkedHashMap<>();

    final List<Said> changed = new ArrayList<>();

    /** Sockets that have gone, with the facts that they had. */
    final List<SampledSocket> closed = new ArrayList<>();

    /** Rows of minisocks that are new. */
    final List<Integer> newRemnants = new ArrayList<>();

    /** Rows of minisocks that have the cookie of their socket, with the state that it had. */
    final Map<Integer, SocketState> remnantsOfRows = new LinkedHashMap<>();

    /** Rows whose inode is new. */
    final List<Integer> newInodes = new ArrayList<>();

    private final SocketRows live;
    private final CounterSet set;
    private final LookTimes times;
    private final int number;
    private final boolean first;

    /** Tables that the look before showed in part. */
    private final BitSet incompleteBefore;

    private final long[] scratch;
    int seen;
    int withoutIdentity;

    TableComparison(
            SocketRows live,
            CounterSet set,
            LookTimes times,
            int number,
            boolean first,
            BitSet incompleteBefore) {
        this.live = live;
        this.set = set;
        this.times = times;
        this.number = number;
        this.first = first;
        this.incompleteBefore = incompleteBefore;
        scratch = new long[set.counters.length];
    }

    @Override
    public void visit(InetSocketView socket) {
        long cookie = socket.cookie();
        if (cookie == 0) {
            withoutIdentity++;
            return;
        }
        seen++;
        int row = live.index.find(cookie);
        if (row < 0) {
            row = live.add(socket, number);
            open(row, socket);
        } else if (cookie < 0 && isAnother(row, socket)) {
            closed.add(gone(row, live.counters(row), false, live.facts(row).owners()));
            live.replace(row, socket, number);
            open(row, socket);
        } else {
            compare(row, socket);
        }
    }

    /**
     * Returns whether a cookie stands for another socket than before. One that is an address of the
     * kernel (before Linux 4.4; such an address is negative) comes back when its memory is used
     * again; a later one never does.
     */
    private boolean isAnother(int row, InetSocketView socket) {
        long inode = live.rows.inode(row);
        long now = socket.inodeOr(0);
        return !live.rows.hasTuple(row, socket) || (inode != now && inode != 0 && now != 0);
    }

    private void open(int row, InetSocketView socket) {
        if (live.rows.inode(row) != 0) {
            newInodes.add(row);
        }
        if (first) {
            return;
        }
        if (live.isRemnant(row)) {
            newRemnants.add(row);
        }
        boolean ageKnown = isAgeKnown(row);
        live.rows.mark(row, Rows.AGE_UNKNOWN, !ageKnown);
        long[] totals = live.counters(row);
        SampledSocket.Draft draft =
                new SampledSocket.Draft(
                        InetSocket.copyOf(socket),
                        set,
                        totals,
                        ageKnown ? totals : set.absent(),
                        times.since(number - 1));
        draft.ageKnown = ageKnown;
        opened.put(row, draft);
    }

    boolean isAgeKnown(int row) {
        return isAgeKnown(live, row);
    }

    boolean isAgeKnown(SocketRows sockets, int row) {
        return !incompleteBefore.get(sockets.table(row));
    }

    private void compare(int row, InetSocketView socket) {
        Rows rows = live.rows;
        boolean reconnected = !rows.hasTuple(row, socket);
        boolean differs = reconnected || rows.state(row) != socket.stateNumber();
        boolean learned = false;
        Counter[] counters = set.counters;
        for (int i = 0; i < counters.length; i++) {
            long now = counters[i].read(socket);
            long before = rows.get(row, Rows.COUNTERS + i);
            scratch[i] = now;
            if (now != Counter.ABSENT && now != before) {
                learned |= before == Counter.ABSENT;
                differs |= before != Counter.ABSENT;
            }
        }
        if (learned && !differs) {
            keepCounters(row, false);
        }
        long inode = socket.inodeOr(0);
        if (inode != 0 && inode != rows.inode(row)) {
            rows.setInode(row, inode);
            live.setFacts(row, CommonFacts.Facts.of(socket));
            newInodes.add(row);
        }
        if (differs && !first) {
            if (SocketRows.isRemnant(socket) && !rows.is(row, Rows.MINISOCK)) {
                remnantsOfRows.put(row, SocketState.of(rows.state(row)));
                rows.setState(row, socket.stateNumber());
                rows.mark(row, Rows.MINISOCK, true);
            } else {
                change(row, socket, reconnected);
            }
        }
        rows.setSeen(row, number);
    }

    private void change(int row, InetSocketView socket, boolean reconnected) {
        Rows rows = live.rows;
        long[] before = live.counters(row);
        long[] now = scratch.clone();
        boolean anew =
                set.beganAnew(before, now) || (reconnected && socket.protocol() == Protocol.TCP);
        boolean begins = anew || live.isRequest(row);
        SampledSocket.Draft draft =
                new SampledSocket.Draft(
                        InetSocket.copyOf(socket),
                        set,
                        now,
                        begins ? now : set.differences(before, now),
                        times.since(number - age(row)));
        draft.stateBefore = SocketState.of(rows.state(row));
        draft.restarted = anew && !isUnused(before);
        changed.add(new Said(row, draft));
        keepCounters(row, anew);
        rows.setTuple(row, socket);
        rows.setState(row, socket.stateNumber());
        rows.mark(row, Rows.MINISOCK, SocketRows.isMinisock(socket));
    }

    private void keepCounters(int row, boolean absentToo) {
        for (int i = 0; i < scratch.length; i++) {
            if (scratch[i] != Counter.ABSENT || absentToo) {
                live.rows.set(row, Rows.COUNTERS + i, scratch[i]);
            }
        }
    }

    private static boolean isUnused(long[] counters) {
        for (long value : counters) {
            if (value != 0 && value != Counter.ABSENT) {
                return false;
            }
        }
        return true;
    }

    /** Returns what was opened, with its owners, while the rows have their numbers. */
    List<SampledSocket> opened(ListenerOwners owners) {
        List<SampledSocket> sockets = new ArrayList<>(opened.size());
        opened.forEach((row, draft) -> sockets.add(draft.ownedBy(owners.of(row))));
        return sockets;
    }

    /** Returns what changed; as {@link #opened}. */
    List<SampledSocket> changed(ListenerOwners owners) {
        List<SampledSocket> sockets = new ArrayList<>(changed.size());
        for (Said said : changed) {
            sockets.add(said.draft().ownedBy(owners.of(said.row())));
        }
        return sockets;
    }

    /** Returns for how many looks a row was not seen. */
    int age(int row) {
        return number - live.rows.seen(row) & 0xffff;
    }

    /** Returns what is to be said of a socket that has gone, its numbers these. */
    SampledSocket gone(int row, long[] totals, boolean isFinal, List<ProcessInfo> owners) {
        long[] before = live.counters(row);
        boolean remnant = live.isRemnant(row);
        SampledSocket.Draft draft =
                new SampledSocket.Draft(
                        live.copy(row),
                        set,
                        totals,
                        isFinal ? differences(row, before, totals) : set.absent(),
                        times.since(number - Math.max(1, age(row))));
        draft.stateBefore = SocketState.of(live.rows.state(row));
        draft.numbers = isFinal ? SampledSocket.Numbers.FINAL : SampledSocket.Numbers.LAST_SEEN;
        draft.end = remnant ? SampledSocket.End.MINISOCK : SampledSocket.End.SOCKET;
        draft.restarted = isFinal && set.beganAnew(before, totals);
        draft.ageKnown = !live.rows.is(row, Rows.AGE_UNKNOWN);
        return draft.ownedBy(owners);
    }

    /** Returns how far the counters of a row went to these. */
    long[] differences(int row, long[] before, long[] now) {
        return live.isRequest(row) || set.beganAnew(before, now)
                ? now
                : set.differences(before, now);
    }

    /**
     * Returns bits of the tables of which rows are missing, or all for a remark without a table.
     */
    static BitSet incomplete(List<Remark> remarks) {
        BitSet tables = new BitSet();
        for (Remark remark : remarks) {
            if (remark instanceof Remark.DumpInterrupted some) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.AnswersLost some) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.MayLackSockets some) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.ProtocolUnavailable some) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.NotRecorded some) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.RecordingLacks some && some.sockets()) {
                tables.set(SocketRows.table(some.protocol(), some.family()));
            } else if (remark instanceof Remark.OwnersUndecided
                    || remark instanceof Remark.MarksHidden
                    || remark instanceof Remark.CgroupsHidden) {
                tables.set(0, MOST_TABLES);
            }
        }
        return tables;
    }
}
