package io.jss.cli.compat.ss;

import io.jss.cgroup.CgroupPath;
import io.jss.cgroup.Cgroups;
import io.jss.cli.environment.Environment;
import io.jss.cli.lookup.PortNames;
import io.jss.cli.text.Inert;
import io.jss.cli.text.RowBuffer;
import io.jss.filter.build.FilterNames.PortRange;
import io.jss.filter.names.SystemNames;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.InterfaceNames;
import io.jss.sys.calls.NativeBuffer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Names of hosts, services, interfaces and cgroups, each looked for once: those of this machine,
 * for a recording too, as ss has them. For one thread.
 */
final class SsNames {

    /** The range when the kernel does not tell. */
    private static final PortRange PORTS = new PortRange(1024, 4999);

    private final boolean numeric;
    private final boolean resolving;
    private final Environment environment;
    private final Optional<NetworkNamespace> namespace;
    private final Cgroups cgroups;
    private final Map<Integer, String> interfaces = new HashMap<>();
    private final Map<IpAddress, String> hosts = new HashMap<>();
    private PortNames services;
    private PortRange chosenPorts;

    SsNames(SsArguments arguments, Environment environment, Optional<NetworkNamespace> namespace) {
        numeric = arguments.has(SsOption.NUMERIC);
        resolving = arguments.has(SsOption.RESOLVE);
        this.environment = environment;
        this.namespace = namespace;
        cgroups = Cgroups.ofSystem();
    }

    /** Writes the name of a host or its address; brackets stand around what has a colon of IPv6. */
    void host(AddressFamily family, long high, long low, RowBuffer row) {
        String name = resolving ? hostName(new IpAddress(family, high, low)) : "";
        boolean bracketed =
                family == AddressFamily.INET6 && (name.isEmpty() || name.indexOf(':') >= 0);
        if (bracketed) {
            row.ascii('[');
        }
        if (name.isEmpty()) {
            row.addressAsInetNtop(family, high, low);
        } else {
            row.ascii(name);
        }
        if (bracketed) {
            row.ascii(']');
        }
    }

    private String hostName(IpAddress address) {
        return hosts.computeIfAbsent(
                address.onTheWire(),
                sought -> environment.hostLookup().name(sought).map(Inert::name).orElse(""));
    }

    /** Writes the name of a port, its number where there is none or numbers are wanted. */
    void port(Protocol protocol, int port, RowBuffer row) {
        if (port == 0) {
            row.ascii('*');
        } else if (numeric || (protocol != Protocol.RAW && isChosenByKernel(port))) {
            row.decimal(port);
        } else {
            if (services == null) {
                services = PortNames.firstOfSystem();
            }
            row.ascii(services.name(protocol, port));
        }
    }

    private boolean isChosenByKernel(int port) {
        if (chosenPorts == null) {
            SystemNames names = SystemNames.of(EnumSet.noneOf(Protocol.class));
            SystemNames meant = namespace.isPresent() ? names.in(namespace.get()) : names;
            chosenPorts = meant.localPortRange().orElse(PORTS);
        }
        return port >= chosenPorts.lowest() && port <= chosenPorts.highest();
    }

    /** Returns the name of an interface, {@code if7} for one that has none here. */
    String device(int index) {
        return interfaces.computeIfAbsent(index, this::deviceOrNumber);
    }

    private String deviceOrNumber(int index) {
        try {
            return namespace.isPresent()
                    ? namespace.get().call(() -> deviceName(index))
                    : deviceName(index);
        } catch (IOException | OutOfMemoryError e) { // no thread is to be had
            return "if" + index; // or it has gone
        }
    }

    private static String deviceName(int index) throws SystemCallException {
        try (NativeBuffer buffer = NativeBuffer.allocate(Constants.IF_NAMESIZE)) {
            byte[] name = new byte[InterfaceNames.ifIndexToName(index, buffer, 0)];
            buffer.bytes().get(0, name);
            return Inert.name(name);
        }
    }

    /** Returns the path of a cgroup, {@code unreachable:1f} for one that is not seen from here. */
    String cgroup(long id) {
        return cgroups.path(id)
                .map(CgroupPath::path)
                .map(SsNames::bytes)
                .orElseGet(() -> "unreachable:" + Long.toHexString(id));
    }

    private static String bytes(String path) {
        return Inert.name(path.getBytes(StandardCharsets.UTF_8));
    }
}
