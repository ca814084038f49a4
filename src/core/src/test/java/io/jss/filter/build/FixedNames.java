package io.jss.filter.build;

import io.jss.model.IpAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** The names that tests use. */
public final class FixedNames implements FilterNames {

    private static final Map<String, List<IpAddress>> HOSTS =
            Map.of(
                    "localhost",
                    List.of(IpAddress.parse("127.0.0.1"), IpAddress.parse("::1")),
                    "v4.example",
                    List.of(IpAddress.parse("192.0.2.1")));
    private static final Map<String, Set<Integer>> SERVICES =
            Map.of("http", Set.of(80), "https", Set.of(443), "two-faced", Set.of(512, 513));

    @Override
    public List<IpAddress> addresses(String host) {
        return HOSTS.getOrDefault(host, List.of());
    }

    @Override
    public Set<Integer> ports(String service) {
        return SERVICES.getOrDefault(service, Set.of());
    }

    @Override
    public OptionalInt device(String name) {
        return name.equals("lo") ? OptionalInt.of(1) : OptionalInt.empty();
    }

    @Override
    public OptionalLong cgroup(String path) {
        return path.equals("/system.slice/a=b.service")
                ? OptionalLong.of(77)
                : OptionalLong.empty();
    }

    @Override
    public OptionalLong user(String name) {
        return name.equals("www-data") ? OptionalLong.of(33) : OptionalLong.empty();
    }

    @Override
    public Optional<PortRange> localPortRange() {
        return Optional.of(new PortRange(32768, 60999));
    }
}
