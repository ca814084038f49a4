package io.jss.cli.environment;

import io.jss.model.IpAddress;
import java.util.Optional;

/** Finds the name of a host. */
@FunctionalInterface
public interface HostLookup {

    /**
     * Returns the name as the name service gives it, empty when there is none. It may wait long,
     * and be called by many threads at once.
     */
    Optional<byte[]> name(IpAddress address);
}
