package io.jss.micrometer;

import io.jss.cgroup.Cgroups;
import java.util.Optional;

/**
 * What the owner asked for.
 *
 * @param ofThisProcess whether only this JVM's sockets are looked at
 * @param labels makes tags
 * @param ports which listening ports have series of their own
 * @param networks which remote networks have
 * @param cgroups the cgroups by whose units sockets are counted, empty where that is not wanted
 */
record Scope(
        boolean ofThisProcess,
        Labels labels,
        PortTags ports,
        Networks networks,
        Optional<Cgroups> cgroups) {}
