package io.jss.filter.names;

import io.jss.cgroup.Cgroups;
import io.jss.filter.build.FilterNames;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.InterfaceNames;
import io.jss.sys.calls.NameService;
import io.jss.sys.calls.NativeBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that this machine knows. Interfaces and the local port range are those of the network
 * namespace in which the calling thread is, or of another one ({@link #in}); hosts, services, users
 * and cgroups are the same in all of them.
 */
public final class SystemNames implements FilterNames {

    private static final Path SERVICES = Path.of("/etc/services");

    private static final Pattern PORT_RANGE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s*");

    /** IF_NAMESIZE without the NUL. */
    private static final int MAX_INTERFACE_NAME = 15;

    private final ProcPaths paths;
    private final Services services;
    private final Cgroups cgroups;
    private final Map<String, List<IpAddress>> hosts;
    private final Optional<NetworkNamespace> namespace;

    private SystemNames(
            ProcPaths paths,
            Services services,
            Map<String, List<IpAddress>> hosts,
            Optional<NetworkNamespace> namespace) {
        this.paths = paths;
        this.services = services;
        this.hosts = hosts;
        this.namespace = namespace;
        cgroups = Cgroups.of(paths);
    }

    /**
     * Returns the names.
     *
     * @param protocols those whose services count: a name that has several ports over them stands
     *     for none
     */
    public static SystemNames of(Collection<Protocol> protocols) {
        return of(protocols, ProcPaths.system());
    }

    /** Returns the names, with the local port range and the cgroups below another root. */
    public static SystemNames of(Collection<Protocol> protocols, ProcPaths paths) {
        return new SystemNames(
                paths,
                Services.of(SERVICES, protocols),
                new ConcurrentHashMap<>(),
                Optional.empty());
    }

    /**
     * Returns the same names with the interfaces and the local port range of another network
     * namespace. It is entered when one of these is asked for, and only then.
     */
    public SystemNames in(NetworkNamespace other) {
        return new SystemNames(paths, services, hosts, Optional.of(other));
    }

    /**
     * {@inheritDoc} Asks the name service of this machine, once for each host; that may take its
     * time.
     */
    @Override
    public List<IpAddress> addresses(String host) {
        return hosts.computeIfAbsent(host, SystemNames::lookUp);
    }

    private static List<IpAddress> lookUp(String host) {
        if (host.matches(".*[/:%\\[\\]].*")) {
            return List.of(); // the JDK would read it as an address
        }
        try {
            return Arrays.stream(InetAddress.getAllByName(host))
                    .map(address -> IpAddress.ofBytes(address.getAddress()))
                    .toList();
        } catch (UnknownHostException e) {
            return List.of();
        }
    }

    @Override
    public Set<Integer> ports(String service) {
        return services.ports(service);
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException when the network namespace cannot be entered
     */
    @Override
    public OptionalInt device(String name) {
        return inside(() -> index(name));
    }

    private static OptionalInt index(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_INTERFACE_NAME) {
            return OptionalInt.empty();
        }
        try (NativeBuffer buffer = NativeBuffer.allocate(bytes.length + 1)) {
            buffer.bytes().put(0, bytes).put(bytes.length, (byte) 0);
            return OptionalInt.of(InterfaceNames.ifNameToIndex(buffer, 0));
        } catch (SystemCallException e) {
            return OptionalInt.empty(); // ENODEV, the one errno of it
        }
    }

    @Override
    public OptionalLong cgroup(String path) {
        return cgroups.id(path);
    }

    @Override
    public OptionalLong user(String name) {
        return NameService.userId(name.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * {@inheritDoc}
     *
     * @throws UncheckedIOException when the network namespace cannot be entered
     */
    @Override
    public Optional<PortRange> localPortRange() {
        return inside(this::readPortRange);
    }

    private <T> T inside(NetworkNamespace.Work<T> work) {
        try {
            return namespace.isPresent() ? namespace.get().call(work) : work.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<PortRange> readPortRange() {
        byte[] text = new byte[32];
        try (InputStream file = Files.newInputStream(paths.localPortRange())) {
            // a second read of a sysctl file gives nothing: it has to be one
            int length = file.read(text);
            return length < 0 ? Optional.empty() : range(text, length);
        } catch (IOException e) {
            return Optional.empty(); // a container may hide it
        }
    }

    private static Optional<PortRange> range(byte[] text, int length) {
        Matcher ports = PORT_RANGE.matcher(new String(text, 0, length, StandardCharsets.US_ASCII));
        return ports.matches()
                ? Optional.of(
                        new PortRange(
                                Integer.parseInt(ports.group(1)), Integer.parseInt(ports.group(2))))
                : Optional.empty();
    }
}
