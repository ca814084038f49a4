package io.jss.filter.build;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.fields.EndField;
import io.jss.fields.FamilyNumber;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.ListField;
import io.jss.fields.LookedUpField;
import io.jss.fields.NumberField;
import io.jss.fields.WordField;
import io.jss.filter.Comparison;
import io.jss.filter.Filter;
import io.jss.filter.Side;
import io.jss.filter.condition.ClassCondition;
import io.jss.filter.syntax.Measure;
import io.jss.filter.syntax.Numbers;
import io.jss.filter.syntax.StateNames;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads one condition: its name, the sign of a comparison, and a value. */
final class ConditionParser {

    private static final String CONDITIONS =
            "a condition (src, dst, sport, dport, state, exclude, dev, fwmark, cgroup, autobound,"
                    + " pid, process, user, class, wire, family, proto, type, or a number such as"
                    + " rqueue)";
    private static final String STATE = "state";
    private static final String EXCLUDE = "exclude";

    private final Cursor cursor;
    private final FilterNames names;
    private final HostSyntax hosts;
    private final ComparisonSyntax comparisons;

    ConditionParser(Cursor cursor, FilterNames names, Optional<SocketFamily<?>> preferred) {
        this.cursor = cursor;
        this.names = names;
        hosts = new HostSyntax(cursor, names, preferred);
        comparisons = new ComparisonSyntax(cursor);
    }

    /** Returns whether the next word begins a list of states. */
    boolean beginsStates() {
        return cursor.peek().is(STATE, EXCLUDE, "excl");
    }

    Filter condition() {
        Cursor.Word word = cursor.peek();
        if (word.isEnd()) {
            throw cursor.error(word, CONDITIONS);
        }
        if (beginsStates()) {
            return states();
        }
        cursor.pass(word);
        Filter first = named(word);
        return cursor.passComma() ? list(word, first) : first;
    }

    /** Reads what stands behind the first comma of a list: any of its values, or none of them. */
    private Filter list(Cursor.Word name, Filter first) {
        Comparison sign = comparisons.last();
        if (sign != Comparison.EQUAL && sign != Comparison.NOT_EQUAL) {
            throw cursor.error(cursor.peek(), "one value behind " + sign.symbol() + ", no list");
        }
        List<Filter> parts = new ArrayList<>(List.of(first));
        comparisons.repeat(true);
        do {
            parts.add(named(name));
        } while (cursor.passComma());
        comparisons.repeat(false);
        return sign == Comparison.EQUAL ? Filters.anyOf(parts) : Filters.allOf(parts);
    }

    private Filter named(Cursor.Word word) {
        return switch (word.text()) {
            case "any" -> Filters.any();
            case "none" -> Filters.none();
            case "src" -> address(Side.LOCAL);
            case "dst" -> address(Side.REMOTE);
            case "sport", "lport" -> port(Side.LOCAL);
            case "dport", "rport" -> port(Side.REMOTE);
            case "dev" -> device();
            case "fwmark" -> mark();
            case "cgroup" -> cgroup();
            case "autobound" -> autobound();
            case "pid" -> pid();
            case "process" -> process();
            case "user" -> user();
            case "class" -> trafficClass();
            case "wire" -> wire();
            case "family" -> family();
            case "proto" -> protocol();
            case "peer" -> number(FamilyNumber.PEER_INODE);
            default -> field(word);
        };
    }

    /** Reads a condition by the name of a field. */
    private Filter field(Cursor.Word word) {
        Field field =
                FieldCatalogue.standard()
                        .find(word.text())
                        .orElseThrow(() -> cursor.error(word, CONDITIONS));
        if (field instanceof NumberField number && !number.signed()) {
            return number(number);
        }
        if (field instanceof EndField end) {
            return address(end.isLocal() ? Side.LOCAL : Side.REMOTE);
        }
        if (field instanceof LookedUpField lookedUp) {
            return switch (lookedUp) {
                case PROCESSES -> process();
                case USER -> user();
                case INTERFACE -> device();
                case CGROUP -> cgroup();
                case NAMESPACE, TIME, PEER_PROCESSES -> throw cursor.error(word, CONDITIONS);
            };
        }
        if (field instanceof WordField known) {
            return switch (known) {
                case PROTO -> protocol();
                case FAMILY -> family();
                case CLASS -> trafficClass();
                case WIRE -> wire();
                case STATE -> throw cursor.error(word, CONDITIONS);
                case TYPE, PROTOCOL_NAME, TIMER, CONGESTION, ULP -> word(known);
            };
        }
        if (field instanceof ListField list) {
            return word(list);
        }
        throw cursor.error(word, CONDITIONS);
    }

    private Filter word(Field field) {
        boolean equal = comparisons.equality();
        return when(equal, Filters.word(field, cursor.value("a word, or a pattern").text()));
    }

    /** Reads {@code state} and {@code exclude} in a row: they add to one set and take from it. */
    Filter states() {
        int mask = 0;
        boolean first = true;
        Cursor.Word word = cursor.peek();
        while (word.is(STATE, EXCLUDE, "excl")) {
            cursor.pass(word);
            String expected = "a state (" + StateNames.list() + ")";
            Cursor.Word value = cursor.value(expected);
            int states = required(StateNames.mask(value.text()), value, expected);
            while (cursor.passComma()) {
                Cursor.Word next = cursor.value(expected);
                states |= required(StateNames.mask(next.text()), next, expected);
            }
            if (word.is(STATE)) {
                mask |= states;
            } else {
                mask = (first ? StateNames.ALL : mask) & ~states;
            }
            first = false;
            word = cursor.peek();
        }
        return Filters.states(mask);
    }

    private Filter address(Side side) {
        return hosts.address(side, comparisons.equality());
    }

    private Filter port(Side side) {
        return hosts.port(side, comparisons.comparison());
    }

    private Filter device() {
        boolean equal = comparisons.equality();
        String expected = "an interface";
        Cursor.Word value = cursor.value(expected);
        int index = required(HostSyntax.deviceOf(names, value.text()), value, expected);
        return when(equal, Filters.device(index));
    }

    private Filter mark() {
        boolean equal = comparisons.equality();
        String expected = "a mark, or a mark and a mask as in 0x1/0x3";
        Cursor.Word value = cursor.value(expected);
        String[] parts = value.text().split("/", 2);
        long mark = required(Numbers.unsigned(parts[0], 0xffff_ffffL), value, expected);
        long mask =
                parts.length == 1
                        ? 0xffff_ffffL
                        : required(Numbers.unsigned(parts[1], 0xffff_ffffL), value, expected);
        return when(equal, Filters.mark((int) mark, (int) mask));
    }

    private Filter cgroup() {
        boolean equal = comparisons.equality();
        String expected = "the path of a cgroup (v2)";
        Cursor.Word value = cursor.value(expected);
        OptionalLong id =
                value.text().startsWith("id:")
                        ? Measure.COUNT.parse(value.text().substring("id:".length()))
                        : names.cgroup(value.text());
        return when(equal, Filters.cgroup(required(id, value, expected)));
    }

    private Filter autobound() {
        FilterNames.PortRange range = names.localPortRange().orElse(FilterNames.PortRange.ALL);
        return Filters.autobound(range.lowest(), range.highest());
    }

    private Filter pid() {
        boolean equal = comparisons.equality();
        String expected = "a process id";
        Cursor.Word value = cursor.value(expected);
        long pid = required(Numbers.unsigned(value.text(), Integer.MAX_VALUE), value, expected);
        return when(equal, Filters.pid((int) pid));
    }

    private Filter process() {
        boolean equal = comparisons.equality();
        return when(equal, Filters.process(cursor.value("the name of a process").text()));
    }

    private Filter user() {
        boolean equal = comparisons.equality();
        String expected = "the name or uid of a user";
        Cursor.Word value = cursor.value(expected);
        OptionalLong uid = names.user(value.text());
        if (uid.isEmpty()) {
            uid = Numbers.unsigned(value.text(), 0xffff_ffffL);
        }
        return when(equal, Filters.user(required(uid, value, expected)));
    }

    private Filter trafficClass() {
        boolean equal = comparisons.equality();
        String expected =
                "a class ("
                        + Arrays.stream(TrafficClass.values())
                                .map(ClassCondition::name)
                                .collect(Collectors.joining(", "))
                        + ")";
        Cursor.Word value = cursor.value(expected);
        String name = value.text().toLowerCase(Locale.ROOT);
        Optional<TrafficClass> found =
                Arrays.stream(TrafficClass.values())
                        .filter(
                                c ->
                                        name.equals(ClassCondition.name(c))
                                                || name.equalsIgnoreCase(c.label()))
                        .findFirst();
        return when(
                equal,
                Filters.trafficClass(found.orElseThrow(() -> cursor.error(value, expected))));
    }

    private Filter wire() {
        boolean equal = comparisons.equality();
        String expected = "what travels (4, 6, both, unknown)";
        Cursor.Word value = cursor.value(expected);
        Wire wire =
                switch (value.text().toLowerCase(Locale.ROOT)) {
                    case "4", "ipv4" -> Wire.IPV4;
                    case "6", "ipv6" -> Wire.IPV6;
                    case "both" -> Wire.BOTH;
                    case "unknown" -> Wire.UNKNOWN;
                    default -> throw cursor.error(value, expected);
                };
        return when(equal, Filters.wire(wire));
    }

    private Filter family() {
        boolean equal = comparisons.equality();
        String expected = "a family (inet, inet6, unix, netlink, packet, vsock)";
        Cursor.Word value = cursor.value(expected);
        Filter family =
                switch (value.text().toLowerCase(Locale.ROOT)) {
                    case "inet", "4" -> Filters.family(AddressFamily.INET);
                    case "inet6", "6" -> Filters.family(AddressFamily.INET6);
                    case "unix" -> Filters.family(SocketFamily.UNIX);
                    case "netlink" -> Filters.family(SocketFamily.NETLINK);
                    case "packet", "link" -> Filters.family(SocketFamily.PACKET);
                    case "vsock" -> Filters.family(SocketFamily.VSOCK);
                    default -> throw cursor.error(value, expected);
                };
        return when(equal, family);
    }

    /** Reads a protocol, and what tables and values with commas print for one. */
    private Filter protocol() {
        boolean equal = comparisons.equality();
        String expected =
                "a protocol ("
                        + Arrays.stream(Protocol.values())
                                .map(Protocol::label)
                                .collect(Collectors.joining(", "))
                        + ")";
        Cursor.Word value = cursor.value(expected);
        String name = value.text().toLowerCase(Locale.ROOT);
        for (Protocol protocol : Protocol.values()) {
            if (name.equals(protocol.label())) {
                return when(equal, Filters.protocol(protocol));
            }
            if (name.equals(protocol.label() + "6")) {
                Filter inet6 = Filters.family(AddressFamily.INET6);
                return when(equal, Filters.protocol(protocol).and(inet6));
            }
        }
        return when(equal, otherProtocol(name).orElseThrow(() -> cursor.error(value, expected)));
    }

    /** Reads {@code unix}, {@code unix_stream} and the like. */
    private static Optional<Filter> otherProtocol(String name) {
        int underscore = name.indexOf('_');
        String kind = underscore < 0 ? name : name.substring(0, underscore);
        Optional<Filter> all =
                SocketFamily.find(kind)
                        .filter(family -> family != SocketFamily.INET)
                        .map(Filters::family);
        return underscore < 0
                ? all
                : all.map(f -> f.and(Filters.word(WordField.TYPE, name.substring(underscore + 1))));
    }

    /** Reads what a number is compared with: another number, or a field of the same unit. */
    private Filter number(NumberField field) {
        Comparison comparison = comparisons.comparison();
        Measure measure = Measure.of(field.unit());
        String expected = measure.expected();
        Cursor.Word value = cursor.value(expected);
        OptionalLong number = measure.parse(value.text());
        if (number.isPresent()) {
            return Filters.number(field, comparison, number.getAsLong());
        }
        NumberField other =
                FieldCatalogue.standard()
                        .findNumber(value.text())
                        .orElseThrow(() -> cursor.error(value, expected));
        if (other.unit() != field.unit()) {
            throw cursor.error(value, "a field in the unit of " + field.label());
        }
        return Filters.numbers(field, comparison, other);
    }

    private static Filter when(boolean equal, Filter filter) {
        return equal ? filter : Filters.not(filter);
    }

    private int required(OptionalInt value, Cursor.Word word, String expected) {
        return value.orElseThrow(() -> cursor.error(word, expected));
    }

    private long required(OptionalLong value, Cursor.Word word, String expected) {
        return value.orElseThrow(() -> cursor.error(word, expected));
    }
}
