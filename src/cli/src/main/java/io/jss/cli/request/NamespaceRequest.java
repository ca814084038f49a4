package io.jss.cli.request;

import io.jss.SocketTable;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RecordedNames;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import io.jss.health.HostNumbers;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/**
 * Which network namespaces are asked for.
 *
 * @param name the one that is named, empty for the command's own
 * @param every whether those of the host are meant, one after the other
 */
public record NamespaceRequest(Optional<String> name, boolean every) {

    /** Returns a request of the command's own. */
    static NamespaceRequest own() {
        return new NamespaceRequest(Optional.empty(), false);
    }

    /** Reads the options. */
    public static NamespaceRequest of(Options options) {
        return new NamespaceRequest(
                options.value(CliOption.NETNS), options.has(CliOption.ALL_NETNS));
    }

    /**
     * Returns the namespace that is named, empty for the command's own.
     *
     * @throws NoSuchFileException when there is none of that name
     */
    public Optional<NetworkNamespace> find(Environment environment) throws IOException {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(environment.namespaces().resolve(name.get()));
        } catch (AccessDeniedException e) {
            throw new IOException("network namespace '" + name.get() + "' may not be read", e);
        }
    }

    /**
     * Opens the socket table of the namespace that is named.
     *
     * @throws IOException as {@link #find}, {@link SocketTable#open()} and {@link
     *     SocketTable#openIn}
     */
    public SocketTable openTable(Environment environment) throws IOException {
        return environment.openTable(find(environment));
    }

    /**
     * Returns the view of the namespace that is named, for the names of interfaces. Where there is
     * no such namespace it is the command's own: to open its table says what is wrong.
     */
    public NamespaceInView inView(Environment environment) {
        NamespaceInView view = new NamespaceInView(environment.recorded().isEmpty());
        if (name.isPresent()) {
            try {
                NetworkNamespace namespace = find(environment).orElseThrow();
                view.enter(namespace.label(), Optional.of(namespace));
            } catch (IOException e) {
                return view;
            }
        }
        return view;
    }

    /** Returns what names mean in the namespace that is named, or in a recording. */
    public FilterNames names(SystemNames here, Environment environment) throws IOException {
        if (environment.recorded().isPresent()) {
            return new RecordedNames(here);
        }
        return name.isPresent() ? here.in(find(environment).orElseThrow()) : here;
    }

    /** Returns the numbers of the namespace that is named; what cannot be read is not known. */
    public HostNumbers hostNumbers(Environment environment) {
        try {
            return hostNumbers(
                    environment.recorded().isPresent() ? Optional.empty() : find(environment),
                    environment);
        } catch (IOException e) {
            return HostNumbers.unknown(e.getMessage());
        }
    }

    /**
     * Returns the numbers of a namespace; what cannot be read, or is of a recording, is not known.
     *
     * @param namespace empty for the command's own
     */
    public static HostNumbers hostNumbers(
            Optional<NetworkNamespace> namespace, Environment environment) {
        if (environment.recorded().isPresent()) {
            return HostNumbers.unknown("a recording does not have it");
        }
        try {
            return namespace.isPresent()
                    ? namespace.get().call(() -> HostNumbers.read(environment.procPaths()))
                    : HostNumbers.read(environment.procPaths());
        } catch (IOException e) {
            return HostNumbers.unknown(e.getMessage());
        }
    }
}
