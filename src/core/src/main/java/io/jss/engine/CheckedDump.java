package io.jss.engine;

import io.jss.decode.InetDiagView;
import io.jss.encode.InetDiagRequest;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netlink.AnswerGap;
import io.jss.netlink.Dump;
import io.jss.netlink.DumpResult;
import io.jss.netlink.KeptMessages;
import io.jss.netlink.MessageCursor;
import io.jss.netlink.MessageVisitor;
import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * One request whose answer is completed where the kernel may have passed sockets over; {@link
 * BucketOccupancy} says where, {@link PortRangeDump} how.
 *
 * <p>Rows go on as they come, but for the first of TCP: when there are so many that the number of
 * buckets matters it is read, until it is known, and the rows of a small table wait for the end.
 * Those that only the first answer had are looked up then, if the further answers are complete, and
 * what has closed is left out. The others keep the kernel's order; what the first answer lacked
 * comes behind them. For one thread at a time.
 */
final class CheckedDump implements MessageVisitor {

    /** Where rows go, each perhaps more than once. */
    interface Taker extends MessageVisitor {

        /** Returns whether a row came that had been taken before: the table changed. */
        boolean hasRepeated();
    }

    private static final int CONNECTION_STATES =
            ~(SocketState.LISTEN.bit() | SocketState.BOUND_INACTIVE.bit());

    private static final int MAX_HELD = 1 << 17;

    private final ChannelFactory channels;
    private final NetlinkChannel channel;
    private final Dump dump;
    private final LongSupplier clock;
    private final BucketOccupancy watch = new BucketOccupancy();
    private final InetDiagView view = new InetDiagView();
    private final KeptMessages held;
    private Protocol protocol = Protocol.TCP;
    private Taker taker;
    private boolean holding;
    private boolean decided;
    private int changedBefore;
    private OptionalInt tcpBuckets;
    private long firstAnswerNanos;
    private PortRangeDump narrowing; // of crowded tables alone, which few hosts have
    private boolean narrows;

    CheckedDump(
            ChannelFactory channels,
            NetlinkChannel channel,
            Dump dump,
            KeptMessages held,
            LongSupplier clock) {
        this.channels = channels;
        this.channel = channel;
        this.dump = dump;
        this.clock = clock;
        this.held = held;
    }

    /** The end of a dump. */
    record Outcome(DumpResult result, List<AnswerGap> gaps, boolean mayLack) {}

    /**
     * Runs a request and passes its rows on.
     *
     * @param encoded the request as it is to be sent
     */
    Outcome run(ByteBuffer encoded, InetDiagRequest request, Taker target) throws IOException {
        taker = target;
        begin(request.protocol());
        long begun = clock.getAsLong();
        try {
            DumpResult result = dump.run(encoded, request.describe(), this);
            List<AnswerGap> gaps = channel.gaps();
            firstAnswerNanos = clock.getAsLong() - begun;
            narrows = false;
            return new Outcome(result, gaps, !complete(request));
        } finally {
            changedBefore = Math.max(0, changedBefore - 1);
            taker = null;
            held.clear();
        }
    }

    private void begin(Protocol asked) {
        protocol = asked;
        watch.begin(asked);
        held.clear();
        holding = asked == Protocol.TCP;
        decided = !holding;
        if (tcpBuckets != null && tcpBuckets.isEmpty()) {
            tcpBuckets = null; // without a descriptor left it could not be read
        }
    }

    @Override
    public void visit(MessageCursor message) throws IOException {
        watch.take(message, dump.datagrams());
        if (!decided && watch.dependsOnBuckets()) {
            decided = true;
            if (!BucketOccupancy.isSmall(buckets())) {
                release();
            }
        }
        if (!holding) {
            taker.visit(message);
            return;
        }
        held.visit(message);
        if (watch.rows() > MAX_HELD && taker != null) {
            release();
        }
    }

    private void release() throws IOException {
        if (!holding) {
            return;
        }
        holding = false;
        held.replay(taker);
        held.clear();
    }

    private OptionalInt buckets() {
        if (protocol != Protocol.TCP) {
            return channels.buckets(protocol);
        }
        if (tcpBuckets == null) {
            tcpBuckets = channels.buckets(Protocol.TCP);
        }
        return tcpBuckets;
    }

    /** Returns what takes the rows of an answer and keeps them, for {@link #mayLack} to judge. */
    MessageVisitor keeping() {
        begin(Protocol.TCP);
        decided = true;
        return this;
    }

    /** Returns whether the answer that was kept may lack sockets. */
    boolean mayLack() throws IOException {
        changedBefore = hasRepeatedRows() ? AddressFamily.values().length : 0;
        return changedBefore > 0 || isCrowded() || watch.listenersMayLack() || watch.boundMayLack();
    }

    private boolean hasRepeatedRows() throws IOException {
        if (!watch.dependsOnBuckets() || buckets().isPresent()) {
            return false;
        }
        CookieSet cookies = new CookieSet();
        boolean[] repeated = new boolean[1];
        held.replay(
                message -> {
                    view.wrap(message, Protocol.TCP);
                    repeated[0] |= !cookies.add(view.cookie());
                });
        return repeated[0];
    }

    private boolean isCrowded() {
        boolean counts = watch.dependsOnBuckets();
        OptionalInt none = OptionalInt.empty();
        return watch.mayLack(
                counts ? buckets() : none,
                counts && BucketOccupancy.isSmall(buckets()) ? channels.sockets() : none);
    }

    /** Passes on what waits and what is asked for again; returns whether that is all. */
    private boolean complete(InetDiagRequest request) throws IOException {
        if (!channel.answersNow()) {
            release();
            return true;
        }
        boolean crowded = isCrowded();
        boolean complete = true;
        boolean cut = crowded || watch.listenersMayLack() || watch.boundMayLack();
        if (cut && !channel.noteMayLack()) {
            release();
            return false;
        }
        if (crowded && holding) {
            complete = unite(request);
        } else {
            release();
            if (crowded) {
                complete = ask(request, List.of(), taker);
            } else if (hasChangedUnseen()) {
                complete = channel.noteMayLack() && narrowing().agree(request, taker);
            }
        }
        if (watch.listenersMayLack()) {
            InetDiagRequest listeners = request.withStates(SocketState.LISTEN.bit());
            complete &= narrowing().run(listeners, 0, MAX_HELD, List.of(), taker);
        }
        if (watch.boundMayLack()) {
            InetDiagRequest bound = request.withStates(SocketState.BOUND_INACTIVE.bit());
            complete &= narrowing().run(bound, 0, BucketOccupancy.AT_ONCE, List.of(), taker);
        }
        return complete;
    }

    /** Returns what asks again, with what it may take after this request's first answer. */
    private PortRangeDump narrowing() {
        if (narrowing == null) {
            narrowing = new PortRangeDump(channel, dump, new SocketIdExchange(channel), clock);
        }
        if (!narrows) {
            narrows = true;
            narrowing.begin(firstAnswerNanos);
        }
        return narrowing;
    }

    /** A repeated row is all that shows a change where the number of buckets is unknown. */
    private boolean hasChangedUnseen() {
        return (taker.hasRepeated() || changedBefore > 0)
                && (protocol != Protocol.TCP || buckets().isEmpty());
    }

    private boolean ask(InetDiagRequest request, List<SeenRow> known, MessageVisitor target)
            throws IOException {
        if (protocol == Protocol.SCTP) {
            return narrowing().agree(request, target); // it heeds no program
        }
        if (protocol != Protocol.TCP) {
            return narrowing().run(request, watch.rows(), MAX_HELD, known, target);
        }
        InetDiagRequest connections = request.withStates(request.states() & CONNECTION_STATES);
        int safe = BucketOccupancy.safeConnections(buckets().getAsInt());
        return narrowing().run(connections, watch.rows(), safe, known, target);
    }

    /** Passes on the rows that wait, without what has closed, and behind them the new ones. */
    private boolean unite(InetDiagRequest request) throws IOException {
        List<SeenRow> first = new ArrayList<>();
        CookieSet inFirst = new CookieSet();
        held.replay(
                message -> {
                    view.wrap(message, protocol);
                    if (isConnection()) {
                        first.add(SeenRow.of(view));
                    }
                    inFirst.add(view.cookie());
                });
        CookieSet again = new CookieSet();
        KeptMessages found = new KeptMessages();
        boolean complete =
                ask(
                        request,
                        first,
                        message -> {
                            view.wrap(message, protocol);
                            again.add(view.cookie());
                            if (!inFirst.contains(view.cookie())) {
                                found.visit(message);
                            }
                        });
        CookieSet closed = new CookieSet();
        if (complete) {
            narrowing()
                    .closed(first.stream().filter(row -> !again.contains(row.cookie())).toList())
                    .orElse(Set.of())
                    .forEach(row -> closed.add(row.cookie()));
        }
        held.replay(
                message -> {
                    view.wrap(message, protocol);
                    if (!closed.contains(view.cookie())) {
                        taker.visit(message);
                    }
                });
        found.replay(taker);
        return complete;
    }

    private boolean isConnection() {
        return (CONNECTION_STATES & view.state().bit()) != 0 && view.state() != SocketState.CLOSE;
    }
}
