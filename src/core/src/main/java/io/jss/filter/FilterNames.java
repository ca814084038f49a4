package io.jss.filter;

import io.jss.model.IpAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Gives the numbers for which names stand in the text of filters, while it is parsed. */
public interface FilterNames {

    /** Knows no name: only numbers can be written, and every local port may be autobound. */
    FilterNames NONE =
            new FilterNames() {
                @Override
                public List<IpAddress> addresses(String host) {
                    return List.of();
                }

                @Override
                public Set<Integer> ports(String service) {
                    return Set.of();
                }

                @Override
                public OptionalInt device(String name) {
                    return OptionalInt.empty();
                }

                @Override
                public OptionalLong cgroup(String path) {
                    return OptionalLong.empty();
                }

                @Override
                public OptionalLong user(String name) {
                    return OptionalLong.empty();
                }

                @Override
                public Optional<PortRange> localPortRange() {
                    return Optional.empty();
                }
            };

    /** Returns all addresses of a host, of both families; empty for an unknown one. */
    List<IpAddress> addresses(String host);

    /** Returns the ports that a service has over the protocols of interest; empty for none. */
    Set<Integer> ports(String service);

    /** Returns the index of an interface of the network namespace; empty for an unknown one. */
    OptionalInt device(String name);

    /** Returns the id of a cgroup v2, by its path with or without the mount point's. */
    OptionalLong cgroup(String path);

    /** Returns the uid of a user; empty for an unknown one. */
    OptionalLong user(String name);

    /** Returns {@code net.ipv4.ip_local_port_range} of the network namespace, if it is known. */
    Optional<PortRange> localPortRange();

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
