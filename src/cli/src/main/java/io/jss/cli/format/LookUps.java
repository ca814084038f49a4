package io.jss.cli.format;

import io.jss.cgroup.Cgroups;
import io.jss.cli.lookup.NamespaceInView;
import io.jss.cli.lookup.Owners;
import io.jss.cli.lookup.Threads;
import io.jss.cli.lookup.UserNames;
import java.time.Clock;
import java.util.Optional;

/**
 * Where the members come from that the kernel does not tell.
 *
 * @param namespace the namespace that is being shown
 * @param clock when a row was read, empty when that is not asked for
 * @param users the names of users, empty when they are not asked for
 * @param owners the processes of internet sockets, empty when they are not asked for
 * @param cgroups the paths of cgroups, empty when they are not asked for
 * @param threads the threads of processes, empty when they are not asked for
 */
public record LookUps(
        NamespaceInView namespace,
        Optional<Clock> clock,
        Optional<UserNames> users,
        Optional<Owners> owners,
        Optional<Cgroups> cgroups,
        Optional<Threads> threads) {}
