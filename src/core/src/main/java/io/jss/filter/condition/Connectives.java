package io.jss.filter.condition;

import io.jss.filter.Filter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins filters, without nested conjunctions of one kind and without constants. */
public final class Connectives {

    /** The filter that every socket matches. */
    public static final Filter ANY = new Constant(true);

    /** The filter that no socket matches. */
    public static final Filter NONE = new Constant(false);

    private Connectives() {}

    /** Returns a filter that holds when all hold; {@link #ANY} for an empty list. */
    public static Filter allOf(List<Filter> filters) {
        List<Filter> parts = new ArrayList<>();
        for (Filter filter : filters) {
            if (NONE.equals(filter)) {
                return NONE;
            }
            if (filter instanceof And and) {
                parts.addAll(and.parts());
            } else if (!ANY.equals(filter)) {
                parts.add(filter);
            }
        }
        List<Filter> different = withoutRepeated(parts);
        return different.size() < 2 ? first(different, ANY) : new And(different);
    }

    /** Returns a filter that holds when one of several holds; {@link #NONE} for an empty list. */
    public static Filter anyOf(List<Filter> filters) {
        List<Filter> parts = new ArrayList<>();
        for (Filter filter : filters) {
            if (ANY.equals(filter)) {
                return ANY;
            }
            if (filter instanceof Or or) {
                parts.addAll(or.parts());
            } else if (!NONE.equals(filter)) {
                parts.add(filter);
            }
        }
        List<Filter> different = withoutRepeated(parts);
        return different.size() < 2 ? first(different, NONE) : new Or(different);
    }

    /** Filters are equal where their texts are; a hash of records would slow the start down. */
    private static List<Filter> withoutRepeated(List<Filter> parts) {
        if (parts.size() < 2) {
            return parts;
        }
        Map<String, Filter> byText = new LinkedHashMap<>();
        for (Filter part : parts) {
            byText.putIfAbsent(part.toString(), part);
        }
        return List.copyOf(byText.values());
    }

    private static Filter first(List<Filter> parts, Filter ifEmpty) {
        return parts.isEmpty() ? ifEmpty : parts.get(0);
    }

    /** Returns a filter that holds when the given one fails, and the other way round. */
    public static Filter not(Filter filter) {
        if (filter instanceof Constant constant) {
            return constant.value() ? NONE : ANY;
        }
        if (filter instanceof Not not) {
            return not.filter();
        }
        if (filter instanceof PortCondition port) {
            return new PortCondition(port.side(), port.comparison().opposite(), port.port());
        }
        if (filter instanceof NumberCondition number) {
            return new NumberCondition(
                    number.field(), number.comparison().opposite(), number.value());
        }
        if (filter instanceof NumberPairCondition pair) {
            return new NumberPairCondition(
                    pair.field(), pair.comparison().opposite(), pair.other());
        }
        return new Not(filter);
    }
}
