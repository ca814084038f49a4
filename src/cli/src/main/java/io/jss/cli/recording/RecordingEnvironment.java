package io.jss.cli.recording;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.environment.ForwardingEnvironment;
import io.jss.cli.request.RecordingRequest;
import io.jss.engine.ChannelFactory;
import io.jss.netns.NamespaceLabels;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerIndex;
import io.jss.owners.OwnerScan;
import io.jss.recording.Recording;
import io.jss.recording.RecordingWriter;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An environment whose tables and processes are written while they are read. */
final class RecordingEnvironment extends ForwardingEnvironment {

    private final RecordingWriter writer;
    private final RecordingRequest request;

    /** What is recorded, where that is every network namespace; looked for once. */
    private final Optional<NetworkNamespaces.Listing> namespaces;

    private boolean hasOwners;

    private RecordingEnvironment(
            Environment machine,
            RecordingWriter writer,
            RecordingRequest request,
            Optional<NetworkNamespaces.Listing> namespaces) {
        super(machine);
        this.writer = writer;
        this.request = request;
        this.namespaces = namespaces;
    }

    /**
     * Returns the environment.
     *
     * @throws IOException when every network namespace is wanted and they cannot be found
     */
    static RecordingEnvironment of(
            Environment machine, RecordingWriter writer, RecordingRequest request)
            throws IOException {
        if (!request.namespace().every()) {
            return new RecordingEnvironment(machine, writer, request, Optional.empty());
        }
        NetworkNamespaces.Listing listing = machine.namespaces().list();
        if (listing.hiddenProcesses() > 0 || !listing.hiddenFiles().isEmpty()) {
            List<String> files = listing.hiddenFiles().stream().map(Path::toString).toList();
            writer.hidden(new Recording.Hidden(listing.hiddenProcesses(), files));
        }
        return new RecordingEnvironment(machine, writer, request, Optional.of(listing));
    }

    @Override
    public NetworkNamespaces namespaces() {
        return namespaces.map(NetworkNamespaces::known).orElseGet(machine()::namespaces);
    }

    @Override
    public SocketTable openTable() throws IOException {
        List<NetworkNamespace> all =
                namespaces.map(NetworkNamespaces.Listing::namespaces).orElse(List.of());
        return all.size() > 1
                ? tapped(machine().channels(), recorded(all.get(0)))
                : SocketTable.overKernel(writer.tap(machine().channels()));
    }

    @Override
    public SocketTable openTable(NetworkNamespace namespace) throws IOException {
        if (namespaces.isEmpty()) {
            return SocketTable.overKernel(writer.tap(machine().channels(namespace)));
        }
        Recording.Namespace named = recorded(namespace);
        try {
            return tapped(machine().channels(namespace), named);
        } catch (IOException e) {
            writer.namespace(named.refused(String.valueOf(e.getMessage())));
            throw e;
        }
    }

    private Recording.Namespace recorded(NetworkNamespace namespace) {
        String label = NamespaceLabels.of(procPaths()).label(namespace);
        return Recording.Namespace.entered(namespace.inode(), label);
    }

    private SocketTable tapped(ChannelFactory kernel, Recording.Namespace namespace)
            throws IOException {
        writer.namespace(namespace);
        return SocketTable.overKernel(writer.tap(kernel, namespace));
    }

    @Override
    public OwnerScan ownerScan() {
        OwnerScan scan = machine().ownerScan();
        return request.owners() ? scan.reportingTo(this::write) : scan;
    }

    private void write(OwnerIndex owners) throws IOException {
        hasOwners = true;
        writer.owners(owners, request.titles());
    }

    /** Looks for processes that are to be written and that nothing has looked for. */
    void complete() throws SystemCallException {
        if (request.looksForOwners() && !hasOwners) {
            ownerScan().scan();
        }
    }
}
