package io.jss.cli.await;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.explain.Target;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.cli.request.FilterText;
import io.jss.cli.request.ListingOptions;
import io.jss.cli.request.Selection;
import io.jss.filter.Filter;
import io.jss.filter.SocketFacts;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * {@code jss wait TARGET}: until a socket listens there, which no event reports, by a look every 20
 * ms; or until no socket is there, by the events of their ends.
 */
public final class WaitRun {

    private static final long LOOK_MILLIS = 20;

    /** Looks between events, should one be lost. */
    private static final Duration LONGEST = Duration.ofSeconds(1);

    private static final Set<Protocol> REPORTED = EnumSet.of(Protocol.TCP, Protocol.UDP);
    private static final Set<SocketState> LISTENERS =
            EnumSet.of(SocketState.LISTEN, SocketState.CLOSE);

    private final Options options;
    private final Environment environment;
    private final Selection selection;
    private final String text;
    private final Target target;
    private final boolean gone;
    private final OptionalLong timeout;
    private final long start = System.nanoTime();
    private int there;
    private boolean ended;

    /**
     * Prepares it.
     *
     * @param words what to wait for, after the word
     * @throws UsageException when it cannot be understood, or the value of an option is wrong
     * @throws IOException when there is no such network namespace
     */
    public WaitRun(Options options, List<String> words, Environment environment)
            throws IOException {
        this.options = options;
        this.environment = environment;
        Selection chosen = ListingOptions.selectionOfAll(options);
        selection =
                chosen.protocolsNamed() ? chosen : chosen.withProtocols(EnumSet.of(Protocol.TCP));
        if (environment.recorded().isPresent()) {
            throw new UsageException("wait is about this machine; a recording does not change");
        }
        if (words.isEmpty()) {
            throw new UsageException(
                    "wait takes what to wait for: jss wait 8080, jss wait 192.0.2.1:443 --state"
                            + " gone");
        }
        gone = isGone(options);
        timeout = options.has(CliOption.TIMEOUT) ? timeout(options) : OptionalLong.empty();
        text = String.join(" ", words);
        target = target(words);
    }

    private static boolean isGone(Options options) {
        String state = options.valueOr(CliOption.WAIT_STATE, "listening");
        return switch (state) {
            case "listening" -> false;
            case "gone" -> true;
            default ->
                    throw new UsageException(
                            "--state takes listening or gone, not '" + state + "'");
        };
    }

    private static OptionalLong timeout(Options options) {
        String value = options.valueOr(CliOption.TIMEOUT, "");
        Optional<Duration> time = WaitTime.parse(value);
        if (time.isEmpty()) {
            throw new UsageException(
                    "--timeout takes a time as 30s, 500ms or 2m, not '" + value + "'");
        }
        return OptionalLong.of(time.get().toNanos());
    }

    private Target target(List<String> words) throws IOException {
        SystemNames names = SystemNames.of(selection.protocols());
        FilterNames here =
                options.has(CliOption.NETNS)
                        ? names.in(ListingOptions.namespace(options, environment))
                        : names;
        Optional<Target> simple =
                words.size() == 1 ? Target.parse(words.get(0), here) : Optional.empty();
        if (simple.isPresent() && !simple.get().ends().isEmpty()) {
            return simple.get();
        }
        Filter filter = FilterText.read(options, words, selection.protocols(), environment);
        if (filter.asksForOwners()) {
            throw new UsageException("wait takes ports, addresses and states, no processes");
        }
        return Target.of(text, filter);
    }

    /**
     * Waits.
     *
     * @return {@link ExitCode#OK}, or {@link ExitCode#NOT_FOUND} when the time is over
     */
    public int run() throws IOException {
        try (SocketTable table = ListingOptions.openTable(options, environment)) {
            return gone ? untilGone(table) : untilListening(table);
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
                return giveUp("nothing listens at " + text);
            }
        }
    }

    private int untilGone(SocketTable table) throws IOException {
        try (DestroyedSockets events = subscribe()) { // before the first look
            while (true) {
                look(table, query());
                if (there == 0) {
                    return ExitCode.OK;
                }
                if (left() <= 0 || !(events == null ? pause() : awaitEnd(events))) {
                    return giveUp(
                            there
                                    + (there == 1 ? " socket of " : " sockets of ")
                                    + text
                                    + (there == 1 ? " is" : " are")
                                    + " still there");
                }
            }
        }
    }

    /** Returns null where the kernel reports no ends, or not to this caller. */
    private DestroyedSockets subscribe() throws IOException {
        if (!REPORTED.containsAll(selection.protocols()) || environment.kernel().isBefore(4, 2)) {
            return null;
        }
        try {
            return options.has(CliOption.NETNS)
                    ? ListingOptions.namespace(options, environment).call(this::subscription)
                    : subscription();
        } catch (SystemCallException e) {
            return null; // a look every 20 ms does as well
        }
    }

    private DestroyedSockets subscription() throws IOException {
        return DestroyedSockets.subscribe(selection.protocols(), selection.families(), 0);
    }

    private boolean awaitEnd(DestroyedSockets events) throws IOException {
        ended = false;
        long until = System.nanoTime() + Math.min(left(), LONGEST.toNanos());
        long rest = until - System.nanoTime();
        while (!ended && rest > 0) {
            events.next(
                    Duration.ofNanos(rest),
                    socket -> ended |= target.fits(socket, SocketFacts.NONE));
            rest = until - System.nanoTime();
        }
        return true;
    }

    private SocketQuery query() {
        return SocketQuery.all()
                .withProtocols(selection.protocols())
                .withFamilies(selection.families())
                .withFilter(target.wideFilter());
    }

    private void look(SocketTable table, SocketQuery query) throws IOException {
        there = 0;
        table.visit(
                query,
                socket -> {
                    if (selection.test(socket)
                            && target.fits(socket, SocketFacts.NONE)
                            && (gone ? isAlive(socket) : isListener(socket))) {
                        there++;
                    }
                });
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

    private boolean pause() {
        return ListingOptions.pause(LOOK_MILLIS);
    }

    private long left() {
        return timeout.isEmpty()
                ? Long.MAX_VALUE
                : timeout.getAsLong() - (System.nanoTime() - start);
    }

    private int giveUp(String why) {
        environment.say(why + " after " + options.valueOr(CliOption.TIMEOUT, "an interrupt"));
        return ExitCode.NOT_FOUND;
    }
}
