package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import io.jss.cli.lookup.RecordedNames;
import io.jss.filter.Filter;
import io.jss.filter.build.FilterNames;
import io.jss.filter.names.SystemNames;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * One filter in many network namespaces: {@code dev eth0} is another interface in each of them, and
 * none where there is no such interface.
 */
public final class NamespaceFilters {

    /** No interface: indexes are positive, and 0 stands for a socket that is bound to none. */
    private static final int NOWHERE = -1;

    private final Map<Long, Filter> filters = new HashMap<>();

    private NamespaceFilters() {}

    /**
     * Reads the filter for each of the namespaces, the first of which is the command's own.
     *
     * @param protocols those whose services may be named
     * @throws UsageException when the filter is wrong, or names an interface that is in none of
     *     them
     */
    public static NamespaceFilters of(
            FilterText text, Set<Protocol> protocols, List<NetworkNamespace> namespaces)
            throws IOException {
        NamespaceFilters filters = new NamespaceFilters();
        Map<String, Boolean> devices = new TreeMap<>();
        SystemNames here = SystemNames.of(protocols);
        boolean own = true;
        for (NetworkNamespace namespace : namespaces) {
            SystemNames names = own ? here : here.in(namespace);
            filters.filters.put(namespace.inode(), text.parse(new Names(names, devices)));
            own = false;
        }
        devices.forEach(
                (name, known) -> {
                    if (!known) {
                        throw new UsageException(
                                "no network namespace has an interface '" + name + "'");
                    }
                });
        return filters;
    }

    /**
     * Reads the filter for each of the namespaces of a recording, in which names of interfaces mean
     * nothing.
     *
     * @param protocols those whose services may be named
     * @throws UsageException when the filter is wrong
     */
    public static NamespaceFilters ofRecorded(
            FilterText text, Set<Protocol> protocols, List<NetworkNamespace> namespaces)
            throws IOException {
        NamespaceFilters filters = new NamespaceFilters();
        Filter filter = text.parse(new RecordedNames(SystemNames.of(protocols)));
        namespaces.forEach(namespace -> filters.filters.put(namespace.inode(), filter));
        return filters;
    }

    /** Returns the filter in one of the namespaces. */
    public Filter in(NetworkNamespace namespace) {
        return filters.get(namespace.inode());
    }

    /**
     * Names in one of many namespaces.
     *
     * @param names the names of this namespace
     * @param devices the interfaces that were asked for, and whether one of the namespaces has them
     */
    private record Names(SystemNames names, Map<String, Boolean> devices) implements FilterNames {

        @Override
        public List<IpAddress> addresses(String host) {
            return names.addresses(host);
        }

        @Override
        public Set<Integer> ports(String service) {
            return names.ports(service);
        }

        @Override
        public OptionalInt device(String name) {
            OptionalInt index = index(name);
            if (index.isEmpty() && name.matches("[0-9].*")) {
                return index; // to be read as a number
            }
            devices.merge(name, index.isPresent(), Boolean::logicalOr);
            return OptionalInt.of(index.orElse(NOWHERE));
        }

        /** A namespace that may not be entered is one that will not be listed. */
        private OptionalInt index(String name) {
            try {
                return names.device(name);
            } catch (UncheckedIOException e) {
                return OptionalInt.empty();
            }
        }

        @Override
        public OptionalLong cgroup(String path) {
            return names.cgroup(path);
        }

        @Override
        public OptionalLong user(String name) {
            return names.user(name);
        }

        @Override
        public Optional<PortRange> localPortRange() {
            try {
                return names.localPortRange();
            } catch (UncheckedIOException e) {
                return Optional.empty();
            }
        }
    }
}
