package io.jss.cli.top;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.cgroup.Container;
import io.jss.cli.table.ProgramName;
import io.jss.cli.top.screen.SocketRow;
import io.jss.cli.top.screen.SocketRow.Home;
import io.jss.cli.top.screen.SocketRow.Mark;
import io.jss.cli.top.screen.SocketRow.Rates;
import io.jss.engine.CookieSet;
import io.jss.model.InetSocket;
import io.jss.model.InetSocketView;
import io.jss.model.TcpInfoField;
import io.jss.owners.OwnerIndex;
import io.jss.sys.SystemCallException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * What is remembered of the rows from look to look: since when each is known, for how long it was
 * quiet, whose it is, and those that have gone. Bounded by the rows that are held.
 */
final class RowMemory {

    private static final long NEW_NANOS = TimeUnit.SECONDS.toNanos(3);
    private static final long GONE_NANOS = TimeUnit.SECONDS.toNanos(5);
    private static final int MAX_GONE = 200;

    /** The numbers of tcp_info that rows show. */
    private static final Set<TcpInfoField> SHOWN =
            EnumSet.of(TcpInfoField.RTT, TcpInfoField.TOTAL_RETRANS, TcpInfoField.SEGS_OUT);

    private record Known(long since, boolean opened, int quiet, Home home, InetSocket socket) {}

    private record Gone(SocketRow row, long since) {}

    private final KnownOwners owners;
    private final Cgroups cgroups;
    private Map<Long, Known> known = new HashMap<>();

    /** Those of the known: each socket of a look is asked for, and nothing is allocated for it. */
    private final CookieSet cookies = new CookieSet();

    private ListenerHomes<Home> listeners = new ListenerHomes<>(Home.UNKNOWN);
    private final Map<Long, Gone> gone = new HashMap<>();

    RowMemory(KnownOwners owners) {
        this.owners = owners;
        cgroups = owners.cgroups();
    }

    /** Returns whether a socket had a row in the look before. */
    boolean has(long cookie) {
        return cookies.contains(cookie);
    }

    /** Returns how many sockets had a row. */
    int size() {
        return known.size();
    }

    /**
     * Returns a copy of a socket that had a row: that of the look before where a row shows no
     * difference. Nothing is copied then, the looks that are kept share one, and the garbage
     * collector has less to do while the screen waits for it.
     */
    InetSocket kept(InetSocketView now) {
        InetSocket before = known.get(now.cookie()).socket();
        return isAlike(before, now) ? before : InetSocket.copyOf(now);
    }

    private static boolean isAlike(InetSocket before, InetSocketView now) {
        return before.state() == now.state()
                && before.rqueueOr(-1) == now.rqueueOr(-1)
                && before.wqueueOr(-1) == now.wqueueOr(-1)
                && before.inodeOr(0) == now.inodeOr(0)
                && before.remotePort() == now.remotePort()
                && SHOWN.stream()
                        .allMatch(field -> before.knownOr(field, -1) == now.knownOr(field, -1));
    }

    /** Forgets all. */
    void clear() {
        known = new HashMap<>();
        cookies.clear();
        gone.clear();
    }

    /**
     * A socket that gets a row.
     *
     * @param opened whether it was opened since the look before
     */
    record Held(InetSocket socket, Rates rates, boolean opened) {}

    /**
     * Returns the rows of a look, those that have gone lately behind the others.
     *
     * @param closed what has gone since the look before
     * @param now the time of the look, as of {@link System#nanoTime}
     * @throws SystemCallException when processes cannot be looked for
     */
    List<SocketRow> rows(Collection<Held> held, Collection<Held> closed, long now)
            throws SystemCallException {
        closed.forEach(socket -> close(socket, now));
        gone.values().removeIf(row -> now - row.since() > GONE_NANOS);
        Optional<OwnerIndex> index = index(held);
        Map<Long, Known> next = new HashMap<>();
        ListenerHomes<Home> there = new ListenerHomes<>(Home.UNKNOWN);
        List<SocketRow> rows = new ArrayList<>(held.size() + gone.size());
        for (Held one : held) {
            if (gone.containsKey(one.socket().cookie())) {
                continue;
            }
            Known before = known.get(one.socket().cookie());
            Known after = after(one, before, index, now);
            next.put(one.socket().cookie(), after);
            there.add(one.socket(), after.home());
            rows.add(row(one, after, now));
        }
        known = next;
        cookies.clear();
        next.keySet().forEach(cookies::add);
        listeners = there;
        for (Gone one : gone.values()) {
            rows.add(one.since() == now ? one.row() : one.row().quietAfter(1));
        }
        return rows;
    }

    /** Looks for the processes of all when one is there whose processes are not known. */
    private Optional<OwnerIndex> index(Collection<Held> held) throws SystemCallException {
        List<InetSocket> sockets = held.stream().map(Held::socket).toList();
        owners.show(sockets);
        boolean known = sockets.stream().noneMatch(this::lacksHome);
        return known ? Optional.empty() : Optional.of(owners.ownerScan().scan());
    }

    /** Returns whether nobody looked for its process yet, or it had none: it was not accepted. */
    private boolean lacksHome(InetSocket socket) {
        Known before = known.get(socket.cookie());
        return before == null || (before.socket().inodeOr(0) == 0 && socket.inodeOr(0) != 0);
    }

    private Known after(Held held, Known before, Optional<OwnerIndex> index, long now) {
        int quiet =
                before == null || held.opened() || held.rates().both() > 0 ? 0 : before.quiet() + 1;
        if (before != null) {
            Home same = lacksHome(held.socket()) ? home(held.socket(), index) : before.home();
            return new Known(before.since(), before.opened(), quiet, same, held.socket());
        }
        Home home = home(held.socket(), index);
        if (held.socket().inodeOr(0) == 0) {
            home = listeners.of(held.socket()); // it waits there, or no look saw it alive
        }
        return new Known(now, held.opened(), quiet, home, held.socket());
    }

    private static SocketRow row(Held held, Known known, long now) {
        long age = now - known.since();
        boolean isNew = known.opened() && age < NEW_NANOS;
        return new SocketRow(
                known.socket(),
                isNew ? Mark.NEW : Mark.THERE,
                held.rates(),
                TimeUnit.NANOSECONDS.toSeconds(age),
                known.quiet(),
                known.home());
    }

    private void close(Held held, long now) {
        if (gone.size() >= MAX_GONE) {
            return;
        }
        long cookie = held.socket().cookie();
        Known before = known.get(cookie);
        if (before == null) {
            before = new Known(now, true, 0, listeners.of(held.socket()), held.socket());
        }
        long age = TimeUnit.NANOSECONDS.toSeconds(now - before.since());
        SocketRow row =
                new SocketRow(held.socket(), Mark.GONE, held.rates(), age, 0, before.home());
        gone.put(cookie, new Gone(row, now));
    }

    private Home home(InetSocket socket, Optional<OwnerIndex> index) {
        OptionalLong inode = socket.inode();
        String processes =
                inode.isPresent() && index.isPresent()
                        ? ProgramName.list(index.get().holders(inode.getAsLong()))
                        : "";
        OptionalLong id = socket.cgroupId();
        Optional<CgroupPath> path =
                id.isPresent() ? cgroups.path(id.getAsLong()) : Optional.empty();
        return new Home(
                processes,
                path.flatMap(CgroupPath::unit).orElse(""),
                path.flatMap(CgroupPath::container).map(Container::label).orElse(""));
    }
}
