package io.jss.cli.top;

import io.jss.answer.Remark;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.ScreenRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.top.screen.Handover;
import io.jss.cli.top.screen.MarkedFinding;
import io.jss.cli.top.screen.Panel;
import io.jss.cli.top.screen.Request;
import io.jss.cli.top.screen.Snapshot;
import io.jss.cli.top.screen.SocketRow;
import io.jss.cli.top.screen.View;
import io.jss.model.Detail;
import io.jss.netns.NetworkNamespace;
import io.jss.sample.Change;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
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
    private final OwnersOfLooks facts;
    private final Selection gathered;
    private final long pauseNanos;
    private Selection selection;
    private int number;
    private Optional<NetworkNamespace> namespace = Optional.empty();
    private String lack = "";
    private boolean leapt;
    private boolean atEnd;
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
        facts = new OwnersOfLooks(owners.everything());
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
        try (Sampling sampling = new Sampling(listing, environment, owners.everything())) {
            lack = sampling.lack();
            namespace = sampling.namespace();
            Set<Detail> details = EnumSet.noneOf(Detail.class);
            boolean begun = false;
            while (!handover.isEnded()) {
                begun &= !leapt;
                leapt = false;
                // a filter may ask for details that were not asked for before: all is seen anew
                if (details.addAll(selection.queryOfAll().details()) || !begun) {
                    sampling.sample(gathered.queryOfAll().withDetails(details));
                    begun = true;
                }
                long begin = System.nanoTime();
                look(sampling);
                long took = System.nanoTime() - begin;
                lookNanos = Math.min(took, lastLookNanos); // one that was slow once does not count
                lastLookNanos = took;
                await(begin + Math.max(pauseNanos, LOOK_SHARE * lookNanos), sampling);
                while (!leapt && !handover.isEnded() && !goesOn(sampling)) {
                    await(System.nanoTime() + pauseNanos, sampling);
                }
            }
        }
    }

    /** Goes to the next look; at the end of a series waits for one who leaps back. */
    private boolean goesOn(Sampling sampling) throws IOException {
        boolean goesOn = sampling.goOn();
        if (!goesOn && !atEnd) {
            handover.answer(
                    view -> view.with(new Panel.Message("the series ends here; < goes back")));
        }
        atEnd = !goesOn;
        return goesOn;
    }

    /** Waits for the next look, and does what is asked for meanwhile. */
    private void await(long until, Sampling sampling) throws IOException, InterruptedException {
        while (!handover.isEnded()) {
            long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
            if (left <= 0) {
                return;
            }
            long slice = Math.min(left, SLICE_MILLIS);
            sampling.takeEvents(Duration.ofMillis(slice));
            Optional<Request> request = handover.awaitRequest(sampling.hasEvents() ? 0 : slice);
            if (request.isPresent() && request.get() instanceof Request.Leap leap) {
                sampling.leap(leap.by());
                leapt |= sampling.isPlayed();
                atEnd = false; // where it is the end again, it is said again
            } else if (request.isPresent() && handle(request.get())) {
                leapt |= atEnd; // the last look is seen again, as a first one
                return;
            }
            if (leapt) {
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

    private void look(Sampling sampling) throws IOException {
        LookRows rows = new LookRows(selection, facts.begin(), memory, sampling.judgement());
        Change change = sampling.look(rows);
        rows.take(change);
        Judgement judgement = sampling.judgement();
        List<SocketRow> held =
                memory.rows(rows.held(), rows.gone(), System.nanoTime()).stream()
                        .map(row -> marked(row, judgement))
                        .toList();
        handover.give(
                new Snapshot(
                        change.time(),
                        number,
                        held,
                        new Snapshot.Totals(
                                rows.sockets(),
                                rows.opened(),
                                rows.closed(),
                                rows.sent(),
                                rows.received(),
                                rows.states(),
                                sampling.hostRates().shortText()),
                        judgement.summary(),
                        notes(change, rows)));
    }

    private static SocketRow marked(SocketRow row, Judgement judgement) {
        List<MarkedFinding> found = judgement.of(row.socket());
        return found.isEmpty() || row.mark() == SocketRow.Mark.GONE ? row : row.with(found);
    }

    private List<String> notes(Change change, LookRows rows) {
        List<String> notes = new ArrayList<>();
        if (!lack.isEmpty()) {
            notes.add(lack);
        }
        change.remarks().stream().map(Remark::text).distinct().forEach(notes::add);
        rows.remarks().stream().map(Remark::text).forEach(notes::add);
        notes.addAll(LostSight.of(change));
        long pause = LOOK_SHARE * lookNanos;
        if (pause > pauseNanos + pauseNanos / 2) { // less is not noticed
            notes.add("a look takes " + time(lookNanos) + ", so there is one in " + time(pause));
        }
        return notes;
    }

    private static String time(long nanos) {
        long millis = TimeUnit.NANOSECONDS.toMillis(nanos);
        return millis < TimeUnit.SECONDS.toMillis(1)
                ? millis + " ms"
                : String.format(Locale.ROOT, "%.1f s", nanos / 1e9);
    }
}
