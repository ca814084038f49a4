package io.jss.cli.top;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.Playback;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.ListingRequest;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.cli.request.events.EventRequest;
import io.jss.health.HealthSample;
import io.jss.health.HostNumbers;
import io.jss.health.check.HealthCheck;
import io.jss.model.AddressFamily;
import io.jss.model.Detail;
import io.jss.netns.NetworkNamespace;
import io.jss.owners.OwnerScan;
import io.jss.sample.Change;
import io.jss.sample.SocketSampler;
import io.jss.sys.SystemCallException;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;

/**
 * Samples the sockets of one network namespace: its table, the events of sockets that end, and what
 * the host counts. For one thread.
 */
final class Sampling implements Closeable {

    private final Environment environment;
    private final Optional<NetworkNamespace> namespace;
    private final Optional<DestroyedSockets> events;

    /** The running kernel's; null where a series is played, of which each look has its own. */
    private final SocketTable table;

    private final Optional<Playback> playback;
    private String lack = "";
    private final LookFindings findings;
    private SocketSampler sampler;
    private HostRates.Reading host = new HostRates.Reading(HostNumbers.unknown("not read"), 0);
    private HostRates rates = new HostRates(host, host);

    /**
     * Begins; there is no look before {@link #sample}.
     *
     * @param listing where it samples, and beyond which limits something is wrong
     * @param processes finds who holds what is wrong
     * @throws IOException when the namespace cannot be entered, or its table not be opened
     */
    Sampling(ListingRequest listing, Environment environment, OwnerScan processes)
            throws IOException {
        this.environment = environment;
        boolean recorded = environment.recorded().isPresent();
        findings =
                new LookFindings(
                        new HealthCheck(
                                listing.limits(),
                                processes,
                                recorded ? Optional.empty() : Optional.of(environment.procPaths())),
                        !recorded,
                        LookFindings.mostOf(Runtime.getRuntime().maxMemory()));
        Optional<NetworkNamespace> named = listing.namespace().find(environment);
        boolean first = recorded && named.isEmpty();
        namespace = first ? NamespacesOfRecording.first(environment) : named;
        playback = environment.playback();
        if (recorded) {
            table = null;
            events = Optional.empty();
            if (playback.isEmpty()) {
                throw new UsageException(
                        "top plays a series, which jss record writes; a recording is one look, and"
                                + " jss diff compares two");
            }
            if (first && namespace.isPresent()) {
                lack = NamespacesOfRecording.firstOf(NamespacesOfRecording.of(environment));
            }
            return;
        }
        events = subscribe();
        try {
            table = environment.openTable(namespace);
        } catch (IOException | RuntimeException e) {
            closeEvents();
            throw e;
        }
    }

    private Optional<DestroyedSockets> subscribe() throws IOException {
        try {
            return environment.destroyedSockets(
                    namespace,
                    EventRequest.REPORTED,
                    EnumSet.allOf(AddressFamily.class),
                    EventRequest.DEFAULT_BUFFER);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            lack =
                    "connections that live between two looks are not seen, and of those that"
                            + " ended the numbers are the last that were: "
                            + e.getMessage();
            return Optional.empty();
        }
    }

    /** Returns what all looks lack, the empty text where that is nothing. */
    String lack() {
        return lack;
    }

    /** Returns the namespace, empty for the command's own. */
    Optional<NetworkNamespace> namespace() {
        return namespace;
    }

    /** Samples from now on what a query asks for; all of it is seen anew. */
    void sample(SocketQuery query) {
        EnumSet<Detail> details = EnumSet.copyOf(HealthSample.details());
        details.addAll(query.details());
        SocketSampler.Builder builder = SocketSampler.builder().query(query.withDetails(details));
        findings.restart();
        events.ifPresent(builder::events);
        playback.ifPresent(series -> builder.series(series.moments()));
        sampler = builder.build();
    }

    /**
     * Looks, reads the counters of the host, and judges.
     *
     * @param visitor sees each socket
     */
    Change look(SocketVisitor visitor) throws IOException {
        if (playback.isPresent()) {
            try (SocketTable look = environment.openTable(namespace)) {
                Change change = sampler.look(look, findings.seeing(visitor));
                findings.judge(change, look, NamespaceRequest.hostNumbers(namespace, environment));
                return change;
            }
        }
        Change change = sampler.look(table, findings.seeing(visitor));
        HostRates.Reading before = host;
        host =
                new HostRates.Reading(
                        NamespaceRequest.hostNumbers(namespace, environment), System.nanoTime());
        rates = new HostRates(before, host);
        findings.judge(change, table, host.numbers());
        return change;
    }

    /** Returns what is wrong, as it was found last. */
    Judgement judgement() {
        return findings.judgement();
    }

    /** Returns what the host did between the last two looks. */
    HostRates hostRates() {
        return rates;
    }

    /** Returns whether looks of a series are shown, not those of the running kernel. */
    boolean isPlayed() {
        return playback.isPresent();
    }

    /** Goes to the next look; returns whether there is one, as there always is while it is live. */
    boolean goOn() throws IOException {
        return playback.isEmpty() || playback.get().next();
    }

    /** Leaps to another look of a series; does nothing where there is none. */
    void leap(Duration by) throws IOException {
        if (playback.isPresent()) {
            playback.get().leap(by);
        }
    }

    /** Returns whether {@link #takeEvents} waits for events. */
    boolean hasEvents() {
        return events.isPresent();
    }

    /** Takes events for a time; does nothing where there are none. */
    void takeEvents(Duration time) throws IOException {
        if (events.isPresent()) {
            sampler.takeEvents(time);
        }
    }

    private void closeEvents() throws IOException {
        if (events.isPresent()) {
            events.get().close();
        }
    }

    @Override
    public void close() throws IOException {
        try (table) { // of which there may be none
            closeEvents();
        }
    }
}
