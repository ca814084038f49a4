package io.jss.engine;

import io.jss.answer.KernelErrorException;
import io.jss.decode.InetDiagView;
import io.jss.encode.InetDiagRequest;
import io.jss.encode.RequestEncoder;
import io.jss.encode.bytecode.PortBox;
import io.jss.netlink.Dump;
import io.jss.netlink.DumpResult;
import io.jss.netlink.Exchange;
import io.jss.netlink.MessageVisitor;
import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Asks for the sockets of crowded buckets range of ports by range of ports, until each answer is so
 * small that the kernel reads every bucket at one moment. What no range of ports divides is asked
 * for again until two answers agree. For one thread at a time.
 */
final class PortRangeDump {

    /** How many requests a dump may take before its answer is called incomplete. */
    static final int MAX_REQUESTS = 1_024;

    /** How many times the first answer a dump may take for this ... */
    private static final int TIMES_THE_FIRST = 10;

    /** ... and how many nanoseconds if the first answer was short. */
    private static final long LEAST_NANOS = 1_000_000_000;

    /** How often the same is asked before two answers that differ are called incomplete. */
    private static final int MAX_REPEATS = 8;

    /** A datagram has room for more without details. */
    private static final int ROWS_OF_A_DATAGRAM = 200;

    private final NetlinkChannel channel;
    private final Dump dump;
    private final SocketIdExchange requests;
    private final InetDiagView view = new InetDiagView();
    private final LongSupplier clock;
    private int asked;
    private long begun;
    private long limit;

    /**
     * Creates one over a channel.
     *
     * @param clock nanoseconds, as {@link System#nanoTime}
     */
    PortRangeDump(
            NetlinkChannel channel, Dump dump, SocketIdExchange requests, LongSupplier clock) {
        this.clock = clock;
        this.channel = channel;
        this.dump = dump;
        this.requests = requests;
    }

    /**
     * Begins a dump: it has {@link #MAX_REQUESTS} before it, and ten times what its first answer
     * took or a second.
     *
     * @param nanos how long that was
     */
    void begin(long nanos) {
        asked = 0;
        begun = clock.getAsLong();
        limit = Math.max(LEAST_NANOS, TIMES_THE_FIRST * nanos);
    }

    /** Takes one of the requests that are left; returns whether there was one, and time for it. */
    private boolean takesOne() {
        return asked++ < MAX_REQUESTS && clock.getAsLong() - begun < limit;
    }

    /**
     * Asks for all sockets of a request.
     *
     * @param expected about how many rows there are, 0 when unknown
     * @param safe so many rows are read safely at once, if they come in one datagram
     * @param known rows of the request as far as they are known; they decide where ranges begin
     * @param taker takes the rows, some of them more than once
     * @return whether they are complete
     */
    boolean run(
            InetDiagRequest request,
            int expected,
            int safe,
            List<SeenRow> known,
            MessageVisitor taker)
            throws IOException {
        int aim = Math.min(safe * 3 / 4, ROWS_OF_A_DATAGRAM);
        if (expected / aim > MAX_REQUESTS) {
            return false;
        }
        boolean complete = true;
        Deque<PortBox> open = new ArrayDeque<>();
        PortCuts.cut(PortBox.ALL, known, aim, open);
        while (!open.isEmpty()) {
            if (asked + open.size() > MAX_REQUESTS) {
                return false;
            }
            PortBox box = open.pop();
            Optional<List<SeenRow>> rows = ask(request, box, taker);
            if (rows.isEmpty()) {
                return false;
            }
            int count = rows.get().size();
            if (count <= safe && dump.datagrams() <= 1) {
                continue;
            }
            int before = open.size();
            PortCuts.cut(box, rows.get(), Math.min(aim, (count + 1) / 2), open);
            if (open.size() == before + 1) {
                complete &= agree(request, open.pop(), rows.get(), taker);
            }
        }
        return complete;
    }

    /** Asks for the same until an answer has nothing new and lacks only what has closed. */
    private boolean agree(
            InetDiagRequest request, PortBox box, List<SeenRow> first, MessageVisitor taker)
            throws IOException {
        CookieSet united = new CookieSet();
        List<SeenRow> all = new ArrayList<>();
        addNew(first, united, all);
        for (int repeat = 0; repeat < MAX_REPEATS; repeat++) {
            Optional<List<SeenRow>> again = ask(request, box, taker);
            if (again.isEmpty()) {
                return false;
            }
            CookieSet now = new CookieSet();
            again.get().forEach(row -> now.add(row.cookie()));
            Optional<Set<SeenRow>> closed = closed(lacking(all, now));
            if (closed.isEmpty()) {
                return false;
            }
            all.removeAll(closed.get());
            boolean same = lacking(all, now).isEmpty();
            if (!addNew(again.get(), united, all) && same) {
                return true;
            }
        }
        return false;
    }

    /** As {@link #agree}, of all that a request asks for. */
    boolean agree(InetDiagRequest request, MessageVisitor taker) throws IOException {
        Optional<List<SeenRow>> first = ask(request, PortBox.ALL, taker);
        return first.isPresent() && agree(request, PortBox.ALL, first.get(), taker);
    }

    /**
     * Returns those of some sockets that have closed. The look-ups of one datagram are one request.
     *
     * @return empty when no more may be asked
     */
    Optional<Set<SeenRow>> closed(List<SeenRow> rows) throws IOException {
        Set<SeenRow> closed = new HashSet<>();
        for (int from = 0; from < rows.size(); from += Exchange.MAX_REQUESTS) {
            if (!takesOne()) {
                return Optional.empty();
            }
            int to = Math.min(rows.size(), from + Exchange.MAX_REQUESTS);
            closed.addAll(requests.closed(rows.subList(from, to)));
        }
        return Optional.of(closed);
    }

    private static boolean addNew(List<SeenRow> rows, CookieSet united, List<SeenRow> all) {
        int before = all.size();
        for (SeenRow row : rows) {
            if (united.add(row.cookie())) {
                all.add(row);
            }
        }
        return all.size() != before;
    }

    private static List<SeenRow> lacking(List<SeenRow> rows, CookieSet seen) {
        return rows.stream().filter(row -> !seen.contains(row.cookie())).toList();
    }

    /**
     * Returns the rows in a box; empty when the kernel does not answer that, or no more may be
     * asked.
     */
    private Optional<List<SeenRow>> ask(InetDiagRequest request, PortBox box, MessageVisitor taker)
            throws IOException {
        Optional<byte[]> program = box.before(request.bytecode());
        if (program.isEmpty() || !takesOne()) {
            return Optional.empty();
        }
        List<SeenRow> rows = new ArrayList<>();
        InetDiagRequest part = request.withBytecode(program.get());
        try {
            DumpResult result =
                    dump.run(
                            RequestEncoder.encode(part, channel.nextSequence()),
                            part.describe(),
                            message -> {
                                view.wrap(message, request.protocol());
                                rows.add(SeenRow.of(view));
                                taker.visit(message);
                            });
            return result.datagramsLost() || !isHeeded(box, rows)
                    ? Optional.empty()
                    : Optional.of(rows);
        } catch (KernelErrorException e) {
            if (!rows.isEmpty()) {
                throw e; // the taker's: the kernel refuses before the first row
            }
            return Optional.empty();
        }
    }

    /** A kernel that gives most rows of other ranges runs no program for this protocol. */
    private static boolean isHeeded(PortBox box, List<SeenRow> rows) {
        long heeded = rows.stream().filter(r -> box.holds(r.localPort(), r.remotePort())).count();
        return 2 * heeded >= rows.size();
    }
}
