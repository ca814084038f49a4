package io.jss.cli.recording;

import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.recording.Recording;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The network namespaces of a recording of several. */
public final class RecordedNamespaces {

    private static final Path NOWHERE = Path.of("/");

    private RecordedNamespaces() {}

    /** Returns all of them; of a recording of a single one there are none. */
    public static NetworkNamespaces of(Recording recording) {
        List<NetworkNamespace> all = new ArrayList<>();
        for (Recording.Namespace one : recording.namespaces()) {
            all.add(
                    new NetworkNamespace(
                            one.inode(), NOWHERE, Optional.of(one.name()), OptionalInt.empty()));
        }
        Recording.Hidden hidden = recording.hiddenNamespaces();
        return NetworkNamespaces.known(
                new NetworkNamespaces.Listing(
                        all,
                        hidden.processes(),
                        hidden.files().stream().map(NOWHERE::resolve).toList()));
    }

    /**
     * Returns one of them as the recording has it.
     *
     * @throws NoSuchFileException when its sockets are not in the recording
     */
    public static Recording.Namespace find(NetworkNamespace namespace, Recording recording)
            throws NoSuchFileException {
        for (Recording.Namespace one : recording.namespaces()) {
            if (one.inode() == namespace.inode()) {
                if (one.wasEntered()) {
                    return one;
                }
                throw new NoSuchFileException(null, null, one.refusal());
            }
        }
        throw new NoSuchFileException(null, null, "it is not in the recording");
    }
}
