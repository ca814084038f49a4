package io.jss.export;

import io.jss.DestroyedSockets;
import io.jss.SocketTable;
import io.jss.answer.ProtocolUnavailableException;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.export.ExportRequest;
import io.jss.micrometer.MeterConvention;
import io.jss.micrometer.SocketTableMetrics;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.sys.SystemCallException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is open for one network namespace. For one thread at a time. */
final class Place implements Closeable {

    private static final int EVENT_BUFFER = 16 << 20;

    private final Optional<String> label;
    private final SocketTableMetrics metrics;
    private final Deque<Closeable> opened;

    private Place(Optional<String> label, SocketTableMetrics metrics, Deque<Closeable> opened) {
        this.label = label;
        this.metrics = metrics;
        this.opened = opened;
    }

    /**
     * Opens one.
     *
     * @param namespace empty for the command's own
     * @param label what its meters and flow logs say of it, empty for nothing
     * @throws IOException as {@link SocketTable#openIn}
     */
    static Place open(
            ExportRequest request,
            Environment environment,
            Optional<NetworkNamespace> namespace,
            Optional<String> label,
            MeterConvention convention,
            List<MeterRegistry> registries,
            FlowSinks sinks)
            throws IOException {
        Deque<Closeable> opened = new ArrayDeque<>();
        try {
            SocketTable table = environment.openTable(namespace);
            opened.push(table);
            SocketTableMetrics.Builder builder =
                    SocketTableMetrics.ofHost()
                            .convention(convention)
                            .networks(request.networks())
                            .thresholds(request.thresholds())
                            .tags(
                                    label.map(text -> Tags.of("namespace", text))
                                            .orElse(Tags.empty()));
            if (request.units()) {
                builder.cgroups(environment.cgroups());
            }
            Optional<DestroyedSockets> counted =
                    events(environment, namespace, EnumSet.of(Protocol.TCP, Protocol.UDP));
            counted.ifPresent(opened::push);
            if (sinks.areThere()) {
                FlowMemory memory = FlowMemory.of(request, environment);
                opened.push(memory);
                builder.listener(memory);
                Optional<DestroyedSockets> ended =
                        events(environment, namespace, Set.of(Protocol.TCP));
                if (ended.isEmpty()) {
                    environment.say("no flow logs: the kernel reports no ended connections here");
                } else {
                    opened.push(new FlowThread(ended.get(), memory, sinks, label.orElse("")));
                }
            }
            SocketTableMetrics metrics =
                    builder.over(
                            table,
                            counted,
                            () -> NamespaceRequest.hostNumbers(namespace, environment));
            opened.push(metrics::close);
            registries.forEach(metrics::bindTo);
            return new Place(label, metrics, opened);
        } catch (IOException | RuntimeException | Error e) {
            closeAll(opened);
            throw e;
        }
    }

    /** Returns whether its meters have another name than its namespace has got. */
    boolean isCalledOtherThan(NetworkNamespace namespace) {
        return namespace.name().isPresent() && !namespace.name().equals(label);
    }

    private static Optional<DestroyedSockets> events(
            Environment environment, Optional<NetworkNamespace> namespace, Set<Protocol> protocols)
            throws IOException {
        try {
            return environment.destroyedSockets(
                    namespace, protocols, EnumSet.allOf(AddressFamily.class), EVENT_BUFFER);
        } catch (ProtocolUnavailableException | SystemCallException e) {
            return Optional.empty(); // before Linux 4.2, or refused
        }
    }

    void refresh() {
        metrics.refresh();
    }

    @Override
    public void close() throws IOException {
        closeAll(opened);
    }

    private static void closeAll(Deque<Closeable> opened) throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
