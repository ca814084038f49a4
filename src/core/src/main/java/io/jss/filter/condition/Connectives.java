package io.jss.filter.condition;

import io.jss.filter.Filter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Joins filters, without nested conjunctions of one kind and without constants. */
public final class Connectives {

    /** The filter that every socket matches. */
    public static final Filter ANY = new Constant(true);

    /** The filter that no socket matches. */
    public static final Filter NONE = new Constant(false);

    private Connectives() {}

    /** Returns a filter that holds when all hold; {@link #ANY} for an empty list. */
    public static Filter allOf(List<Filter> filters) {
        Set<Filter> parts = new LinkedHashSet<>();
        for (Filter filter : filters) {
            if (filter.equals(NONE)) {
                return NONE;
            }
            if (filter instanceof And and) {
                parts.addAll(and.parts());
            } else if (!filter.equals(ANY)) {
                parts.add(filter);
            }
        }
        return parts.size() < 2 ? first(parts, ANY) : new And(new ArrayList<>(parts));
    }

    /** Returns a filter that holds when one of several holds; {@link #NONE} for an empty list. */
    public static Filter anyOf(List<Filter> filters) {
        Set<Filter> parts = new LinkedHashSet<>();
        for (Filter filter : filters) {
            if (filter.equals(ANY)) {
                return ANY;
            }
            if (filter instanceof Or or) {
                parts.addAll(or.parts());
            } else if (!filter.equals(NONE)) {
                parts.add(filter);
            }
        }
        return parts.size() < 2 ? first(parts, NONE) : new Or(new ArrayList<>(parts));
    }

    private static Filter first(Set<Filter> parts, Filter ifEmpty) {
        return parts.isEmpty() ? ifEmpty : parts.iterator().next();
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
