package io.jss.cli.compat.netstat;

import io.jss.model.IpAddress;
import java.util.Optional;

/** Names of hosts and users. A character of a name is a byte. */
interface Names {

    /** Returns the name of a host, empty when it has none. */
    Optional<String> host(IpAddress address);

    /**
     * Returns the name of a user, empty when there is none.
     *
     * @param uid the user's number, which the C library takes as 32 bits
     */
    Optional<String> user(int uid);
}
