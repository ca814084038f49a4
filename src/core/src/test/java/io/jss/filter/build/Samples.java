package io.jss.filter.build;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.ListField;
import io.jss.fields.WordField;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.IpPrefix;
import io.jss.filter.SampleSocket;
import io.jss.filter.Side;
import io.jss.filter.condition.AddressCondition;
import io.jss.filter.syntax.StateNames;
import io.jss.model.AddressFamily;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random sockets, and random filters that some of them match. */
public final class Samples {

    private static final List<String> IPV4 =
            List.of("0.0.0.0", "127.0.0.1", "127.0.0.2", "10.0.0.1", "1.2.3.4", "255.255.255.255");
    private static final List<String> IPV6 =
            List.of(
                    "::",
                    "::1",
                    "::ffff:127.0.0.1",
                    "::ffff:10.0.0.1",
                    "::ffff:0.0.0.0",
                    "2001:db8::1",
                    "2001:db8::2",
                    "102:304::1",
                    "fe80::1");
    private static final int[] PORTS = {0, 22, 80, 443, 1023, 32768, 40000, 60999, 61000, 65535};
    private static final List<String> GLOBS = List.of("nginx", "j*", "[!a-m]*", "init", "program?");

    private static final List<Field> WORDS =
            List.of(WordField.TYPE, WordField.TIMER, ListField.GROUPS, ListField.PENDING);

    private final Random random;

    /** Creates the samples of a seed. */
    public Samples(long seed) {
        random = new Random(seed);
    }

    private <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private int port() {
        return PORTS[random.nextInt(PORTS.length)];
    }

    /** Returns a socket that a kernel could report. */
    public SampleSocket socket() {
        SampleSocket socket = new SampleSocket();
        socket.protocol = one(Protocol.values());
        boolean connected = random.nextBoolean();
        socket.state = state(socket.protocol, connected);
        List<String> pool = random.nextBoolean() ? IPV4 : IPV6;
        socket.local = IpAddress.parse(one(pool));
        socket.localPort = port();
        socket.remote = IpAddress.parse(connected ? one(pool) : pool.get(0));
        socket.remotePort = connected ? port() : 0;
        socket.interfaceIndex = random.nextInt(3);
        socket.cookie = random.nextInt(20) - 1L;
        socket.timer = random.nextInt(3);
        socket.expires = random.nextInt(400);
        socket.retransmits = random.nextInt(3);
        socket.rqueue = 1024L * random.nextInt(3);
        socket.wqueue = 1024L * random.nextInt(3);
        socket.uid = random.nextInt(4) - 1L;
        socket.inode = random.nextInt(3) == 0 ? 100 : random.nextInt(10) - 1L;
        socket.shutdown = random.nextInt(5) - 1;
        socket.v6only = random.nextInt(3) - 1;
        socket.mark = random.nextInt(5) - 1L;
        socket.cgroup = random.nextInt(4) - 1L;
        socket.portChosenByKernel = random.nextBoolean();
        return socket;
    }

    private int state(Protocol protocol, boolean connected) {
        return switch (protocol) {
            case UDP, UDPLITE, RAW -> connected ? 1 : 7;
            default -> connected ? 1 + random.nextInt(9) : random.nextBoolean() ? 10 : 7;
        };
    }

    /** Returns a filter of random depth. */
    public Filter filter() {
        return filter(random.nextInt(5));
    }

    private Filter filter(int depth) {
        if (depth == 0) {
            return condition();
        }
        List<Filter> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(filter(random.nextInt(depth)));
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> Filters.allOf(parts);
            case 2, 3 -> Filters.anyOf(parts);
            default -> Filters.not(parts.get(0));
        };
    }

    private Filter condition() {
        Side side = one(Side.values());
        return switch (random.nextInt(21)) {
            case 0, 1 -> Filters.states(StateNames.withBothSynRecv(random.nextInt(1 << 14)));
            case 2 -> new AddressCondition(side, prefix(one(IPV4), 33));
            case 3 -> new AddressCondition(side, prefix(one(IPV6), 129));
            case 4, 5 -> Filters.port(side, one(Comparison.values()), port());
            case 6 -> Filters.device(random.nextInt(3));
            case 7 -> Filters.mark(random.nextInt(4), random.nextInt(4) | 1);
            case 8 -> Filters.cgroup(random.nextInt(3));
            case 9 -> Filters.autobound(32768, 60999);
            case 10 -> Filters.family(one(AddressFamily.values()));
            case 11 -> Filters.protocol(one(Protocol.values()));
            case 12 -> Filters.trafficClass(one(TrafficClass.values()));
            case 13 -> Filters.wire(one(Wire.values()));
            case 14 ->
                    Filters.number(
                            one(BaseNumber.values()),
                            one(Comparison.values()),
                            1024L * random.nextInt(3));
            case 16 ->
                    Filters.numbers(BaseNumber.RQUEUE, one(Comparison.values()), BaseNumber.WQUEUE);
            case 17 -> Filters.family(one(SocketFamily.all()));
            case 18 -> Filters.name(side, one(GLOBS));
            case 19 -> Filters.word(one(WORDS), one(GLOBS));
            case 15 -> Filters.pid(random.nextInt(5));
            default -> Filters.process(one(GLOBS));
        };
    }

    private IpPrefix prefix(String address, int lengths) {
        return new IpPrefix(IpAddress.parse(address), random.nextInt(lengths));
    }
}
