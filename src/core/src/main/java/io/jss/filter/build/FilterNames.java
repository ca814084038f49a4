package io.jss.filter.build;

import io.jss.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Gives the numbers for which names stand in the text of filters, while it is parsed. A kind of
 * names of which an implementation says nothing is unknown.
 */
public interface FilterNames {

    /** Knows no name: only numbers can be written, and every local port may be autobound. */
    FilterNames NONE = new FilterNames() {};

    /** Returns all addresses of a host, of both families; empty for an unknown one. */
    default List<IpAddress> addresses(String host) {
        return List.of();
    }

    /** Returns the ports that a service has over the protocols of interest; empty for none. */
    default Set<Integer> ports(String service) {
        return Set.of();
    }

    /** Returns the index of an interface of the network namespace; empty for an unknown one. */
    default OptionalInt device(String name) {
        return OptionalInt.empty();
    }

    /** Returns the id of a cgroup v2, by its path with or without the mount point's. */
    default OptionalLong cgroup(String path) {
        return OptionalLong.empty();
    }

    /** Returns the uid of a user; empty for an unknown one. */
    default OptionalLong user(String name) {
        return OptionalLong.empty();
    }

    /** Returns {@code net.ipv4.ip_local_port_range} of the network namespace, if it is known. */
    default Optional<PortRange> localPortRange() {
        return Optional.empty();
    }

    /**
     * The ports that the kernel chooses from.
     *
     * @param lowest the first
     * @param highest the last
     */
    record PortRange(int lowest, int highest) {
        /** Every port. */
        static final PortRange ALL = new PortRange(0, 0xffff);
    }
}
