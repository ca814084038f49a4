package io.jss.export;

import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/**
 * What two hundred hosts do in two days: clients ask web servers, these the application, that the
 * databases and caches. The same every time. One rack loses packets that are sent to it, and the
 * application does not close some connections to caches.
 */
final class SimulatedFleet {

    /** The rack that loses packets. */
    static final int LOSSY = 7;

    private static final double LOSS = 0.03;
    private static final double USUAL_LOSS = 0.0005;
    private static final long NANOS = TimeUnit.DAYS.toNanos(2);
    private static final int EPHEMERAL = 32_768;
    private static final int EPHEMERAL_PORTS = 28_000;
    private static final int LEFT_MILLIS = 3_600_000;
    private static final long BULK = 200_000_000;

    private final SplittableRandom random = new SplittableRandom(1);
    private final List<SimulatedHost> hosts = new ArrayList<>();
    private final List<SimulatedHost> web =
            SimulatedHost.add(hosts, 80, "web", "nginx", "nginx.service");
    private final List<SimulatedHost> app =
            SimulatedHost.add(hosts, 60, "app", "java", "app.service");
    private final List<SimulatedHost> cache =
            SimulatedHost.add(hosts, 30, "cache", "redis-server", "");
    private final List<SimulatedHost> db = SimulatedHost.add(hosts, 30, "db", "postgres", "");
    private final Instant start;
    private final long connections;
    private long made;

    /**
     * Prepares it.
     *
     * @param start the beginning of the two days
     * @param connections how many end in them
     */
    SimulatedFleet(Instant start, long connections) {
        this.start = start;
        this.connections = connections;
    }

    List<SimulatedHost> hosts() {
        return hosts;
    }

    /** Returns the connections of pools, which are there all the time. */
    List<SimulatedConnection> pools() {
        List<SimulatedConnection> pools = new ArrayList<>();
        for (int i = 0; i < app.size(); i++) {
            pools.add(query(i, i % db.size(), start, Optional.empty()));
        }
        return pools;
    }

    /** Returns the next one that ends. */
    SimulatedConnection next() {
        Instant end = start.plusNanos((long) (NANOS * ((double) made / connections)));
        made++;
        boolean isLong = random.nextInt(10) == 0;
        long millis = isLong ? random.nextLong(1_000, 600_000) : random.nextLong(1, 1_000);
        Instant opened = end.minusMillis(millis);
        Optional<Instant> ended = Optional.of(end);
        int kind = random.nextInt(100);
        if (kind < 40) {
            return visit(opened, ended);
        } else if (kind < 65) {
            return request(opened, ended);
        } else if (kind < 85) {
            int from = random.nextInt(app.size());
            return query(from, (from + random.nextInt(2)) % db.size(), opened, ended);
        } else if (kind < 99) {
            return lookup(opened, ended);
        }
        return byHand(opened, ended);
    }

    /** A client of the Internet and a web server. */
    private SimulatedConnection visit(Instant opened, Optional<Instant> ended) {
        SimulatedHost to = any(web);
        IpAddress client = client();
        boolean plain = client.family() == AddressFamily.INET;
        return talk(
                new SimulatedConnection(
                        Optional.empty(),
                        client,
                        port(),
                        to,
                        plain ? to.plain() : to.ipv6(),
                        443,
                        opened,
                        ended));
    }

    private IpAddress client() {
        String last = Integer.toString(1 + random.nextInt(40));
        return IpAddress.parse(
                switch (random.nextInt(8)) {
                    case 0, 1, 2 -> "198.51.100." + last;
                    case 3, 4 -> "203.0.113." + last;
                    case 5 -> "fd00:0:0:1:a:b:c:" + last;
                    case 6 -> "2001:db8:9:0:5:6:7:" + last;
                    default -> "2001:db8:c11e:" + random.nextInt(10) + "::" + last;
                });
    }

    /** A web server and the application, which listens on an AF_INET6 socket. */
    private SimulatedConnection request(Instant opened, Optional<Instant> ended) {
        SimulatedConnection request = plain(any(web), any(app), 8080, opened, ended);
        request.mappedTo = true;
        request.named = random.nextInt(100) != 0;
        return talk(request);
    }

    /** The application, which knows AF_INET6 sockets alone, and a database. */
    private SimulatedConnection query(int from, int to, Instant opened, Optional<Instant> ended) {
        SimulatedConnection query = plain(app.get(from), db.get(to), 5432, opened, ended);
        query.mappedFrom = true;
        return talk(query);
    }

    private SimulatedConnection plain(
            SimulatedHost from,
            SimulatedHost to,
            int port,
            Instant opened,
            Optional<Instant> ended) {
        return new SimulatedConnection(
                Optional.of(from), from.plain(), port(), to, to.plain(), port, opened, ended);
    }

    /** The application and a cache; some are left in CLOSE_WAIT, and half of these stay. */
    private SimulatedConnection lookup(Instant opened, Optional<Instant> ended) {
        SimulatedHost from = any(app);
        SimulatedHost to = any(cache);
        SimulatedConnection lookup =
                new SimulatedConnection(
                        Optional.of(from), from.ipv6(), port(), to, to.ipv6(), 6379, opened, ended);
        lookup.closeWait = random.nextInt(500) == 0;
        if (lookup.closeWait && random.nextBoolean()) {
            long millis = random.nextLong(20_000, LEFT_MILLIS);
            lookup.closedLate = ended.map(end -> end.plusMillis(millis));
        }
        return talk(lookup);
    }

    /** Somebody who asks a database by hand, from a machine without jss. */
    private SimulatedConnection byHand(Instant opened, Optional<Instant> ended) {
        SimulatedHost to = any(db);
        IpAddress client = IpAddress.parse("192.0.2." + (1 + random.nextInt(3)));
        return talk(
                new SimulatedConnection(
                        Optional.empty(), client, port(), to, to.plain(), 5432, opened, ended));
    }

    private SimulatedConnection talk(SimulatedConnection connection) {
        boolean bulk = random.nextInt(1_000) == 0;
        connection.request = random.nextLong(1, 4_000);
        connection.response = random.nextLong(1, bulk ? BULK : 40_000);
        connection.lostRequests = lost(connection.request, Optional.of(connection.to));
        connection.lostResponses = lost(connection.response, connection.from);
        return connection;
    }

    private long lost(long bytes, Optional<SimulatedHost> receiver) {
        boolean lossy = receiver.isPresent() && receiver.get().rack() == LOSSY;
        double lost = SimulatedConnection.segments(bytes) * (lossy ? LOSS : USUAL_LOSS);
        return (long) (lost + random.nextDouble());
    }

    private SimulatedHost any(List<SimulatedHost> hosts) {
        return hosts.get(random.nextInt(hosts.size()));
    }

    private int port() {
        return EPHEMERAL + random.nextInt(EPHEMERAL_PORTS);
    }
}
