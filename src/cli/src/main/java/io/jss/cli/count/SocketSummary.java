package io.jss.cli.count;

import io.jss.answer.Remark;
import io.jss.classify.Classifier;
import io.jss.classify.TrafficClass;
import io.jss.cli.environment.KernelRelease;
import io.jss.cli.environment.Output;
import io.jss.cli.table.TableRenderer;
import io.jss.model.AddressFamily;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;

/**
 * The numbers that {@code ss -s} prints, counted from a dump, and how many AF_INET6 sockets carry
 * IPv4 as mapped addresses.
 *
 * <p>A dump has no closed sockets (those that were made and neither bound nor connected) and no
 * fragment queues, so these two are not shown. {@code Total} is of what is counted; those that are
 * only bound (BOUND_INACTIVE) are counted apart. As in ss, the rows of transports leave out
 * minisocks: TIME_WAIT and connection requests.
 */
public final class SocketSummary implements TableRenderer {

    /** The order of ss, then what ss does not tell. */
    private static final List<Protocol> ORDER =
            List.of(
                    Protocol.RAW,
                    Protocol.UDP,
                    Protocol.TCP,
                    Protocol.UDPLITE,
                    Protocol.SCTP,
                    Protocol.DCCP,
                    Protocol.MPTCP);

    /** Sockets of one protocol by family. */
    private static final class Numbers {
        private long ipv4;
        private long ipv6;
        private long mapped;
    }

    /**
     * Sockets of one protocol. What the kernel cannot list is empty, and so is their total then.
     *
     * @param protocol the protocol
     * @param ipv4 those of AF_INET
     * @param ipv6 those of AF_INET6
     * @param mapped how many of the latter carry IPv4 as mapped addresses
     */
    public record Transport(
            Protocol protocol, OptionalLong ipv4, OptionalLong ipv6, OptionalLong mapped) {

        /** Returns how many there are in both families. */
        public OptionalLong total() {
            return ipv4.isPresent() && ipv6.isPresent()
                    ? OptionalLong.of(ipv4.getAsLong() + ipv6.getAsLong())
                    : OptionalLong.empty();
        }
    }

    /**
     * Sockets of one family beside the internet's.
     *
     * @param family the family
     * @param total how many
     */
    public record OfFamily(SocketFamily<?> family, long total) {}

    /**
     * The numbers.
     *
     * @param total all sockets
     * @param tcp those of TCP, minisocks among them
     * @param established what the kernel counts as {@code CurrEstab}: ESTABLISHED, and since Linux
     *     6.10 CLOSE_WAIT
     * @param requests connection requests
     * @param orphaned full sockets without a file that are being closed
     * @param timewait minisocks that are no requests
     * @param bound sockets that are bound and nothing more; empty when they were not asked for
     * @param transports full sockets by protocol, in the order of {@code ss -s}; empty when none of
     *     the internet are counted
     * @param families sockets of other families that are counted
     * @param host counters of the namespace; empty for many namespaces, and without TCP
     */
    public record Totals(
            long total,
            long tcp,
            long established,
            long requests,
            long orphaned,
            long timewait,
            OptionalLong bound,
            List<Transport> transports,
            List<OfFamily> families,
            Optional<HostCounters> host) {}

    private final Output out;
    private final boolean closeWaitIsEstablished;
    private final Map<Protocol, Numbers> numbers = new EnumMap<>(Protocol.class);
    private final Map<SocketFamily<?>, Long> families = new TreeMap<>();
    private final boolean ofInternet;
    private final boolean ofTcp;
    private final Optional<HostCounters> host;
    private long total;
    private long tcp;
    private long established;
    private long requests;
    private long orphaned;
    private long timewait;
    private OptionalLong bound;

    /**
     * Creates the summary.
     *
     * @param listed the families that are counted
     * @param protocols those of the internet that are
     * @param countsBound whether sockets that are bound and nothing more were asked for
     * @param host counters of the namespace; empty when many are counted together
     * @param kernel the kernel that tells of the sockets
     */
    public SocketSummary(
            Set<SocketFamily<?>> listed,
            Set<Protocol> protocols,
            boolean countsBound,
            Optional<HostCounters> host,
            Output out,
            KernelRelease kernel) {
        this.out = out;
        this.host = host;
        ofTcp = protocols.contains(Protocol.TCP);
        ofInternet = listed.contains(SocketFamily.INET);
        for (SocketFamily<?> family : listed) {
            if (family != SocketFamily.INET) {
                families.put(family, 0L);
            }
        }
        closeWaitIsEstablished = !kernel.isBefore(6, 10);
        bound = countsBound ? OptionalLong.of(0) : OptionalLong.empty();
        for (Protocol always : List.of(Protocol.RAW, Protocol.UDP, Protocol.TCP)) {
            if (protocols.contains(always)) {
                numbers.put(always, new Numbers());
            }
        }
    }

    @Override
    public void row(DiagSocket any) {
        if (!(any instanceof InetSocketView socket)) {
            total++;
            families.merge(any.family(), 1L, Long::sum);
            return;
        }
        if (socket.protocol() == Protocol.TCP && socket.state() == SocketState.CLOSE) {
            bound = OptionalLong.of(bound.orElse(0) + 1); // apart, as the kernel counts them
            return;
        }
        total++;
        if (socket.protocol() == Protocol.TCP) {
            tcp++;
            if (isMinisock(socket)) {
                requests += isRequest(socket) ? 1 : 0;
                timewait += isRequest(socket) ? 0 : 1;
                return;
            }
            established += isEstablished(socket.state()) ? 1 : 0;
            orphaned += isOrphan(socket) ? 1 : 0;
        }
        count(socket, numbers.computeIfAbsent(socket.protocol(), p -> new Numbers()));
    }

    private static void count(InetSocketView socket, Numbers into) {
        if (socket.socketFamily() == AddressFamily.INET) {
            into.ipv4++;
            return;
        }
        into.ipv6++;
        into.mapped += Classifier.classify(socket) == TrafficClass.IPV4_MAPPED ? 1 : 0;
    }

    /** TIME_WAIT, FIN_WAIT2 without a socket, connection requests: the kernel sends no shutdown. */
    private static boolean isMinisock(InetSocketView socket) {
        return socket.shutdownOr(-1) == -1;
    }

    private static boolean isRequest(InetSocketView socket) {
        return socket.state() == SocketState.SYN_RECV || socket.state() == SocketState.NEW_SYN_RECV;
    }

    /** What the kernel counts as {@code CurrEstab}: CLOSE_WAIT too since Linux 6.10. */
    private boolean isEstablished(SocketState state) {
        return state == SocketState.ESTABLISHED
                || (closeWaitIsEstablished && state == SocketState.CLOSE_WAIT);
    }

    /**
     * A full socket without a file in a state to which only its own close leads. One that waits to
     * be accepted has no file either, but is not in these states.
     */
    private static boolean isOrphan(InetSocketView socket) {
        return switch (socket.state()) {
            case FIN_WAIT1, FIN_WAIT2, LAST_ACK, CLOSING -> socket.inodeOr(0) == 0;
            default -> false;
        };
    }

    /**
     * Returns the numbers of the sockets that were passed so far.
     *
     * @param remarks what the answer lacks
     */
    public Totals totals(List<Remark> remarks) {
        List<Transport> transports = new ArrayList<>();
        for (Protocol protocol : ORDER) {
            Numbers of = numbers.get(protocol);
            if (of != null && ofInternet) {
                boolean ipv6 = isListed(protocol, AddressFamily.INET6, remarks);
                transports.add(
                        new Transport(
                                protocol,
                                known(isListed(protocol, AddressFamily.INET, remarks), of.ipv4),
                                known(ipv6, of.ipv6),
                                known(ipv6, of.mapped)));
            }
        }
        List<OfFamily> others = new ArrayList<>();
        families.forEach((family, number) -> others.add(new OfFamily(family, number)));
        return new Totals(
                total,
                tcp,
                established,
                requests,
                orphaned,
                timewait,
                bound,
                transports,
                others,
                host);
    }

    private static boolean isListed(Protocol protocol, AddressFamily family, List<Remark> remarks) {
        return !remarks.contains(new Remark.ProtocolUnavailable(protocol, family))
                && !remarks.contains(new Remark.NotRecorded(protocol, family));
    }

    private static OptionalLong known(boolean isKnown, long number) {
        return isKnown ? OptionalLong.of(number) : OptionalLong.empty();
    }

    @Override
    public void end(List<Remark> remarks) throws IOException {
        out.write("Total: " + total + "\n");
        if (ofInternet && ofTcp) {
            writeTcp();
        }
        out.write("\nTransport Total     IP        IPv6      IPv4-mapped\n");
        if (ofInternet) {
            writeTransports(totals(remarks).transports());
        }
        for (Map.Entry<SocketFamily<?>, Long> family : families.entrySet()) {
            String name = family.getKey().label().toUpperCase(Locale.ROOT);
            out.write(
                    String.format(
                            Locale.ROOT,
                            "%-9s %-9d -         -         -\n",
                            name,
                            family.getValue()));
        }
        if (host.isPresent()) {
            host.get().write(out);
        }
    }

    private void writeTcp() throws IOException {
        out.write(
                String.format(
                        Locale.ROOT,
                        """
                        TCP:   %d (estab %d, syn-recv %d, orphaned %d, timewait %d%s)
                        """,
                        tcp,
                        established,
                        requests,
                        orphaned,
                        timewait,
                        bound.isPresent() ? ", bound-inactive " + bound.getAsLong() : ""));
    }

    /** The sum is of what is known. */
    private void writeTransports(List<Transport> transports) throws IOException {
        long ipv4 = 0;
        long ipv6 = 0;
        long mapped = 0;
        for (Transport of : transports) {
            line(of.protocol().label().toUpperCase(Locale.ROOT), of);
            ipv4 += of.ipv4().orElse(0);
            ipv6 += of.ipv6().orElse(0);
            mapped += of.mapped().orElse(0);
        }
        line(
                "INET",
                new Transport(
                        Protocol.TCP,
                        OptionalLong.of(ipv4),
                        OptionalLong.of(ipv6),
                        OptionalLong.of(mapped)));
    }

    private void line(String name, Transport of) throws IOException {
        out.write(
                String.format(
                        Locale.ROOT,
                        "%-9s %-9s %-9s %-9s %s\n",
                        name,
                        cell(of.total()),
                        cell(of.ipv4()),
                        cell(of.ipv6()),
                        cell(of.mapped())));
    }

    private static String cell(OptionalLong number) {
        return number.isPresent() ? Long.toString(number.getAsLong()) : "-";
    }
}
