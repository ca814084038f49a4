package io.jss.it;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.NumberField;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.IpPrefix;
import io.jss.filter.Side;
import io.jss.filter.build.FilterParser;
import io.jss.filter.build.Filters;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;

/** Random filters about the sockets of a table: what they ask for, some of these have. */
final class RandomFilters {

    private static final List<String> MORE_ADDRESSES =
            List.of("0.0.0.0", "::", "::ffff:0.0.0.0", "102:304::", "7f00:1::", "2001:db8::1");
    private static final int[] MORE_PORTS = {0, 1, 32768, 60999, 65535};

    private static final String[] JOINTS = {"and", "&", "&&", "or", "|", "||", "", "or"};
    private static final String[] STATES = {
        "established", "syn-sent", "syn-recv", "fin-wait-1", "fin-wait-2", "time-wait", "closed",
        "close-wait", "last-ack", "listening", "closing", "all", "connected", "synchronized",
        "bucket", "big"
    };

    private final Random random;
    private final List<InetSocket> table;
    private final OptionalLong cgroup;

    RandomFilters(long seed, List<InetSocket> table, OptionalLong cgroup) {
        random = new Random(seed);
        this.table = table;
        this.cgroup = cgroup;
    }

    /** Returns a filter that ss can express; see {@link SsGrammar}. */
    Filter ofSs() {
        Filter expression = expression(random.nextInt(4), true);
        return random.nextBoolean() ? states().and(expression) : expression;
    }

    /**
     * Returns the text of a filter as people write them for ss: lists of states before it, terms
     * joined by and, or and nothing, with and without parentheses.
     */
    String textOfSs(Optional<Path> directory) {
        StringJoiner words = new StringJoiner(" ");
        String states = statesOfSs();
        if (!states.isEmpty()) {
            words.add(states);
        }
        if (words.length() == 0 || random.nextInt(5) > 0) {
            addTerms(2, directory, words);
        }
        return words.toString();
    }

    /** Up to three lists. Where they leave no state ss lists what it does without them. */
    private String statesOfSs() {
        String lists;
        do {
            StringJoiner words = new StringJoiner(" ");
            for (int i = random.nextInt(4); i > 0; i--) {
                words.add(random.nextInt(3) == 0 ? "exclude" : "state").add(one(STATES));
            }
            lists = words.toString();
        } while (new FilterParser().parse(lists).equals(Filters.none()));
        return lists;
    }

    private void addTerms(int depth, Optional<Path> directory, StringJoiner words) {
        int terms = 1 + random.nextInt(4);
        for (int i = 0; i < terms; i++) {
            if (i > 0) {
                String joint = one(JOINTS);
                if (!joint.isEmpty()) {
                    words.add(joint);
                }
            }
            if (random.nextInt(4) == 0) {
                words.add(random.nextBoolean() ? "not" : "!");
            }
            if (depth > 0 && random.nextInt(3) == 0) {
                words.add("(");
                addTerms(depth - 1, directory, words);
                words.add(")");
            } else {
                words.add(text(ssCondition(), directory));
            }
        }
    }

    /** ss knows interfaces by name, and cgroups by path. */
    private static String text(Filter condition, Optional<Path> directory) {
        String text = condition.toString();
        if (text.startsWith("cgroup")) {
            return "cgroup " + directory.orElseThrow();
        }
        return text.startsWith("dev") ? "dev lo" : text;
    }

    /** Returns a filter of everything that the language has, but for processes. */
    Filter ofAll() {
        return expression(random.nextInt(4), false);
    }

    private Filter expression(int depth, boolean ss) {
        if (depth == 0) {
            return ss ? ssCondition() : condition();
        }
        List<Filter> parts = new ArrayList<>();
        for (int i = 0; i < 2 + random.nextInt(2); i++) {
            parts.add(expression(random.nextInt(depth), ss));
        }
        return switch (random.nextInt(5)) {
            case 0, 1 -> Filters.allOf(parts);
            case 2, 3 -> Filters.anyOf(parts);
            default -> Filters.not(parts.get(0));
        };
    }

    private Filter states() {
        SocketState[] ordinary =
                EnumSet.range(SocketState.ESTABLISHED, SocketState.CLOSING)
                        .toArray(SocketState[]::new);
        SocketState[] more = new SocketState[random.nextInt(5)];
        for (int i = 0; i < more.length; i++) {
            more[i] = one(ordinary);
        }
        return Filters.state(one(ordinary), more);
    }

    private Filter ssCondition() {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> address();
            case 3, 4, 5 -> Filters.port(one(Side.values()), one(Comparison.values()), port());
            case 6 -> Filters.autobound(32768, 60999);
            case 7 -> Filters.device(SsGrammar.LOOPBACK);
            case 8 -> Filters.mark(random.nextInt(7), random.nextBoolean() ? -1 : 1);
            default -> cgroup.isPresent() ? Filters.cgroup(cgroup.getAsLong()) : address();
        };
    }

    private Filter condition() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2, 3, 4, 5 -> ssCondition();
            case 6 -> states();
            case 7 -> Filters.device(random.nextInt(4));
            case 8 -> Filters.family(one(AddressFamily.values()));
            case 9 -> Filters.protocol(random.nextBoolean() ? Protocol.TCP : Protocol.UDP);
            case 10 -> Filters.trafficClass(one(TrafficClass.values()));
            case 11 -> Filters.wire(one(Wire.values()));
            case 12 -> Filters.user(random.nextBoolean() ? 0 : 65534);
            case 13 -> Filters.inode(socket().inodeOr(1));
            default -> number();
        };
    }

    /** Numbers that do not change while nobody touches the socket. */
    private Filter number() {
        Set<String> steady =
                Set.of(
                        "rqueue",
                        "wqueue",
                        "snd-mss",
                        "advmss",
                        "bytes-received",
                        "segs-in",
                        "mark");
        Optional<NumberField> field =
                FieldCatalogue.standard().findNumber(one(steady.toArray(String[]::new)));
        return field.map(f -> Filters.number(f, one(Comparison.values()), random.nextInt(2_000)))
                .orElseGet(this::address);
    }

    private Filter address() {
        InetSocket socket = socket();
        IpAddress address =
                switch (random.nextInt(5)) {
                    case 0, 1 -> socket.localAddress();
                    case 2, 3 -> socket.remoteAddress();
                    default ->
                            IpAddress.parse(
                                    MORE_ADDRESSES.get(random.nextInt(MORE_ADDRESSES.size())));
                };
        if (address.isMapped() && random.nextBoolean()) {
            address = address.mappedIpv4();
        }
        int bits = IpPrefix.bits(address.family());
        IpPrefix prefix =
                new IpPrefix(address, random.nextBoolean() ? bits : random.nextInt(bits + 1));
        return random.nextBoolean() ? Filters.localAddress(prefix) : Filters.remoteAddress(prefix);
    }

    private int port() {
        InetSocket socket = socket();
        return switch (random.nextInt(5)) {
            case 0, 1 -> socket.localPort();
            case 2, 3 -> socket.remotePort();
            default -> MORE_PORTS[random.nextInt(MORE_PORTS.length)];
        };
    }

    private InetSocket socket() {
        return table.get(random.nextInt(table.size()));
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
