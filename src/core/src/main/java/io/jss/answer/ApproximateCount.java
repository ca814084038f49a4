package io.jss.answer;

import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.util.OptionalLong;

/**
 * About how many sockets a network namespace has, by the kernel's own counters ({@code
 * /proc/net/sockstat} and {@code sockstat6}): no dump, and no look at any socket.
 *
 * <p>Empty is what this kernel does not count or this process may not read; it is never 0 for that.
 * Where the kernel has no IPv6, the three counts of AF_INET6 are 0. The counters are read one after
 * the other while sockets come and go. They count by the family of the socket, not by what travels:
 * a connection of an AF_INET6 socket that carries IPv4 ({@code ::ffff:a.b.c.d}) is among those of
 * AF_INET6.
 *
 * <p>Before Linux 5.0 {@link #sockets()} is of all network namespaces.
 *
 * @param sockets all sockets of every family, unix and netlink too, that have a file or had one;
 *     neither connection requests nor TIME_WAIT ({@code sockets: used})
 * @param tcp4 AF_INET sockets of TCP that listen or have a connection ({@code TCP: inuse}): none in
 *     SYN_RECV, none in TIME_WAIT, none that is only bound
 * @param tcp6 the same of AF_INET6, those with mapped addresses among them ({@code TCP6: inuse})
 * @param timeWait connections in TIME_WAIT, of both families together ({@code tw})
 * @param udp4 bound AF_INET sockets of UDP ({@code UDP: inuse})
 * @param udp6 bound AF_INET6 sockets of UDP ({@code UDP6: inuse})
 * @param raw4 AF_INET raw sockets ({@code RAW: inuse})
 * @param raw6 AF_INET6 raw sockets ({@code RAW6: inuse})
 * @param machine what the kernel counts for the whole machine, whatever the namespace
 */
public record ApproximateCount(
        OptionalLong sockets,
        OptionalLong tcp4,
        OptionalLong tcp6,
        OptionalLong timeWait,
        OptionalLong udp4,
        OptionalLong udp6,
        OptionalLong raw4,
        OptionalLong raw6,
        Machine machine) {

    /**
     * Counters of TCP over all network namespaces.
     *
     * @param orphans connections that no process holds any more ({@code TCP: orphan})
     * @param allocated TCP sockets that have memory: bound and closed ones too ({@code TCP: alloc})
     * @param memoryPages pages that their buffers take ({@code TCP: mem}), of the machine's page
     *     size
     */
    public record Machine(OptionalLong orphans, OptionalLong allocated, OptionalLong memoryPages) {}

    /** Returns a count of which nothing is known. */
    public static ApproximateCount unknown() {
        OptionalLong none = OptionalLong.empty();
        return new ApproximateCount(
                none, none, none, none, none, none, none, none, new Machine(none, none, none));
    }

    /**
     * Returns the TCP sockets of both families with those in TIME_WAIT: about the rows of a dump of
     * TCP, without connection requests (SYN_RECV). Empty if one of the three is not known.
     */
    public OptionalLong tcp() {
        return sum(sum(tcp4, tcp6), timeWait);
    }

    /**
     * Returns the count of a protocol and a family, as it is described above; empty if it is not
     * known, and for a protocol that has none here.
     */
    public OptionalLong of(Protocol protocol, AddressFamily family) {
        boolean ipv4 = family == AddressFamily.INET;
        return switch (protocol) {
            case TCP -> ipv4 ? tcp4 : tcp6;
            case UDP -> ipv4 ? udp4 : udp6;
            case RAW -> ipv4 ? raw4 : raw6;
            case UDPLITE, SCTP, DCCP, MPTCP -> OptionalLong.empty();
        };
    }

    /** Returns the UDP sockets of both families, empty if one of them is not known. */
    public OptionalLong udp() {
        return sum(udp4, udp6);
    }

    private static OptionalLong sum(OptionalLong one, OptionalLong other) {
        return one.isPresent() && other.isPresent()
                ? OptionalLong.of(one.getAsLong() + other.getAsLong())
                : OptionalLong.empty();
    }
}
