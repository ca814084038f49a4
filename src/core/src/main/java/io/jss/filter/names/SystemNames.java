package io.jss.filter.names;

import io.jss.cgroup.Cgroups;
import io.jss.filter.FilterNames;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.owners.ProcPaths;
import io.jss.sys.InterfaceNames;
import io.jss.sys.NameService;
import io.jss.sys.NativeBuffer;
import io.jss.sys.SystemCallException;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that this machine knows. Interfaces and the local port range are those of the network
 * namespace in which the calling thread is.
 */
public final class SystemNames implements FilterNames {

    private static final Path SERVICES = Path.of("/etc/services");

    private static final Pattern PORT_RANGE = Pattern.compile("(\\d{1,5})\\s+(\\d{1,5})\\s*");

    /** IF_NAMESIZE without the NUL. */
    private static final int MAX_INTERFACE_NAME = 15;

    private final ProcPaths paths;
    private final Services services;
    private final Cgroups cgroups;

    private SystemNames(ProcPaths paths, Services services) {
        this.paths = paths;
        this.services = services;
        cgroups = Cgroups.of(paths);
    }

    /**
     * Returns the names.
     *
     * @param protocols those whose services count: a name that has several ports over them stands
     *     for none
     */
    public static SystemNames of(Collection<Protocol> protocols) {
        return new SystemNames(ProcPaths.system(), Services.of(SERVICES, protocols));
    }

    /** {@inheritDoc} Asks the name service of this machine, which may take its time. */
    @Override
    public List<IpAddress> addresses(String host) {
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

    @Override
    public OptionalInt device(String name) {
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

    @Override
    public Optional<PortRange> localPortRange() {
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
