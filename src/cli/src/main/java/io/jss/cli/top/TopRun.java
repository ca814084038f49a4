package io.jss.cli.top;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.cli.diff.DifferenceColumns;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ExitCode;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.Addition;
import io.jss.cli.listing.Presentation;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.EventRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.TopRequest;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.health.HostNumbers;
import io.jss.model.AddressFamily;
import io.jss.netns.NetworkNamespace;
import io.jss.sample.Change;
import io.jss.sample.SocketSampler;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** {@code jss top [TARGET | FILTER]}: what sockets do, look after look. */
public final class TopRun {

    /** The word on the command line. */
    public static final String WORD = "top";

    /** What blocks and screens say when events did not find room. */
    static final String EVENTS_LOST =
            "events were lost: connections that were brief may be missing";

    private final TopRequest request;
    private final Environment terminal;
    private final Repetition repetition;
    private final KnownOwners environment;
    private final Presentation presentation;
    private final long pauseNanos;
    private Optional<NetworkNamespace> namespace = Optional.empty();
    private HostRates.Reading host = new HostRates.Reading(HostNumbers.unknown("not read"), 0);
    private long shown;
    private long next;

    /**
     * Prepares it.
     *
     * @throws UsageException when the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    public TopRun(TopRequest request, Environment terminal) throws IOException {
        this.request = request;
        this.terminal = terminal;
        ListingRequest listing = request.listing();
        repetition = new Repetition(listing, false, terminal);
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(listing.repeat().orElseThrow().pauseMillis());
        environment = new KnownOwners(repetition.environment());
        presentation =
                new Presentation(
                                listing.matching(environment.everything(), environment),
                                environment,
                                false)
                        .withDetailsInColumns();
    }

    /**
     * Shows blocks until there are as many as were asked for, or nobody reads them.
     *
     * @return {@link ExitCode#OK}
     */
    public int run() throws IOException {
        if (request.screen().isPresent()) {
            return new FullScreen(
                            presentation.selection(),
                            request.listing(),
                            request.screen().get(),
                            terminal)
                    .run();
        }
        namespace = request.listing().namespace().find(environment);
        try (environment;
                DestroyedSockets events = subscribe().orElse(null);
                SocketTable table = environment.openTable(namespace)) {
            SocketSampler.Builder builder =
                    SocketSampler.builder().query(presentation.selection().queryOfAll());
            SocketSampler sampler =
                    events == null ? builder.build() : builder.events(events).build();
            next = System.nanoTime();
            sampler.look(table);
            host = hostNumbers();
            pause(sampler, events != null);
            repetition.run(() -> look(sampler, table), () -> goOn(sampler, events != null));
        }
        return ExitCode.OK;
    }

    private Optional<DestroyedSockets> subscribe() throws IOException {
        try {
            return environment.destroyedSockets(
                    namespace,
                    EventRequest.REPORTED,
                    EnumSet.allOf(AddressFamily.class),
                    EventRequest.DEFAULT_BUFFER);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            environment.say(
                    "connections that live between two looks are not seen, and of those that"
                            + " ended the numbers are the last that were: "
                            + e.getMessage());
            return Optional.empty();
        }
    }

    private boolean goOn(SocketSampler sampler, boolean events) throws IOException {
        shown++;
        return shown < request.blocks() && pause(sampler, events);
    }

    private boolean pause(SocketSampler sampler, boolean events) throws IOException {
        long now = System.nanoTime();
        next = Math.max(now, next + pauseNanos); // a look that took longer is not made up for
        Duration left = Duration.ofNanos(next - now);
        if (events) {
            sampler.takeEvents(left);
            return true;
        }
        return Repetition.pause(left.toMillis());
    }

    private void look(SocketSampler sampler, SocketTable table) throws IOException {
        Selection selection = presentation.selection();
        Block block = new Block(selection, selection.facts(), request.room());
        Change change = sampler.look(table, block);
        block.take(change);
        HostRates.Reading before = host;
        host = hostNumbers();
        show(block, change, new HostRates(before, host).text());
    }

    private void show(Block block, Change change, String rates) throws IOException {
        Selection selection = presentation.selection();
        List<String> sentences = new ArrayList<>(List.of(block.text()));
        if (!rates.isEmpty()) {
            sentences.add("in this network namespace: " + rates);
        }
        environment.show(block.sockets());
        DifferenceColumns columns = new DifferenceColumns(block::of);
        if (request.listing().countBy().isEmpty()) {
            presentation.lead(columns.kind());
        }
        if (presentation.isTable()) {
            environment.out().write(String.join("\n", sentences) + "\n");
        } else {
            sentences.add(0, change.time().truncatedTo(ChronoUnit.MILLIS).toString());
        }
        Addition.Overview overview =
                new Addition.Overview(
                        namespace.map(NetworkNamespace::label).orElse(""),
                        block.listed(),
                        sentences);
        presentation.add(columns.rates().withOverviews(List.of(overview)));
        KeptSockets sockets = new KeptSockets(presentation.namespace());
        block.sockets().forEach(sockets::row);
        sockets.lack(change.remarks());
        sockets.lack(block.remarks());
        presentation.show(sockets);
        if (shown == 0 && block.listed() == 0 && selection.filter().asksForOwners()) {
            ProcessesElsewhere.say(selection.filter()::isAbout, namespace, terminal);
        }
        if (change.eventsLost() > 0) {
            environment.say(EVENTS_LOST);
        }
        if (change.withoutIdentity() > 0) {
            environment.say(withoutIdentity(change.withoutIdentity()));
        }
    }

    /** Says how many sockets cannot be followed. */
    static String withoutIdentity(int sockets) {
        return sockets + " sockets without a cookie cannot be followed";
    }

    private HostRates.Reading hostNumbers() throws IOException {
        HostNumbers numbers =
                namespace.isPresent()
                        ? namespace.get().call(() -> HostNumbers.read(environment.procPaths()))
                        : HostNumbers.read(environment.procPaths());
        return new HostRates.Reading(numbers, System.nanoTime());
    }
}
