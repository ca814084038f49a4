package io.jss.cli.explain;

import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.RecordedNames;
import io.jss.filter.build.FilterNames;
import io.jss.filter.build.FilterNames.PortRange;
import io.jss.filter.names.SystemNames;
import io.jss.model.IpAddress;
import io.jss.netns.NetworkNamespace;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What else is known of the network namespace whose sockets are explained: its addresses and the
 * ports that its kernel picks. Each is read when it is first asked for.
 */
final class HostFacts {

    /** A router has a million routes, and its own addresses behind them: there none are known. */
    private static final int MAX_BYTES = 256 * 1024;

    private static final int HEX_DIGITS = 32;

    private final Optional<ProcPaths> paths;
    private final Optional<NetworkNamespace> namespace;
    private Optional<Optional<PortRange>> ports = Optional.empty();
    private Optional<Set<IpAddress>> addresses = Optional.empty();

    private HostFacts(Optional<ProcPaths> paths, Optional<NetworkNamespace> namespace) {
        this.paths = paths;
        this.namespace = namespace;
    }

    /** Returns the facts of which none is known: those of another machine. */
    static HostFacts none() {
        return new HostFacts(Optional.empty(), Optional.empty());
    }

    /** Returns the facts of the command's own network namespace. */
    static HostFacts here(Environment environment) {
        return of(environment.procPaths(), Optional.empty());
    }

    /**
     * Returns the facts of a network namespace of this host.
     *
     * @param namespace empty for that of the command
     */
    static HostFacts of(ProcPaths paths, Optional<NetworkNamespace> namespace) {
        return new HostFacts(Optional.of(paths), namespace);
    }

    /** Returns the names as they are meant here: of a recording's interfaces none is known. */
    FilterNames names(SystemNames system) {
        return paths.isEmpty()
                ? new RecordedNames(system)
                : namespace.map(system::in).orElse(system);
    }

    /** Returns the view of the namespace, for the names of its interfaces. */
    NamespaceInView view() {
        NamespaceInView view = new NamespaceInView(paths.isPresent());
        namespace.ifPresent(other -> view.enter(other.label(), namespace));
        return view;
    }

    /** Returns {@code net.ipv4.ip_local_port_range}, empty when it cannot be read. */
    Optional<PortRange> localPortRange() {
        if (ports.isEmpty()) {
            ports = Optional.of(paths.flatMap(this::readPortRange));
        }
        return ports.get();
    }

    private Optional<PortRange> readPortRange(ProcPaths proc) {
        SystemNames names = SystemNames.of(Set.of(), proc);
        try {
            return namespace.map(names::in).orElse(names).localPortRange();
        } catch (UncheckedIOException e) {
            return Optional.empty();
        }
    }

    /** Returns what runs a process and what its parents are; nothing of another machine's. */
    ProcessOrigin origin(int pid) {
        return paths.map(proc -> ProcessOrigin.of(proc, pid)).orElse(ProcessOrigin.UNKNOWN);
    }

    /** Returns the addresses of the namespace, IPv4 first; empty when they cannot be read. */
    Set<IpAddress> addresses() {
        if (addresses.isEmpty()) {
            addresses = Optional.of(paths.map(this::readAddresses).orElse(Set.of()));
        }
        return addresses.get();
    }

    private Set<IpAddress> readAddresses(ProcPaths proc) {
        try {
            return namespace.isPresent()
                    ? namespace.get().call(() -> addressesOfThread(proc))
                    : addressesOfThread(proc);
        } catch (IOException e) {
            return Set.of();
        }
    }

    private static Set<IpAddress> addressesOfThread(ProcPaths proc) throws IOException {
        Set<IpAddress> found = new LinkedHashSet<>();
        String route = "";
        for (String line : lines(proc.ipv4Routes())) {
            String words = line.strip();
            if (words.startsWith("|-- ")) {
                route = words.substring(4);
            } else if (words.equals("/32 host LOCAL")) {
                found.add(IpAddress.parse(route));
            }
        }
        for (String line : lines(proc.ipv6Addresses())) {
            if (line.length() > HEX_DIGITS) {
                String digits = line.substring(0, HEX_DIGITS);
                found.add(IpAddress.ofBytes(HexFormat.of().parseHex(digits)));
            }
        }
        return found;
    }

    private static List<String> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of(); // IPv6 is off
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] text = in.readNBytes(MAX_BYTES);
            return text.length == MAX_BYTES
                    ? List.of()
                    : new String(text, StandardCharsets.US_ASCII).lines().toList();
        }
    }
}
