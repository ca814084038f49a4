package io.jss.cli.compat.ss;

import io.jss.cli.environment.Output;
import java.io.IOException;

/** What {@code -h} and {@code -V} print. */
final class SsHelp {

    private static final String HELP =
            """
            Usage: ss [OPTION]... [FILTER]
            Lists sockets in the words of iproute2's ss 6.1, read by jss from the kernel. Connected
            sockets are listed when neither -a, -l nor a state is given.

            Sockets:
              -a, --all              all sockets
              -l, --listening        listeners and unconnected sockets
              -t -u -w -d -S -M      TCP, UDP, raw, DCCP, SCTP, MPTCP
              -x -0 --vsock          unix domain, packet, vsock
              -4, -6                 sockets of AF_INET, of AF_INET6
              -f, --family=FAMILY    inet, inet6, link, unix, netlink, vsock
              -A, --query=LIST       tables with commas: all, inet, tcp, mptcp, udp, raw, dccp, sctp,
                                     unix, unix_stream, unix_dgram, unix_seqpacket, packet,
                                     packet_raw, packet_dgram, netlink, vsock, vsock_stream,
                                     vsock_dgram; !TABLE takes one away
              -F, --filter=FILE      filter in a file, - for standard input
              -N, --net=NAME         sockets of another network namespace
            Details:
              -o, --options          timer
              -e, --extended         uid, inode, cookie, mark, cgroup, shutdown
              -m, --memory           memory
              -i, --info             what TCP, SCTP and MPTCP know of the connection
              -p, --processes        processes that hold the socket
              -T, --threads          their threads too
              -b, --bpf              BPF filters of packet sockets
              --tos --cgroup --inet-sockopt
            Output:
              -E, --events           sockets of TCP and UDP as they are destroyed
              -K, --kill             closes the sockets and shows them
              -s, --summary          the kernel's counts; sockets too where tables are named
              -n, --numeric          numbers instead of names
              -r, --resolve          names of hosts
              -H, --no-header        no titles
              -O, --oneline          one line for each socket
            -h, --help             this help
              -V, --version          the version

            Done otherwise by jss: -D (--record-ss).
            """;

    private SsHelp() {}

    static void print(Output out) throws IOException {
        out.write(HELP);
    }

    static void printVersion(Output out) throws IOException {
        String release = SsHelp.class.getPackage().getImplementationVersion();
        out.write("jss " + (release == null ? "(not packaged)" : release) + "\n");
        out.write("as ss of iproute2 6.1\n");
    }
}
