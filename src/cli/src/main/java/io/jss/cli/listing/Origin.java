package io.jss.cli.listing;

import io.jss.cli.environment.Environment;
import io.jss.cli.format.DocumentHead;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.netns.NetworkNamespace;
import io.jss.recording.RecordingInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.lang3.StringUtils;

/** Finds out where and when a document is made. */
final class Origin {

    private Origin() {}

    /**
     * Returns the head of a document that is made now.
     *
     * @param view the namespace that is shown
     * @param many whether it is many of them, each named with its sockets
     */
    static DocumentHead head(Environment environment, NamespaceInView view, boolean many) {
        if (environment.recorded().isPresent()) {
            return recorded(environment.recorded().get(), view, many);
        }
        return new DocumentHead(
                version(),
                hostName(environment),
                Optional.of(System.getProperty("os.version")),
                many ? OptionalLong.empty() : inode(environment, view),
                many || view.name().isEmpty() ? Optional.empty() : Optional.of(view.name()),
                Optional.of(Instant.now()),
                false);
    }

    /** Returns what a recording tells; it does not tell the host. */
    private static DocumentHead recorded(
            RecordingInfo recording, NamespaceInView view, boolean many) {
        Optional<String> chosen =
                view.name().isEmpty() ? recording.namespace() : Optional.of(view.name());
        return new DocumentHead(
                version(),
                Optional.empty(),
                recording.kernel(),
                many
                        ? OptionalLong.empty()
                        : view.elsewhere().stream().mapToLong(NetworkNamespace::inode).findFirst(),
                many ? Optional.empty() : chosen,
                recording.time(),
                true);
    }

    private static Optional<String> version() {
        return Optional.ofNullable(Origin.class.getPackage().getImplementationVersion());
    }

    private static Optional<String> hostName(Environment environment) {
        try {
            return Optional.of(Files.readString(environment.procPaths().hostName()).strip());
        } catch (IOException e) {
            return Optional.empty(); // a /proc without it
        }
    }

    private static OptionalLong inode(Environment environment, NamespaceInView view) {
        if (view.elsewhere().isPresent()) {
            return OptionalLong.of(view.elsewhere().map(NetworkNamespace::inode).get());
        }
        try {
            String link =
                    Files.readSymbolicLink(environment.procPaths().ownNetworkNamespace())
                            .toString();
            String inode = StringUtils.substringBetween(link, "[", "]");
            return inode == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(inode));
        } catch (IOException e) {
            return OptionalLong.empty(); // a /proc without it
        }
    }
}
