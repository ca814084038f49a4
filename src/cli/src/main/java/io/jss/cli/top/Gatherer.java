package io.jss.cli.top;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.Remark;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.EventRequest;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.ScreenRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.top.screen.Handover;
import io.jss.cli.top.screen.Panel;
import io.jss.cli.top.screen.Request;
import io.jss.cli.top.screen.Snapshot;
import io.jss.cli.top.screen.SocketRow;
import io.jss.cli.top.screen.View;
import io.jss.health.HostNumbers;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.netns.NetworkNamespace;
import io.jss.sample.Change;
import io.jss.sample.SocketSampler;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Gathers for the full screen, in a thread of its own. That thread owns, from {@link #run} to its
 * end, everything that is here: table, sampler, events, scan of processes, the memory of rows, and
 * all buffers below them. Snapshots, answers and requests pass through {@link Handover} alone.
 */
final class Gatherer implements Runnable {

    private static final long SLICE_MILLIS = 50;

    /** A look may take this share of the time between two looks. */
    private static final int LOOK_SHARE = 4;

    private final ListingRequest listing;
    private final KeptOutput environment;
    private final KnownOwners owners;
    private final Handover handover;
    private final ScreenRequests requests;
    private final RowMemory memory;
    private final Selection gathered;
    private final long pauseNanos;
    private Selection selection;
    private int number;
    private Optional<NetworkNamespace> namespace = Optional.empty();
    private HostRates.Reading host = new HostRates.Reading(HostNumbers.unknown("not read"), 0);
    private String lack = "";
    private long lookNanos;
    private long lastLookNanos;

    /**
     * Prepares it.
     *
     * @param selection which sockets are meant at first
     * @param listing how they are asked for
     * @param request what the screen asks for later
     * @param environment keeps what would be said on the terminal
     */
    Gatherer(
            Selection selection,
            ListingRequest listing,
            ScreenRequest request,
            KeptOutput environment,
            Handover handover) {
        this.listing = listing;
        this.environment = environment;
        this.selection = selection;
        this.handover = handover;
        gathered = selection;
        owners = new KnownOwners(environment);
        memory = new RowMemory(owners);
        requests = new ScreenRequests(request, environment, owners.everything());
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(listing.repeat().orElseThrow().pauseMillis());
    }

    /** Gathers until the screen ends. */
    @Override
    public void run() {
        try (owners) {
            gather();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException | Error e) {
            handover.fail(e);
        }
    }

    private void gather() throws IOException, InterruptedException {
        namespace = listing.namespace().find(environment);
        try (DestroyedSockets events = subscribe().orElse(null);
                SocketTable table = environment.openTable(namespace)) {
            Set<Detail> details = EnumSet.noneOf(Detail.class);
            Optional<SocketSampler> sampler = Optional.empty();
            while (!handover.isEnded()) {
                if (sampler.isEmpty() || details.addAll(wantedDetails())) {
                    details.addAll(wantedDetails());
                    sampler = Optional.of(sampler(details, events));
                }
                long begin = System.nanoTime();
                look(sampler.get(), table);
                long took = System.nanoTime() - begin;
                lookNanos = Math.min(took, lastLookNanos); // one that was slow once does not count
                lastLookNanos = took;
                long pause = Math.max(pauseNanos, LOOK_SHARE * lookNanos);
                await(begin + pause, sampler.get(), events != null);
            }
        }
    }

    private Set<Detail> wantedDetails() {
        return selection.queryOfAll().details();
    }

    /** A filter may ask for details that were not asked for before: all is seen anew then. */
    private SocketSampler sampler(Set<Detail> details, DestroyedSockets events) {
        SocketSampler.Builder builder =
                SocketSampler.builder().query(gathered.queryOfAll().withDetails(details));
        return events == null ? builder.build() : builder.events(events).build();
    }

    private Optional<DestroyedSockets> subscribe() throws IOException {
        try {
            return owners.destroyedSockets(
                    namespace,
                    EventRequest.REPORTED,
                    EnumSet.allOf(AddressFamily.class),
                    EventRequest.DEFAULT_BUFFER);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            lack = "connections that live between two looks are not seen: " + e.getMessage();
            return Optional.empty();
        }
    }

    /** Waits for the next look, and does what is asked for meanwhile. */
    private void await(long until, SocketSampler sampler, boolean events)
            throws IOException, InterruptedException {
        while (!handover.isEnded()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            long slice = Math.min(left, SLICE_MILLIS);
            if (events) {
                sampler.takeEvents(Duration.ofMillis(slice));
            }
            Optional<Request> request = handover.awaitRequest(events ? 0 : slice);
            if (request.isPresent() && handle(request.get())) {
                return;
            }
        }
    }

    /** Does what is asked for; returns whether a look is to follow at once. */
    private boolean handle(Request request) {
        try {
            if (request instanceof Request.ReadFilter read) {
                return read(read);
            }
            if (request instanceof Request.Explain explain) {
                List<String> lines = requests.explanation(explain.socket());
                handover.answer(view -> explained(view, explain.socket().cookie(), lines));
            } else if (request instanceof Request.Kill kill) {
                String outcome = requests.kill(kill.socket(), namespace);
                handover.answer(view -> view.with(new Panel.Message(outcome)));
                return true;
            }
        } catch (IOException | RuntimeException e) {
            String message = String.valueOf(e.getMessage());
            handover.answer(
                    view ->
                            view.panel() instanceof Panel.Detail detail
                                    ? explained(view, detail.cookie(), List.of(message))
                                    : view.with(new Panel.Message(message)));
        }
        return false;
    }

    private static View explained(View view, long cookie, List<String> lines) {
        return view.panel() instanceof Panel.Detail detail && detail.cookie() == cookie
                ? view.with(new Panel.Detail(cookie, lines, 0))
                : view;
    }

    private boolean read(Request.ReadFilter read) throws IOException {
        Selection wanted;
        try {
            wanted = requests.selection(read.text(), gathered);
        } catch (UsageException e) {
            String message = e.getMessage();
            handover.answer(ifStillWritten(read, message));
            return false;
        }
        String remarks = requests.remarks();
        selection = wanted;
        number = read.number();
        memory.clear();
        handover.answer(
                view -> {
                    View chosen = view.with(new View.FilterState(read.text(), read.number()));
                    if (!read.taken()) {
                        return ifStillWritten(read, remarks).apply(chosen);
                    }
                    return chosen.with(
                            remarks.isEmpty() ? new Panel.Rows() : new Panel.Message(remarks));
                });
        return true;
    }

    private static UnaryOperator<View> ifStillWritten(Request.ReadFilter read, String message) {
        return view ->
                view.panel() instanceof Panel.FilterPrompt prompt
                                && prompt.text().equals(read.text())
                        ? view.with(prompt.with(message))
                        : view;
    }

    private void look(SocketSampler sampler, SocketTable table) throws IOException {
        LookRows rows = new LookRows(selection, selection.facts(), memory);
        Change change = sampler.look(table, rows);
        rows.take(change);
        List<SocketRow> held = memory.rows(rows.held(), rows.closed(), System.nanoTime());
        HostRates.Reading before = host;
        host = hostNumbers();
        handover.give(
                new Snapshot(
                        change.time(),
                        number,
                        held,
                        new Snapshot.Totals(
                                rows.sockets(),
                                rows.opened(),
                                rows.closed().size(),
                                rows.sent(),
                                rows.received(),
                                rows.states(),
                                new HostRates(before, host).shortText()),
                        notes(change, rows)));
    }

    private List<String> notes(Change change, LookRows rows) {
        List<String> notes = new ArrayList<>();
        if (!lack.isEmpty()) {
            notes.add(lack);
        }
        change.remarks().stream().map(Remark::text).distinct().forEach(notes::add);
        rows.remarks().stream().map(Remark::text).forEach(notes::add);
        if (change.eventsLost() > 0) {
            notes.add(TopRun.EVENTS_LOST);
        }
        if (change.withoutIdentity() > 0) {
            notes.add(TopRun.withoutIdentity(change.withoutIdentity()));
        }
        if (LOOK_SHARE * lookNanos > pauseNanos) {
            long seconds = Math.round(LOOK_SHARE * lookNanos / 1e9);
            notes.add("a look takes long, so there is one in " + Math.max(1, seconds) + " s");
        }
        return notes;
    }

    private HostRates.Reading hostNumbers() throws IOException {
        HostNumbers numbers =
                namespace.isPresent()
                        ? namespace.get().call(() -> HostNumbers.read(environment.procPaths()))
                        : HostNumbers.read(environment.procPaths());
        return new HostRates.Reading(numbers, System.nanoTime());
    }
}
