package io.jss.cli.compat.netstat;

import io.jss.cli.environment.HostLookup;
import io.jss.model.IpAddress;
import io.jss.sys.calls.NameService;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Names as the C library finds them, each looked for once. For one thread. */
final class LibcNames implements Names {

    private final HostLookup lookup;
    private final boolean usersHere;
    private final Map<IpAddress, Optional<String>> hosts = new HashMap<>();
    private final Map<Integer, Optional<String>> users = new HashMap<>();

    /**
     * Creates names.
     *
     * @param usersHere whether users are those of this machine; if not, none has a name
     */
    LibcNames(HostLookup lookup, boolean usersHere) {
        this.lookup = lookup;
        this.usersHere = usersHere;
    }

    @Override
    public Optional<String> host(IpAddress address) {
        return hosts.computeIfAbsent(address, sought -> lookup.name(sought).map(LibcNames::text));
    }

    @Override
    public Optional<String> user(int uid) {
        if (!usersHere) {
            return Optional.empty();
        }
        return users.computeIfAbsent(
                uid, sought -> NameService.userName(sought).map(LibcNames::text));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
