package io.jss.cli.lookup;

import io.jss.filter.build.FilterNames;
import io.jss.model.IpAddress;
import java.util.List;
import java.util.Set;

/**
 * The names that a filter over a recording may use: those of services and hosts, which are the same
 * everywhere. Interfaces, cgroups, users and the range of local ports are those of the machine that
 * was recorded, which are not known; their numbers can be used.
 *
 * @param names what this machine knows
 */
public record RecordedNames(FilterNames names) implements FilterNames {

    @Override
    public List<IpAddress> addresses(String host) {
        return names.addresses(host);
    }

    @Override
    public Set<Integer> ports(String service) {
        return names.ports(service);
    }
}
