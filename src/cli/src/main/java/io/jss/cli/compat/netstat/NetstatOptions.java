package io.jss.cli.compat.netstat;

import io.jss.cli.environment.UsageException;
import io.jss.cli.options.GetoptTable;
import java.util.List;

/**
 * The options of netstat, with the words of getopt_long(3); its arguments that are no options mean
 * nothing to it.
 */
final class NetstatOptions extends GetoptTable<NetstatOption> {

    /** The long names in netstat's order, which is that of its messages; first the families. */
    private static final List<String> LONG_NAMES =
            List.of(
                    ("ax25 ip ipx appletalk netrom inet inet6 ddp rose unix tcpip x25 bluetooth"
                                    + " version interfaces help route groups masquerade protocol"
                                    + " tcp sctp udp udplite raw unix l2cap rfcomm listening all"
                                    + " timers continuous statistics programs verbose numeric"
                                    + " numeric-hosts numeric-ports numeric-users symbolic cache"
                                    + " fib context extend wide")
                            .split(" ", -1));

    private static final int FAMILIES = LONG_NAMES.indexOf("version");

    NetstatOptions() {
        super(List.of(NetstatOption.values()));
    }

    @Override
    protected List<String> longNames() {
        return LONG_NAMES;
    }

    /** All families set the same variable, each a value of its own that getopt does not compare. */
    @Override
    protected boolean meanTheSame(int name, int other) {
        return name < FAMILIES && other < FAMILIES;
    }

    @Override
    protected UsageException refusal(String words) {
        return WrongNetstatLine.option(words);
    }
}
