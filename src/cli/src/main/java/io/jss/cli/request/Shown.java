package io.jss.cli.request;

import io.jss.cli.options.CliOption;
import io.jss.model.Detail;
import java.util.Set;

/** What is shown of a socket beyond the default, in columns, lines or members. */
public enum Shown {
    /** The user and the inode. */
    OWNER(CliOption.EXTEND),
    PROCESSES(CliOption.PROCESSES),
    THREADS(CliOption.THREADS),
    TIMERS(CliOption.TIMERS),
    /** When each was read. */
    TIME(CliOption.EVENTS),
    INFO(CliOption.INFO),
    MEMORY(CliOption.MEMORY),
    TOS(CliOption.TOS),
    CGROUP(CliOption.CGROUP),
    /** The flags of {@code inet_diag_sockopt}. */
    SOCKET_OPTIONS(CliOption.INET_SOCKOPT);

    private final CliOption option;

    Shown(CliOption option) {
        this.option = option;
    }

    /** Returns what the kernel does not send of it unless it is asked. */
    Set<Detail> details() {
        return switch (this) {
            case INFO -> Set.of(Detail.INFO, Detail.CONGESTION, Detail.CONGESTION_INFO);
            case MEMORY -> Set.of(Detail.SK_MEM_INFO);
            case TOS -> Set.of(Detail.TOS, Detail.TCLASS);
            default -> Set.of();
        };
    }

    CliOption option() {
        return option;
    }
}
