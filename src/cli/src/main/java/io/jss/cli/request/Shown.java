package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import io.jss.model.Detail;
import java.util.List;

/** What is shown of a socket beyond the default, in columns, lines or members. */
public enum Shown {
    /** The user and the inode. */
    OWNER(CliOption.EXTEND),
    PROCESSES(CliOption.PROCESSES),
    THREADS(CliOption.THREADS),
    TIMERS(CliOption.TIMERS),
    /** When each was read. */
    TIME(CliOption.EVENTS),
    INFO(CliOption.INFO, Detail.INFO, Detail.CONGESTION, Detail.CONGESTION_INFO),
    MEMORY(CliOption.MEMORY, Detail.SK_MEM_INFO),
    TOS(CliOption.TOS, Detail.TOS, Detail.TCLASS),
    CGROUP(CliOption.CGROUP),
    /** The flags of {@code inet_diag_sockopt}. */
    SOCKET_OPTIONS(CliOption.INET_SOCKOPT);

    private final CliOption option;
    private final List<Detail> details;

    Shown(CliOption option, Detail... details) {
        this.option = option;
        this.details = List.of(details);
    }

    /** Returns what the kernel does not send of it unless it is asked. */
    List<Detail> details() {
        return details;
    }

    CliOption option() {
        return option;
    }
}
