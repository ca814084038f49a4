package io.jss.cli.top;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.answer.SocketVisitor;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.Playback;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.events.EventRequest;
import io.jss.health.HostNumbers;
import io.jss.model.AddressFamily;
import io.jss.netns.NetworkNamespace;
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
    private SocketSampler sampler;
    private HostRates.Reading host = new HostRates.Reading(HostNumbers.unknown("not read"), 0);
    private HostRates rates = new HostRates(host, host);

    /**
     * Begins; there is no look before {@link #sample}.
     *
     * @throws IOException when the namespace cannot be entered, or its table not be opened
     */
    Sampling(NamespaceRequest wanted, Environment environment) throws IOException {
        this.environment = environment;
        namespace = wanted.find(environment);
        playback = environment.playback();
        if (environment.recorded().isPresent()) {
            table = null;
            events = Optional.empty();
            if (playback.isEmpty()) {
                throw new UsageException(
                        "top plays a series, which jss record writes; a recording is one look, and"
                                + " jss diff compares two");
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

    /** Returns why events are missing, the empty text where they are not. */
    String lack() {
        return lack;
    }

    /** Returns the namespace, empty for the command's own. */
    Optional<NetworkNamespace> namespace() {
        return namespace;
    }

    /** Samples from now on what a query asks for; all of it is seen anew. */
    void sample(SocketQuery query) {
        SocketSampler.Builder builder = SocketSampler.builder().query(query);
        events.ifPresent(builder::events);
        playback.ifPresent(series -> builder.series(series.moments()));
        sampler = builder.build();
    }

    /**
     * Looks, and reads the counters of the host.
     *
     * @param visitor sees each socket
     */
    Change look(SocketVisitor visitor) throws IOException {
        if (playback.isPresent()) {
            try (SocketTable look = environment.openTable(namespace)) {
                return sampler.look(look, visitor);
            }
        }
        Change change = sampler.look(table, visitor);
        HostRates.Reading before = host;
        host = hostNumbers();
        rates = new HostRates(before, host);
        return change;
    }

    private HostRates.Reading hostNumbers() throws IOException {
        HostNumbers numbers =
                namespace.isPresent()
                        ? namespace.get().call(() -> HostNumbers.read(environment.procPaths()))
                        : HostNumbers.read(environment.procPaths());
        return new HostRates.Reading(numbers, System.nanoTime());
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
