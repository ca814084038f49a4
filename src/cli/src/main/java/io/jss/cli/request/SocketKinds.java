package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.CliOption;
import io.jss.cli.options.Options;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketType;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which kinds of sockets are asked for: protocols of the internet and other families. Immutable.
 */
public final class SocketKinds {

    private static final Set<SocketType> EVERY_TYPE = EnumSet.allOf(SocketType.class);

    private final Set<Protocol> protocols = EnumSet.noneOf(Protocol.class);
    private final Set<AddressFamily> addressFamilies = EnumSet.noneOf(AddressFamily.class);
    private final Map<SocketFamily<?>, Set<SocketType>> families = new TreeMap<>();
    private boolean protocolsNamed;
    private boolean familiesNamed;
    private boolean listsInet;
    private boolean inetNamed;

    private SocketKinds() {}

    /**
     * Returns what the options ask for.
     *
     * @throws UsageException when a name is not known
     */
    public static SocketKinds of(Options options) {
        SocketKinds kinds = new SocketKinds();
        for (Protocol protocol : Protocol.values()) {
            if (options.has(CliOption.valueOf(protocol.name()))) {
                kinds.add(protocol);
            }
        }
        for (SocketFamily<?> family : SocketFamily.others()) {
            if (options.has(CliOption.valueOf(family.label().toUpperCase(Locale.ROOT)))) {
                kinds.add(family, EVERY_TYPE);
            }
        }
        kinds.addressFamily(options.has(CliOption.INET), AddressFamily.INET);
        kinds.addressFamily(options.has(CliOption.INET6), AddressFamily.INET6);
        if (options.has(CliOption.BOUND)) {
            kinds.protocols.add(Protocol.TCP);
        }
        if (options.has(CliOption.FAMILY)) {
            QueryNames.addFamily(options.valueOr(CliOption.FAMILY, ""), kinds);
        }
        if (options.has(CliOption.QUERY)) {
            QueryNames.addQuery(options.valueOr(CliOption.QUERY, ""), kinds);
        }
        kinds.complete(options.has(CliOption.WIRE));
        if (!kinds.familiesNamed && isOfInternetUnasked(options)) {
            kinds.families.clear();
        }
        return kinds;
    }

    /** Returns whether one table of all that is listed is asked for, or many namespaces. */
    private static boolean isOfInternetUnasked(Options options) {
        return options.has(CliOption.ALL_NETNS)
                || options.has(CliOption.SUMMARY)
                || options.has(CliOption.COUNT_BY)
                || options.has(CliOption.SORT)
                || options.has(CliOption.TOP)
                || options.has(CliOption.LINE_FORMAT)
                || (options.has(CliOption.COLUMN_LIST) && !options.has(CliOption.CSV));
    }

    /** Adds a protocol that is asked for by its name. */
    void add(Protocol protocol) {
        protocols.add(protocol);
        protocolsNamed = true;
    }

    /** Adds all protocols of the internet; that the kernel has each is not expected. */
    void addInternet() {
        protocols.addAll(EnumSet.allOf(Protocol.class));
    }

    /** Adds sockets of a family that is asked for by its name. */
    void add(SocketFamily<?> family, Set<SocketType> types) {
        families.computeIfAbsent(family, key -> EnumSet.noneOf(SocketType.class)).addAll(types);
        familiesNamed = true;
    }

    /** Adds sockets of a family, of every type. */
    void add(SocketFamily<?> family) {
        add(family, EVERY_TYPE);
    }

    /** Restricts the sockets of the internet to those of a family, if it is so. */
    void addressFamily(boolean restricted, AddressFamily family) {
        if (restricted) {
            addressFamilies.add(family);
        }
    }

    private void complete(boolean wireNamed) {
        inetNamed = !protocols.isEmpty() || !addressFamilies.isEmpty() || wireNamed;
        listsInet = inetNamed || families.isEmpty();
        if (protocols.isEmpty()) {
            // listing SCTP, DCCP or MPTCP unasked would load kernel modules that nobody uses
            protocols.addAll(
                    EnumSet.of(Protocol.TCP, Protocol.UDP, Protocol.UDPLITE, Protocol.RAW));
        }
        if (addressFamilies.isEmpty()) {
            addressFamilies.addAll(EnumSet.allOf(AddressFamily.class));
        }
        if (!inetNamed && families.isEmpty()) {
            families.put(SocketFamily.UNIX, EVERY_TYPE);
        }
    }

    /** Returns whether sockets of the internet are listed. */
    public boolean listsInet() {
        return listsInet;
    }

    /** Returns the same kinds, with other protocols of the internet. */
    SocketKinds withProtocols(Set<Protocol> others) {
        SocketKinds kinds = new SocketKinds();
        kinds.protocols.addAll(others);
        kinds.addressFamilies.addAll(addressFamilies);
        kinds.families.putAll(families);
        kinds.protocolsNamed = protocolsNamed;
        kinds.familiesNamed = familiesNamed;
        kinds.listsInet = listsInet;
        kinds.inetNamed = inetNamed;
        return kinds;
    }

    /** Returns the same protocols of the internet, of these families, and nothing else. */
    SocketKinds ofInternet(Set<AddressFamily> restricted) {
        SocketKinds kinds = withProtocols(protocols);
        kinds.addressFamilies.clear();
        kinds.addressFamilies.addAll(restricted);
        kinds.families.clear();
        return kinds;
    }

    /** Returns the kinds of one of the other families, and nothing else. */
    SocketKinds of(SocketFamily<?> family) {
        SocketKinds kinds = withProtocols(protocols);
        kinds.families.keySet().removeIf(other -> other != family);
        kinds.listsInet = false;
        return kinds;
    }

    /** Returns the families of all sockets that are listed. */
    public Set<SocketFamily<?>> listed() {
        Set<SocketFamily<?>> listed = new TreeSet<>();
        if (listsInet) {
            listed.add(SocketFamily.INET);
        }
        families.keySet().forEach(family -> listed.add(family));
        return listed;
    }

    /** Returns whether kinds of the internet were asked for, and no other family. */
    public boolean inetNamedAlone() {
        return inetNamed && !familiesNamed;
    }

    /** Returns the protocols of the internet, in the order of {@link Protocol}. */
    public Set<Protocol> protocols() {
        return Collections.unmodifiableSet(protocols);
    }

    /** Returns whether just these protocols were asked for by name. */
    public boolean protocolsNamed() {
        return protocolsNamed;
    }

    /** Returns the families of the sockets of the internet. */
    public Set<AddressFamily> addressFamilies() {
        return Collections.unmodifiableSet(addressFamilies);
    }

    /** Returns the other families, each with the types of its sockets. */
    public Map<SocketFamily<?>, Set<SocketType>> families() {
        return Collections.unmodifiableMap(families);
    }

    /**
     * Returns the family of all sockets that are listed, that of the internet where it is not one.
     */
    SocketFamily<?> onlyFamily() {
        return !listsInet && families.size() == 1
                ? families.keySet().iterator().next()
                : SocketFamily.INET;
    }

    /** Returns whether the other families were asked for by name. */
    public boolean familiesNamed() {
        return familiesNamed;
    }
}
