package io.jss.cli.await;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.explain.ExplainTarget;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.WaitRequest;
import io.jss.cli.request.events.EventRequest;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.filter.Filter;
import io.jss.filter.OwnerFacts;
import io.jss.filter.SocketFacts;
import io.jss.filter.names.SystemNames;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * {@code jss wait TARGET}: until a socket listens there, which no event reports, by a look every 20
 * ms; or until no socket is there, by the events of their ends.
 */
public final class WaitRun {

    private static final long LOOK_MILLIS = 20;

    /** A look at all processes takes a fifth of the time at most. */
    private static final long PAUSES = 4;

    private static final int MOST_UNSEEN = 3;

    /** Looks between events, should one be lost. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Set<SocketState> LISTENERS =
            EnumSet.of(SocketState.LISTEN, SocketState.CLOSE);

    /** What time it is, and how it goes by. */
    interface Time {

        /** Returns a time as {@link System#nanoTime} does. */
        long nanos();

        /** Lets a time go by; returns false when the thread is to end. */
        boolean pause(long millis);
    }

    private static final class RealTime implements Time {

        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public boolean pause(long millis) {
            return Repetition.pause(millis);
        }
    }

    private final Time time;
    private final WaitRequest request;
    private final NamespaceRequest namespace;
    private final Environment environment;
    private final Selection selection;
    private final ExplainTarget target;
    private final long start;
    private int there;
    private SocketFacts facts = SocketFacts.NONE;
    private Optional<Remark> undecided = Optional.empty();
    private int unseen;
    private long lookNanos;
    private boolean ended;

    /**
     * Prepares it.
     *
     * @throws UsageException when the filter is wrong
     * @throws IOException when there is no such network namespace
     */
    public WaitRun(WaitRequest request, Environment environment) throws IOException {
        this(request, environment, new RealTime());
    }

    WaitRun(WaitRequest request, Environment environment, Time time) throws IOException {
        this.request = request;
        this.time = time;
        start = time.nanos();
        this.environment = environment;
        namespace = request.listing().namespace();
        selection = request.listing().selection();
        String text = request.text();
        target =
                request.shorter()
                        ? ExplainTarget.parse(
                                        text,
                                        namespace.names(
                                                SystemNames.of(selection.protocols()), environment))
                                .orElseThrow(
                                        () ->
                                                new UsageException(
                                                        "'" + text + "' names nothing in there"))
                        : ExplainTarget.of(text, request.listing().readFilter(environment));
    }

    /**
     * Waits.
     *
     * @return {@link ExitCode#OK}, or {@link ExitCode#NOT_FOUND} when the time is over
     */
    public int run() throws IOException {
        try (SocketTable table = namespace.openTable(environment)) {
            return request.gone() ? untilGone(table) : untilListening(table);
        }
    }

    private int untilListening(SocketTable table) throws IOException {
        SocketQuery query = query().withStates(LISTENERS);
        while (true) {
            look(table, query);
            if (there > 0) {
                return ExitCode.OK;
            }
            if (left() <= 0 || !pause()) {
                return giveUp("nothing listens at " + request.text());
            }
        }
    }

    private int untilGone(SocketTable table) throws IOException {
        try (DestroyedSockets events = subscribe()) { // before the first look
            while (true) {
                look(table, query());
                if (there == 0 && seesHolders()) {
                    return ExitCode.OK;
                }
                if (left() <= 0 || !(events == null ? pause() : awaitEnd(events))) {
                    return giveUp(
                            there == 0
                                    ? "whether a socket of "
                                            + request.text()
                                            + " is there is not"
                                            + " known"
                                    : there
                                            + (there == 1 ? " socket of " : " sockets of ")
                                            + request.text()
                                            + (there == 1 ? " is" : " are")
                                            + " still there");
                }
            }
        }
    }

    /** Returns null where the kernel reports no ends, or not to this caller. */
    private DestroyedSockets subscribe() throws IOException {
        if (asksForOwners() // an event has no holder any more
                || !EventRequest.REPORTED.containsAll(selection.protocols())) {
            return null;
        }
        try {
            return environment
                    .destroyedSockets(
                            namespace.find(environment),
                            selection.protocols(),
                            selection.families(),
                            0)
                    .orElse(null);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            return null; // a look every 20 ms does as well
        }
    }

    private boolean awaitEnd(DestroyedSockets events) throws IOException {
        ended = false;
        long rest = Math.min(left(), LONGEST.toNanos());
        long until = time.nanos() + rest;
        while (!ended && rest > 0) {
            events.next(
                    Duration.ofNanos(rest),
                    socket -> ended |= target.fits(socket, SocketFacts.NONE));
            rest = until - time.nanos();
        }
        return true;
    }

    private SocketQuery query() {
        return SocketQuery.all()
                .withProtocols(selection.protocols())
                .withFamilies(selection.families());
    }

    private void look(SocketTable table, SocketQuery query) throws IOException {
        there = 0;
        long begin = time.nanos();
        if (asksForOwners()) {
            facts = new OwnerFacts(environment.ownerScan().scan());
        }
        List<Remark> remarks =
                table.visit(
                        query.withFilter(target.wideFilter(), facts),
                        socket -> {
                            if (selection.test(socket)
                                    && target.fits(socket, facts)
                                    && (request.gone() ? isAlive(socket) : isListener(socket))) {
                                there++;
                            }
                        });
        undecided = remarks.stream().filter(Remark.OwnersUndecided.class::isInstance).findFirst();
        lookNanos = time.nanos() - begin;
    }

    /** A number is a port here, though it may be a process elsewhere. */
    private boolean asksForOwners() {
        return target.filter().filter(Filter::asksForOwners).isPresent();
    }

    /** A socket of a holder that was not seen may be one of the process. */
    private boolean seesHolders() {
        if (undecided.isEmpty()) {
            return true;
        }
        unseen++; // once it may be a process that ended meanwhile
        if (unseen > MOST_UNSEEN) {
            throw new UsageException(
                    "wait --state gone for a process takes root where others have sockets; name"
                            + " its port");
        }
        return false;
    }

    /** What is left of a connection in TIME_WAIT is no socket any more. */
    private static boolean isAlive(InetSocketView socket) {
        return socket.state() != SocketState.TIME_WAIT;
    }

    private static boolean isListener(InetSocketView socket) {
        return switch (socket.protocol()) {
            case TCP, SCTP, DCCP, MPTCP -> socket.state() == SocketState.LISTEN;
            default -> socket.remotePort() == 0;
        };
    }

    /** The last look begins when the time is over: a pause is never longer than what is left. */
    private boolean pause() {
        long nanos = Math.max(TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS), lookNanos * PAUSES);
        return time.pause(1 + TimeUnit.NANOSECONDS.toMillis(Math.min(nanos, left()) - 1));
    }

    private long left() {
        return request.timeout().isEmpty()
                ? Long.MAX_VALUE
                : request.timeout().get().toNanos() - (time.nanos() - start);
    }

    private int giveUp(String why) throws IOException {
        if (there == 0 && asksForOwners()) {
            ProcessesElsewhere.say(target::names, namespace.find(environment), environment);
        }
        undecided.ifPresent(remark -> environment.say(remark.text()));
        environment.say(why + " after " + request.end());
        return ExitCode.NOT_FOUND;
    }
}
