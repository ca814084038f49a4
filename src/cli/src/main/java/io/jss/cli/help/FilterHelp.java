package io.jss.cli.help;

import io.jss.filter.Filter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of {@code jss help filter}. */
final class FilterHelp {

    /** What a filter may say, in examples; each begins in the third column of its line. */
    static final String EXAMPLES =
            """
              state listening                     states by name, or a group: all, connected,
                                                  synchronized, bucket, big
              exclude time-wait exclude closed    all states but these
              src 10.0.0.0/8                      an address or prefix; of IPv4 it matches mapped
                                                  addresses too
              dst [2001:db8::]/32:443             an address and a port; IPv6 in brackets
              src = localhost                     a host's addresses
              dport = :443 or dport = :https      ports and services; = != > < >= <=
              sport 80,443,8000-8099              several, with commas; ports by ranges, too
              sport >= :32768 and not autobound   the kernel chose the port (autobound)
              dev lo                              bound to the interface
              fwmark = 0x10/0xff                  the mark below the mask
              cgroup id:4242                      made in the cgroup, by its id or its path
              pid 4711                            held by the process
              process = python*                   held by a process of that name, a pattern
              user = root                         owned by the user
              class mapped and not dst 127.0.0.0/8
                                                  IPv4 on a socket of AF_INET6
              wire 4                              what travels: 4, 6, both or unknown
              rtt > 200ms and retrans > 0         any number of the kernel's, with a unit
              rqueue > 1MiB || wqueue > 1MiB      bytes that wait
              rtt > min-rtt                       two numbers of the same unit
              src 127.0.0.53%lo:53                an address with its zone: bound to the interface
              src @name or src /run/*.sock        names of unix sockets, patterns in either case
              src link:arp:lo                     protocol and interface of a packet socket
              src netlink:rtnl:4711               protocol and port id of a netlink socket
              src vsock:2:1024                    context and port of a vsock socket
              type = stream and family unix       a word, a family
              ! (sport = :22 | dport = :22)       signs instead of words
            """;

    private static final String HEAD =
            """
            Usage: jss [OPTION]... FILTER
                   jss [OPTION]... -F FILE [FILTER]

            A filter says which sockets are wanted. It is the language of ss, and more; for a
            listing, for kill, for -E, and for counting alike.

            """;

    private static final String TAIL =
            """

            'and' binds closer than 'or' and may be left out, 'not' binds closest. Quote the filter
            for the shell. An error points at the word and ends with exit code 2. -F takes lines; from
            a '#' on the rest of one is a comment. A filter that names states needs no -a and -l.

            States that begin a filter, without 'and' or 'or' behind them, are for all of it, as in ss:
            'state close-wait sport = :22 or sport = :443' lists sockets in CLOSE_WAIT alone. Behind
            a condition they are refused, as by ss; behind 'and', 'or', 'not' and '(' they are a
            condition like others, which ss does not have. States may be written as tables print
            them: CLOSE_WAIT, UNCONN.

            A socket of a family that lacks what is asked is not kept: a unix socket has no port, so
            'sport = :22' keeps none, and 'rtt > 1ms' keeps none. 'not sport = :22' keeps it, as in ss.
            Where one family alone is listed (-x, -0, --netlink, --vsock) its hosts need no prefix.

            What a socket does not tell is unknown, and so is what a filter asks about it: neither
            'user = root' nor 'not user = root' keeps a socket in TIME_WAIT, whose user is unknown.

            Names are looked up once: hosts by the system's name service, services for the protocols
            that are listed. Interfaces are those of the network namespace that -N names, with
            --all-netns those of each.

            The kernel chooses where it can: states and ports in the request, addresses, ports,
            interface, mark, cgroup and autobound as bytecode. The rest is decided here, and a filter
            of both kinds is split; --explain-filter shows how. Where a kernel refuses an operation
            (marks take CAP_NET_ADMIN), it is decided here, with the same rows. Users and processes
            of -E are those of the last look, since the event of a destroyed socket has neither.

            Grammar:

            """;

    private FilterHelp() {}

    /** Returns the whole text. */
    static String text() {
        return HEAD + EXAMPLES + TAIL + grammar();
    }

    /** Returns the grammar in EBNF. */
    private static String grammar() {
        try (InputStream file = Filter.class.getResourceAsStream("filter.ebnf")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
