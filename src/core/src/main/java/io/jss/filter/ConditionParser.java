package io.jss.filter;

import io.jss.classify.TrafficClass;
import io.jss.classify.Wire;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.NumberField;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Reads one condition: its name, the sign of a comparison, and a value. */
final class ConditionParser {

    private static final String CONDITIONS =
            "a condition (src, dst, sport, dport, state, exclude, dev, fwmark, cgroup, autobound,"
                + " pid, process, user, class, wire, family, proto, or a number such as rqueue)";
    private static final String STATE = "state";
    private static final String EXCLUDE = "exclude";
    private static final String EQUALITY = "'=' or '!='";

    private final Cursor cursor;
    private final FilterNames names;
    private final FieldCatalogue fields;
    private final HostSyntax hosts;

    ConditionParser(Cursor cursor, FilterNames names, FieldCatalogue fields) {
        this.cursor = cursor;
        this.names = names;
        this.fields = fields;
        hosts = new HostSyntax(cursor, names);
    }

    Filter condition() {
        Cursor.Word word = cursor.peek();
        String name = word.text();
        if (word.isEnd()) {
            throw cursor.error(word, CONDITIONS);
        }
        if (word.is(STATE, EXCLUDE, "excl")) {
            return states();
        }
        cursor.pass(word);
        return switch (name) {
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
            default -> number(word);
        };
    }

    /** Reads {@code state} and {@code exclude} in a row: they add to one set and take from it. */
    private Filter states() {
        int mask = 0;
        boolean first = true;
        Cursor.Word word = cursor.peek();
        while (word.is(STATE, EXCLUDE, "excl")) {
            cursor.pass(word);
            String expected = "a state (" + StateNames.list() + ")";
            Cursor.Word value = cursor.value(expected);
            int states = required(StateNames.mask(value.text()), value, expected);
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
        return hosts.address(side, equality());
    }

    private Filter port(Side side) {
        return hosts.port(side, comparison());
    }

    private Filter device() {
        boolean equal = equality();
        String expected = "an interface";
        Cursor.Word value = cursor.value(expected);
        OptionalInt index = names.device(value.text());
        if (index.isEmpty()) {
            long number = required(Numbers.unsigned(value.text(), 0xffff_ffffL), value, expected);
            index = OptionalInt.of((int) number);
        }
        return when(equal, Filters.device(index.getAsInt()));
    }

    private Filter mark() {
        boolean equal = equality();
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
        boolean equal = equality();
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
        boolean equal = equality();
        String expected = "a process id";
        Cursor.Word value = cursor.value(expected);
        long pid = required(Numbers.unsigned(value.text(), Integer.MAX_VALUE), value, expected);
        return when(equal, Filters.pid((int) pid));
    }

    private Filter process() {
        boolean equal = equality();
        return when(equal, Filters.process(cursor.value("the name of a process").text()));
    }

    private Filter user() {
        boolean equal = equality();
        String expected = "the name or uid of a user";
        Cursor.Word value = cursor.value(expected);
        OptionalLong uid = names.user(value.text());
        if (uid.isEmpty()) {
            uid = Numbers.unsigned(value.text(), 0xffff_ffffL);
        }
        return when(equal, Filters.user(required(uid, value, expected)));
    }

    private Filter trafficClass() {
        boolean equal = equality();
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
        boolean equal = equality();
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
        boolean equal = equality();
        String expected = "a family (inet, inet6)";
        Cursor.Word value = cursor.value(expected);
        AddressFamily family =
                switch (value.text().toLowerCase(Locale.ROOT)) {
                    case "inet", "4" -> AddressFamily.INET;
                    case "inet6", "6" -> AddressFamily.INET6;
                    default -> throw cursor.error(value, expected);
                };
        return when(equal, Filters.family(family));
    }

    private Filter protocol() {
        boolean equal = equality();
        String expected =
                "a protocol ("
                        + Arrays.stream(Protocol.values())
                                .map(Protocol::label)
                                .collect(Collectors.joining(", "))
                        + ")";
        Cursor.Word value = cursor.value(expected);
        Optional<Protocol> found =
                Arrays.stream(Protocol.values())
                        .filter(p -> p.label().equalsIgnoreCase(value.text()))
                        .findFirst();
        return when(
                equal, Filters.protocol(found.orElseThrow(() -> cursor.error(value, expected))));
    }

    private Filter number(Cursor.Word word) {
        NumberField field =
                fields.findNumber(word.text()).orElseThrow(() -> cursor.error(word, CONDITIONS));
        Comparison comparison = comparison();
        Measure measure = Measure.of(field.unit());
        String expected = measure.expected();
        Cursor.Word value = cursor.value(expected);
        long number = required(measure.parse(value.text()), value, expected);
        return Filters.number(field, comparison, number);
    }

    /** Reads a sign that may be missing, and returns false for {@code !=}. */
    private boolean equality() {
        Cursor.Word word = cursor.peek();
        Comparison comparison = comparison();
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw cursor.error(word, EQUALITY);
        }
        return comparison == Comparison.EQUAL;
    }

    /** Reads a sign; a missing one is equality. */
    private Comparison comparison() {
        Cursor.Word word = cursor.peek();
        Comparison comparison =
                switch (word.text()) {
                    case "=", "==", "eq" -> Comparison.EQUAL;
                    case "!=", "ne", "neq" -> Comparison.NOT_EQUAL;
                    case ">", "gt" -> Comparison.GREATER;
                    case "<", "lt" -> Comparison.LESS;
                    case ">=", "ge", "geq" -> Comparison.AT_LEAST;
                    case "<=", "le", "leq" -> Comparison.AT_MOST;
                    default -> null;
                };
        if (comparison == null) {
            return Comparison.EQUAL;
        }
        cursor.pass(word);
        return comparison;
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
