package io.jss.cli.compat.ss;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.GetoptTable;
import java.util.List;

/** The options of ss, with the words of getopt_long(3). */
final class SsOptions extends GetoptTable<SsOption> {

    /** The long names in ss's order, which is that of its messages, and what jss adds. */
    private static final List<String> LONG_NAMES =
            List.of(
                    ("numeric resolve options extended memory info processes threads bpf events"
                         + " dccp tcp sctp udp raw unix tipc vsock all listening ipv4 ipv6 packet"
                         + " family socket query summary diag filter version help context contexts"
                         + " net tipcinfo tos cgroup kill no-header xdp mptcp oneline inet-sockopt")
                            .split(" ", -1));

    SsOptions() {
        super(List.of(SsOption.values()));
    }

    @Override
    protected List<String> longNames() {
        return LONG_NAMES;
    }

    @Override
    protected UsageException refusal(String words) {
        return WrongSsLine.option(words);
    }
}
