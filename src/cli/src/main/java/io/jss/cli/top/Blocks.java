package io.jss.cli.top;

import io.jss.cli.diff.DifferenceColumns;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.format.Addition;
import io.jss.cli.listing.Presentation;
import io.jss.cli.repeat.Repetition;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.TopRequest;
import io.jss.cli.rows.KeptSockets;
import io.jss.cli.targets.ProcessesElsewhere;
import io.jss.filter.Filter;
import io.jss.netns.NetworkNamespace;
import io.jss.sample.Change;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** {@code jss top} as a block for each look. */
final class Blocks implements Closeable {

    private final TopRequest request;
    private final Environment terminal;
    private final Repetition repetition;
    private final KnownOwners environment;
    private final OwnersOfLooks facts;
    private final Presentation presentation;
    private final long pauseNanos;
    private long shown;
    private long next;

    /**
     * Prepares it.
     *
     * @throws UsageException when the filter is wrong
     * @throws IOException when the network namespace in which names are meant cannot be entered
     */
    Blocks(TopRequest request, Environment terminal) throws IOException {
        this.request = request;
        this.terminal = terminal;
        ListingRequest listing = request.listing();
        repetition = new Repetition(listing, false, terminal);
        pauseNanos = TimeUnit.MILLISECONDS.toNanos(listing.repeat().orElseThrow().pauseMillis());
        environment = new KnownOwners(repetition.environment());
        facts = new OwnersOfLooks(environment.everything());
        presentation =
                new Presentation(
                                listing.matching(environment.everything(), environment),
                                environment,
                                false)
                        .withDetailsInColumns();
    }

    /** Shows blocks until there are as many as were asked for, or nobody reads them. */
    void run() throws IOException {
        try (Sampling sampling =
                new Sampling(request.listing(), environment, environment.everything())) {
            if (!sampling.lack().isEmpty()) {
                environment.say(sampling.lack());
            }
            sampling.sample(presentation.selection().queryOfAll());
            next = System.nanoTime();
            sampling.look(socket -> {});
            if (pause(sampling)) {
                repetition.run(() -> look(sampling), () -> goOn(sampling));
            } else if (sampling.isPlayed()) {
                environment.say("the series has no look behind this one to compare it with");
            }
        }
    }

    private boolean goOn(Sampling sampling) throws IOException {
        shown++;
        return shown < request.blocks() && pause(sampling);
    }

    private boolean pause(Sampling sampling) throws IOException {
        if (sampling.isPlayed()) {
            return sampling.goOn();
        }
        long now = System.nanoTime();
        next = Math.max(now, next + pauseNanos); // a look that took longer is not made up for
        Duration left = Duration.ofNanos(next - now);
        if (sampling.hasEvents()) {
            sampling.takeEvents(left);
            return true;
        }
        return Repetition.pause(left.toMillis());
    }

    private void look(Sampling sampling) throws IOException {
        Selection selection = presentation.selection();
        Block block = new Block(selection, facts.begin(), request.room(), sampling.judgement());
        Change change = sampling.look(block);
        block.takeAll(change);
        show(block, change, sampling);
    }

    private void show(Block block, Change change, Sampling sampling) throws IOException {
        List<String> sentences = new ArrayList<>(List.of(block.text()));
        String rates = sampling.hostRates().text();
        if (!rates.isEmpty()) {
            sentences.add("in this network namespace: " + rates);
        }
        Judgement judgement = sampling.judgement();
        FindingsOfBlock findings = new FindingsOfBlock(judgement);
        sentences.addAll(findings.sentences());
        environment.show(block.shown());
        presentation.unseen(block);
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
                        sampling.namespace().map(NetworkNamespace::label).orElse(""),
                        block.sockets(),
                        sentences,
                        judgement.diagnosis());
        presentation.add(findings.with(columns.rates()).withOverviews(List.of(overview)));
        KeptSockets sockets = new KeptSockets(presentation.namespace());
        block.shown().forEach(sockets::row);
        sockets.lack(change.remarks());
        sockets.lack(block.remarks());
        presentation.show(sockets);
        Filter filter = presentation.selection().filter();
        if (shown == 0 && block.sockets() == 0 && filter.asksForOwners()) {
            ProcessesElsewhere.say(filter::isAbout, sampling.namespace(), terminal);
        }
        LostSight.of(change).forEach(environment::say);
    }

    @Override
    public void close() throws IOException {
        environment.close();
    }
}
