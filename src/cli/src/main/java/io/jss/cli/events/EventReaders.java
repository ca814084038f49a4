package io.jss.cli.events;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.UsageException;
import io.jss.cli.request.NamespaceFilters;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.Selection;
import io.jss.cli.request.events.EventRequest;
import io.jss.cli.rows.AllNamespaces;
import io.jss.filter.Filter;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sys.SystemCallException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A reader and a table for each network namespace whose events are shown: those that come later are
 * added with {@link #look}, those that are gone are left, since a subscription keeps them alive.
 *
 * <p>One thread at a time opens, looks and closes; any thread asks for losses and failures.
 */
final class EventReaders implements Closeable {

    private record Reading(EventReader reader, SocketTable table) {}

    private final EventRequest request;
    private final NamespaceRequest asked;
    private final Selection selection;
    private final Environment environment;
    private final OwnerMemory memory;
    private final BlockingQueue<Event> queue;
    private final Map<Long, Reading> readings = new ConcurrentHashMap<>();
    private final Set<Long> tried = new HashSet<>();
    private final AtomicLong pastLosses = new AtomicLong();

    EventReaders(
            EventRequest request,
            Environment environment,
            OwnerMemory memory,
            BlockingQueue<Event> queue) {
        this.request = request;
        asked = request.listing().namespace();
        selection = request.listing().selection();
        this.environment = environment;
        this.memory = memory;
        this.queue = queue;
    }

    /**
     * Subscribes where it is asked for.
     *
     * @param only the filter where there is one namespace
     */
    void open(Filter only) throws IOException {
        if (asked.every()) {
            update();
            return;
        }
        Optional<NetworkNamespace> named = asked.find(environment);
        add(
                new Event.Place(
                        named.map(NetworkNamespace::inode).orElse(0L),
                        named.map(NetworkNamespace::label).orElse(""),
                        named),
                only);
    }

    /** Subscribes in namespaces that are new and leaves those that are gone. */
    private void update() throws IOException {
        if (!asked.every()) {
            return;
        }
        NetworkNamespaces.Listing listing = environment.namespaces().list();
        List<NetworkNamespace> fresh = new ArrayList<>();
        Set<Long> gone = new HashSet<>(readings.keySet());
        for (NetworkNamespace namespace : listing.namespaces()) {
            gone.remove(namespace.inode());
            if (tried.add(namespace.inode())) {
                fresh.add(namespace);
            }
        }
        for (long inode : gone) {
            tried.remove(inode);
            close(readings.remove(inode));
        }
        if (!fresh.isEmpty()) {
            addAll(fresh, listing);
        }
    }

    /** What the names of a filter mean in each depends on all of them. */
    private void addAll(List<NetworkNamespace> fresh, NetworkNamespaces.Listing listing)
            throws IOException {
        boolean first = readings.isEmpty();
        NamespaceFilters filters;
        try {
            filters =
                    NamespaceFilters.of(
                            request.listing().filter(),
                            selection.protocols(),
                            listing.namespaces());
        } catch (UsageException e) {
            if (first) {
                throw e;
            }
            return; // the interface that it names was in a namespace that is gone
        }
        for (NetworkNamespace namespace : fresh) {
            boolean own = namespace.equals(listing.namespaces().get(0));
            String label = NamespaceLabels.of(environment.procPaths()).label(namespace);
            Optional<NetworkNamespace> elsewhere = own ? Optional.empty() : Optional.of(namespace);
            try {
                add(new Event.Place(namespace.inode(), label, elsewhere), filters.in(namespace));
            } catch (SystemCallException | NoSuchFileException e) {
                if (own) {
                    throw e;
                }
                say(new Remark.NamespaceNotEntered(label, e.getMessage()));
            }
        }
        if (first) {
            AllNamespaces.hidden(listing).forEach(this::say);
        }
    }

    private void say(Remark remark) {
        environment.say(remark.text());
    }

    /** A socket of TCP is closed when it is destroyed; one of UDP may still have its peer. */
    private void checkStates(Filter wanted) {
        int named = wanted.namedStates();
        int possible =
                selection.protocols().contains(Protocol.UDP)
                        ? SocketState.CLOSE.bit() | SocketState.ESTABLISHED.bit()
                        : SocketState.CLOSE.bit();
        if (named != 0 && (named & possible) == 0) {
            throw new UsageException(
                    "no socket is in such a state when --events reports it: TCP has state close,"
                            + " UDP close or established; leave the state out");
        }
    }

    private void add(Event.Place place, Filter wanted) throws IOException {
        checkStates(wanted);
        DestroyedSockets events =
                environment
                        .destroyedSockets(
                                place.namespace(),
                                selection.protocols(),
                                selection.families(),
                                request.buffer())
                        .orElseThrow();
        SocketTable table;
        try {
            table = environment.openTable(place.namespace());
        } catch (IOException | RuntimeException | Error e) {
            events.close();
            throw e;
        }
        EventReader reader =
                new EventReader(
                        place, selection, wanted, events, memory, queue, environment.clock());
        readings.put(place.inode(), new Reading(reader, table));
    }

    /** Learns who owns the sockets of all namespaces, and lets the readers of new ones begin. */
    void look() throws IOException {
        update();
        SocketQuery query =
                SocketQuery.all()
                        .withProtocols(selection.protocols())
                        .withFamilies(selection.families());
        Map<Long, SocketTable> tables = new HashMap<>();
        readings.forEach((inode, reading) -> tables.put(inode, reading.table));
        memory.refresh(tables, query, environment.ownerScan());
        readings.values().forEach(reading -> reading.reader.start());
    }

    /** Returns how many times events were lost. */
    long losses() {
        long losses = pastLosses.get();
        for (Reading reading : readings.values()) {
            losses += reading.reader.losses();
        }
        return losses;
    }

    /** Throws what ended a reader. */
    void check() throws IOException {
        for (Reading reading : readings.values()) {
            IOException failure = reading.reader.failure();
            if (failure != null) {
                throw failure;
            }
        }
    }

    private void close(Reading reading) throws IOException {
        if (reading != null) {
            reading.reader.close();
            pastLosses.addAndGet(reading.reader.losses());
            reading.table.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Reading reading : readings.values()) {
            close(reading);
        }
        readings.clear();
    }
}
