package io.jss.export;

import io.jss.cli.environment.Environment;
import io.jss.cli.request.export.ExportRequest;
import io.jss.micrometer.MeterConvention;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sys.SystemCallException;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The network namespaces that are looked at: the command's own, a named one, or all of the host,
 * which come and go.
 *
 * <p><b>Threads.</b> Any thread refreshes, one at a time; the others wait, and find fresh looks.
 */
final class ExportedNamespaces implements Closeable {

    /** Each takes descriptors and a thread; those beyond are counted and left out. */
    static final int MOST = 64;

    private final ExportRequest request;
    private final Environment environment;
    private final MeterConvention convention;
    private final List<MeterRegistry> registries;
    private final FlowSinks sinks;
    private final ExportMeters meters;

    /** By inode of the namespace, 0 for the one that was named or is the command's own. */
    private final Map<Long, Place> places = new LinkedHashMap<>();

    ExportedNamespaces(
            ExportRequest request,
            Environment environment,
            MeterConvention convention,
            List<MeterRegistry> registries,
            FlowSinks sinks,
            ExportMeters meters) {
        this.request = request;
        this.environment = environment;
        this.convention = convention;
        this.registries = registries;
        this.sinks = sinks;
        this.meters = meters;
    }

    /**
     * Looks at all of them where no look is fresh, after namespaces that are new or have gone.
     *
     * @throws IOException when the one that was named, or the command's own, cannot be opened
     */
    synchronized void refresh() throws IOException {
        if (request.namespace().every()) {
            find();
        } else if (places.isEmpty()) {
            Optional<NetworkNamespace> named = request.namespace().find(environment);
            places.put(0L, open(named, named.map(NetworkNamespace::label)));
        }
        for (Place place : places.values()) {
            place.refresh();
        }
    }

    private void find() throws IOException {
        NetworkNamespaces.Listing listing = environment.namespaces().list();
        NamespaceLabels labels = NamespaceLabels.of(environment.procPaths());
        closeGone(listing.namespaces());
        int leftOut = listing.hiddenFiles().size();
        boolean own = true; // the first one
        for (NetworkNamespace namespace : listing.namespaces()) {
            if (!places.containsKey(namespace.inode())) {
                leftOut += places.size() < MOST && add(namespace, own, labels) ? 0 : 1;
            }
            own = false;
        }
        meters.namespacesLeftOut.set(leftOut);
    }

    /**
     * One may have been found in the moment between its making and its naming; as it has a name now
     * its meters begin anew.
     */
    private void closeGone(List<NetworkNamespace> namespaces) throws IOException {
        Map<Long, NetworkNamespace> there = new HashMap<>();
        namespaces.forEach(namespace -> there.put(namespace.inode(), namespace));
        for (Map.Entry<Long, Place> place : new HashMap<>(places).entrySet()) {
            NetworkNamespace namespace = there.get(place.getKey());
            if (namespace == null || place.getValue().isCalledOtherThan(namespace)) {
                places.remove(place.getKey());
                place.getValue().close();
            }
        }
    }

    private boolean add(NetworkNamespace namespace, boolean own, NamespaceLabels labels)
            throws IOException {
        try {
            places.put(
                    namespace.inode(),
                    open(
                            own ? Optional.empty() : Optional.of(namespace),
                            Optional.of(labels.label(namespace))));
            return true;
        } catch (SystemCallException | NoSuchFileException e) {
            if (own) {
                throw e;
            }
            return false; // it has gone, or may not be entered
        }
    }

    private Place open(Optional<NetworkNamespace> namespace, Optional<String> label)
            throws IOException {
        return Place.open(request, environment, namespace, label, convention, registries, sinks);
    }

    @Override
    public synchronized void close() throws IOException {
        for (Place place : places.values()) {
            place.close();
        }
        places.clear();
    }
}
