package io.jss.health;

import io.jss.model.Endpoint;
import io.jss.model.InetSocketView;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;

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
        List<InetSocketView> sockets) {

    /** The setting that ports are chosen by. */
    public static final String RANGE = "net.ipv4.ip_local_port_range";

    private static final int PORTS = 1 << 16;
    private static final int PERCENT = 100;
    private static final int NONE = -1;
    private static final Comparator<EphemeralPortUse> FULLEST_FIRST =
            Comparator.comparingInt(EphemeralPortUse::used).reversed();
    private static final long TIME_WAIT_MILLIS = 60_000;
    private static final long REUSE_AFTER_MILLIS = 1000;
    private static final String RESERVED = "net.ipv4.ip_local_reserved_ports";
    private static final String REUSE = "net.ipv4.tcp_tw_reuse";

    private record Tuple(IpAddress source, Endpoint destination) {

        /** Written out, as that of {@link IpAddress}. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Tuple that
                    && destination.equals(that.destination)
                    && source.equals(that.source);
        }

        @Override
        public int hashCode() {
            return 31 * source.hashCode() + destination.hashCode();
        }
    }

    private static final class Use {
        final List<InetSocketView> sockets = new ArrayList<>();
        int timeWait;

        int ports() {
            int[] ports = sockets.stream().mapToInt(InetSocketView::localPort).sorted().toArray();
            int different = 0;
            for (int i = 0; i < ports.length; i++) {
                different += i > 0 && ports[i] == ports[i - 1] ? 0 : 1;
            }
            return different;
        }
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

    /**
     * Returns the destinations with the most ports taken, the fullest first; empty when the range
     * is not known.
     *
     * @param most how many at most: a server has a tuple for each client
     */
    public static Optional<List<EphemeralPortUse>> fullest(HealthSample sample, int most) {
        return chosen(sample).map(free -> fullest(sample, free, most));
    }

    private static List<EphemeralPortUse> of(HealthSample sample, BitSet free, long percent) {
        int available = free.cardinality();
        long least = Math.max(1, (available * percent + PERCENT - 1) / PERCENT);
        List<EphemeralPortUse> uses = new ArrayList<>();
        if (sample.sockets().size() < least) {
            return uses;
        }
        Buckets buckets = new Buckets(sample, free);
        for (int bucket = 0; bucket < buckets.count; bucket++) {
            if (buckets.size(bucket) >= least) {
                buckets.addUses(bucket, least, available, uses);
            }
        }
        uses.sort(FULLEST_FIRST);
        return uses;
    }

    /** The largest buckets first, until none can have a tuple that is fuller than those found. */
    private static List<EphemeralPortUse> fullest(HealthSample sample, BitSet free, int most) {
        int available = free.cardinality();
        Buckets buckets = new Buckets(sample, free);
        List<EphemeralPortUse> uses = new ArrayList<>();
        int least = 1;
        for (int bucket : buckets.largestFirst()) {
            if (buckets.size(bucket) < least) {
                break;
            }
            buckets.addUses(bucket, least, available, uses);
            if (uses.size() > most) {
                uses.sort(FULLEST_FIRST);
                uses.subList(most, uses.size()).clear();
                least = uses.get(most - 1).used() + 1;
            }
        }
        uses.sort(FULLEST_FIRST);
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
        for (InetSocketView socket : sample.sockets()) {
            if (isBound(socket)) {
                free.clear(socket.localPort());
            }
        }
        return Optional.of(free);
    }

    /**
     * The kernel lists sockets that are only bound for BOUND_INACTIVE, and gives CLOSE as state.
     */
    private static boolean isBound(InetSocketView socket) {
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

    /**
     * The sockets that take a port, by a hash of their tuple. A server has a tuple for each client:
     * tuples are made of a bucket at a time, and of those alone that may have enough sockets.
     */
    private static final class Buckets {

        private final List<InetSocketView> sockets;

        /** How many there are, a power of two. */
        final int count;

        /** Where each bucket begins in {@link #members}, and behind the last its end. */
        private final int[] starts;

        private final int[] members;

        Buckets(HealthSample sample, BitSet free) {
            sockets = sample.sockets();
            count = Math.min(PORTS, Integer.highestOneBit(Math.max(1, sockets.size())) * 2);
            starts = new int[count + 1];
            long reuse = sample.host().number(REUSE, 0).orElse(0);
            int[] hashes = new int[sockets.size()];
            for (int i = 0; i < hashes.length; i++) {
                InetSocketView socket = sockets.get(i);
                boolean takes =
                        socket.protocol() == Protocol.TCP
                                && socket.remotePort() != 0
                                && free.get(socket.localPort())
                                && !maybeReused(socket, reuse);
                hashes[i] = takes ? hash(socket) & count - 1 : NONE;
                if (takes) {
                    starts[hashes[i] + 1]++;
                }
            }
            for (int bucket = 0; bucket < count; bucket++) {
                starts[bucket + 1] += starts[bucket];
            }
            members = new int[starts[count]];
            int[] next = starts.clone();
            for (int i = 0; i < hashes.length; i++) {
                if (hashes[i] != NONE) {
                    members[next[hashes[i]]++] = i;
                }
            }
        }

        int size(int bucket) {
            return starts[bucket + 1] - starts[bucket];
        }

        /** Returns the buckets that are not empty. */
        int[] largestFirst() {
            return IntStream.range(0, count)
                    .filter(bucket -> size(bucket) > 0)
                    .mapToLong(bucket -> (long) -size(bucket) << Integer.SIZE | bucket)
                    .sorted()
                    .mapToInt(sizeAndBucket -> (int) sizeAndBucket)
                    .toArray();
        }

        /** Adds the tuples of a bucket with so many ports. */
        void addUses(int bucket, long least, int available, List<EphemeralPortUse> to) {
            Map<Tuple, Use> uses = new LinkedHashMap<>();
            for (int at = starts[bucket]; at < starts[bucket + 1]; at++) {
                InetSocketView socket = sockets.get(members[at]);
                Use use =
                        uses.computeIfAbsent(
                                new Tuple(
                                        socket.localAddress().onTheWire(),
                                        socket.remote().onTheWire()),
                                key -> new Use());
                use.sockets.add(socket);
                use.timeWait += isTimeWait(socket) ? 1 : 0;
            }
            uses.forEach(
                    (tuple, use) -> {
                        int used = use.sockets.size() < least ? 0 : use.ports();
                        if (used > 0 && used >= least) {
                            to.add(
                                    new EphemeralPortUse(
                                            tuple.source(),
                                            tuple.destination(),
                                            used,
                                            use.timeWait,
                                            available,
                                            use.sockets));
                        }
                    });
        }
    }

    /** A mapped address has the IPv4 address in its last 32 bits. */
    private static int hash(InetSocketView socket) {
        int ends = (int) socket.localLow() * 31 + (int) socket.remoteLow();
        int mixed = (ends * 31 + socket.remotePort()) * 0x9E3779B9;
        return mixed >>> Short.SIZE;
    }

    private static boolean isTimeWait(InetSocketView socket) {
        return socket.stateNumber() == SocketState.TIME_WAIT.number();
    }

    /**
     * connect(2) takes a port in TIME_WAIT again a second after it began ({@code tcp_twsk_unique}):
     * with 1 always, with 2 over the loopback.
     */
    private static boolean maybeReused(InetSocketView socket, long reuse) {
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
