package io.jss.health;

import io.jss.model.Endpoint;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The local ports that are taken towards one destination. A port is taken for one source address,
 * destination address and destination port; the kernel hashes {@code ::ffff:a.b.c.d} as a.b.c.d
 * ({@code sk_ehashfn}), so both are one. It passes over ports that are reserved, and over those
 * that a program has bound.
 *
 * @param source the local address, as it is on the wire
 * @param destination the remote end, as it is on the wire
 * @param used how many ports of those that connect(2) chooses from are taken, without those in
 *     TIME_WAIT that it may take again
 * @param timeWait how many sockets in TIME_WAIT are among them
 * @param available how many ports connect(2) chooses from
 * @param sockets those that take the ports
 */
public record EphemeralPortUse(
        IpAddress source,
        Endpoint destination,
        int used,
        int timeWait,
        int available,
        List<InetSocket> sockets) {

    /** The setting that ports are chosen by. */
    public static final String RANGE = "net.ipv4.ip_local_port_range";

    private static final int PORTS = 1 << 16;
    private static final int PERCENT = 100;
    private static final long TIME_WAIT_MILLIS = 60_000;
    private static final long REUSE_AFTER_MILLIS = 1000;
    private static final String RESERVED = "net.ipv4.ip_local_reserved_ports";
    private static final String REUSE = "net.ipv4.tcp_tw_reuse";

    private record Tuple(IpAddress source, Endpoint destination) {}

    private static final class Use {
        final Set<Integer> ports = new HashSet<>();
        final List<InetSocket> sockets = new ArrayList<>();
        int timeWait;
    }

    /** Keeps an unmodifiable list. */
    public EphemeralPortUse {
        sockets = List.copyOf(sockets);
    }

    /**
     * Returns the use of each destination that a sample shows, the fullest first; empty when {@link
     * #RANGE} is not known.
     */
    public static Optional<List<EphemeralPortUse>> of(HealthSample sample) {
        return of(sample, 0);
    }

    /**
     * Returns the use of destinations towards which many ports are taken, the fullest first; empty
     * when {@link #RANGE} is not known.
     *
     * @param percent how many of the ports that connect(2) chooses from are taken at least
     */
    public static Optional<List<EphemeralPortUse>> of(HealthSample sample, long percent) {
        Optional<BitSet> chosen = chosen(sample);
        return chosen.map(free -> of(sample, free, percent));
    }

    private static List<EphemeralPortUse> of(HealthSample sample, BitSet free, long percent) {
        int available = free.cardinality();
        List<EphemeralPortUse> uses = new ArrayList<>();
        long least = Math.max(1, (available * percent + PERCENT - 1) / PERCENT);
        uses(sample, free, least)
                .forEach(
                        (tuple, use) -> {
                            if (use.ports.size() >= least) {
                                uses.add(
                                        new EphemeralPortUse(
                                                tuple.source(),
                                                tuple.destination(),
                                                use.ports.size(),
                                                use.timeWait,
                                                available,
                                                use.sockets));
                            }
                        });
        uses.sort(Comparator.comparingInt(EphemeralPortUse::used).reversed());
        return uses;
    }

    /** Returns the ports that connect(2) chooses from, empty when the range is not known. */
    private static Optional<BitSet> chosen(HealthSample sample) {
        OptionalLong low = sample.host().number(RANGE, 0);
        OptionalLong high = sample.host().number(RANGE, 1);
        if (low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        BitSet free = new BitSet(PORTS);
        free.set((int) low.getAsLong(), (int) high.getAsLong() + 1);
        sample.host()
                .setting(RESERVED)
                .map(EphemeralPortUse::listed)
                .orElse(List.of())
                .forEach(free::clear);
        for (InetSocket socket : sample.sockets()) {
            if (isBound(socket)) {
                free.clear(socket.localPort());
            }
        }
        return Optional.of(free);
    }

    /**
     * The kernel lists sockets that are only bound for BOUND_INACTIVE, and gives CLOSE as state.
     */
    private static boolean isBound(InetSocket socket) {
        return socket.protocol() == Protocol.TCP
                && switch (SocketState.of(socket.stateNumber())) {
                    case LISTEN, BOUND_INACTIVE, CLOSE -> true;
                    default -> false;
                };
    }

    /** Returns the numbers of ranges in a list such as {@code 8080,9000-9010}. */
    private static List<Integer> listed(String ranges) {
        List<Integer> ports = new ArrayList<>();
        for (String part : ranges.split(",", -1)) {
            String[] ends = part.trim().split("-", -1);
            try {
                int last = Integer.parseInt(ends[ends.length - 1]);
                for (int port = Integer.parseInt(ends[0]); port <= last; port++) {
                    ports.add(port);
                }
            } catch (NumberFormatException e) {
                // an empty list has an empty part
            }
        }
        return ports;
    }

    /** A server has a tuple for each client: those of too few sockets are passed over by a hash. */
    private static Map<Tuple, Use> uses(HealthSample sample, BitSet free, long least) {
        long reuse = sample.host().number(REUSE, 0).orElse(0);
        List<InetSocket> taking = new ArrayList<>();
        int[] counts = new int[PORTS];
        for (InetSocket socket : sample.sockets()) {
            if (socket.protocol() == Protocol.TCP
                    && socket.remotePort() != 0
                    && free.get(socket.localPort())
                    && !maybeReused(socket, reuse)) {
                taking.add(socket);
                counts[hash(socket)]++;
            }
        }
        Map<Tuple, Use> uses = new LinkedHashMap<>();
        for (InetSocket socket : taking) {
            if (counts[hash(socket)] < least) {
                continue;
            }
            Tuple tuple = new Tuple(socket.localAddress().onTheWire(), socket.remote().onTheWire());
            Use use = uses.computeIfAbsent(tuple, key -> new Use());
            use.ports.add(socket.localPort());
            use.sockets.add(socket);
            use.timeWait += isTimeWait(socket) ? 1 : 0;
        }
        return uses;
    }

    /** A mapped address has the IPv4 address in its last 32 bits. */
    private static int hash(InetSocket socket) {
        int ends = (int) socket.localLow() * 31 + (int) socket.remoteLow();
        int mixed = (ends * 31 + socket.remotePort()) * 0x9E3779B9;
        return mixed >>> Short.SIZE;
    }

    private static boolean isTimeWait(InetSocket socket) {
        return socket.stateNumber() == SocketState.TIME_WAIT.number();
    }

    /**
     * connect(2) takes a port in TIME_WAIT again a second after it began ({@code tcp_twsk_unique}):
     * with 1 always, with 2 over the loopback.
     */
    private static boolean maybeReused(InetSocket socket, long reuse) {
        return isTimeWait(socket)
                && (reuse == 1 || (reuse == 2 && isLoopback(socket.remoteAddress())))
                && TIME_WAIT_MILLIS - socket.timerExpiresMillis() > REUSE_AFTER_MILLIS;
    }

    private static boolean isLoopback(IpAddress address) {
        return address.onTheWire().toInetAddress().isLoopbackAddress();
    }

    /** Returns how many ports are left. */
    public int left() {
        return Math.max(0, available - used);
    }
}
