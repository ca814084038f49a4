package io.jss.cli.diff;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.request.NamespaceRequest;
import io.jss.cli.request.NamespacesOfRecording;
import io.jss.netns.NetworkNamespace;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One of the two that are compared: a recording, or this machine now.
 *
 * @param environment whose sockets it has
 * @param namespace which of its network namespaces is asked for
 */
record DiffSide(Environment environment, NamespaceRequest namespace) {

    /** Returns whether -N chooses among what this side has. */
    boolean isChosenByName() throws IOException {
        return environment.recorded().isEmpty() || NamespacesOfRecording.areSeveral(environment);
    }

    /** Opens its sockets. */
    SocketTable open() throws IOException {
        return isChosenByName() ? namespace.openTable(environment) : environment.openTable();
    }

    /** Returns the release of its kernel. */
    Optional<String> kernel() {
        return environment.recorded().isPresent()
                ? environment.recorded().get().kernel()
                : Optional.ofNullable(System.getProperty("os.version"));
    }

    /** Returns what its network namespace is called, in each way that is known. */
    List<String> namespaces() throws IOException {
        List<String> names = new ArrayList<>();
        if (!isChosenByName()) {
            environment.recorded().flatMap(RecordingInfo::namespace).ifPresent(names::add);
            return names;
        }
        Optional<NetworkNamespace> named = namespace.find(environment);
        if (named.isPresent()) {
            namespace.name().ifPresent(names::add);
            names.add("net:[" + named.get().inode() + "]");
        } else {
            own().ifPresent(names::add);
        }
        return names;
    }

    private Optional<String> own() {
        try {
            return Optional.of(
                    Files.readSymbolicLink(environment.procPaths().ownNetworkNamespace())
                            .toString());
        } catch (IOException e) {
            return Optional.empty(); // a /proc without it
        }
    }
}
