package io.jss.cli.compat.netstat;

import io.jss.cli.environment.Output;
import java.io.IOException;

/** What {@code -h} and {@code -V} print. */
final class NetstatHelp {

    private static final String HELP =
            """
            Usage: netstat [OPTION]...
            Lists sockets in the words of net-tools' netstat 2.10, read by jss from the kernel's
            socket diagnosis. Connected sockets are listed when neither -a nor -l is given.

            Sockets:
              -a, --all              connected sockets and servers
              -l, --listening        servers only
              -t, --tcp              TCP
              -u, --udp              UDP
              -U, --udplite          UDP-Lite
              -S, --sctp             SCTP
              -w, --raw              raw sockets
              -x, --unix             unix domain sockets
              -4, --inet             sockets of AF_INET
              -6, --inet6            sockets of AF_INET6
              -A, --protocol=FAMILY[,FAMILY]...
                                     inet, inet6, unix
            Columns:
              -e, --extend           user and inode
              -p, --programs         first process that holds the socket
              -o, --timers           timer
            Names:
              -n, --numeric          numbers instead of names
              --numeric-hosts, --numeric-ports, --numeric-users
                                     numbers instead of these names
            Output:
              -W, --wide             addresses are not cut
              -c, --continuous       again each second
              -v, --verbose          says which protocols the kernel cannot list
              -h, --help             this help
              -V, --version          the version

            Not about sockets, and done by other tools: -r (ip route), -i (ip -s link),
            -s (nstat -a), -g (ip maddr), -M (conntrack -L).
            """;

    private NetstatHelp() {}

    static void print(Output out) throws IOException {
        out.write(HELP);
    }

    static void printVersion(Output out) throws IOException {
        String release = NetstatHelp.class.getPackage().getImplementationVersion();
        out.write("jss " + (release == null ? "(not packaged)" : release) + "\n");
        out.write("as netstat of net-tools 2.10\n");
    }
}
