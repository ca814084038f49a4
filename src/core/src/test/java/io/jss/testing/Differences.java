package io.jss.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** What tells two long lists apart, in a few lines: a failure that prints both tells nothing. */
public final class Differences {

    private static final int SHOWN = 10;

    private Differences() {}

    /** Returns the lines that say where the lists differ; none where they are equal. */
    public static List<String> between(Collection<?> actual, Collection<?> expected) {
        List<String> lines = new ArrayList<>();
        add(lines, "missing", without(expected, actual));
        add(lines, "not expected", without(actual, expected));
        if (lines.isEmpty()) {
            addFirstOutOfOrder(lines, actual.iterator(), expected.iterator());
        }
        return lines;
    }

    private static List<Object> without(Collection<?> all, Collection<?> taken) {
        Map<Object, Integer> left = new HashMap<>();
        taken.forEach(each -> left.merge(each, 1, Integer::sum));
        List<Object> rest = new ArrayList<>();
        for (Object each : all) {
            if (left.merge(each, -1, Integer::sum) < 0) {
                rest.add(each);
            }
        }
        return rest;
    }

    private static void add(List<String> lines, String what, List<Object> rest) {
        if (!rest.isEmpty()) {
            List<Object> first = rest.subList(0, Math.min(SHOWN, rest.size()));
            lines.add(rest.size() + " " + what + ", first " + first);
        }
    }

    private static void addFirstOutOfOrder(
            List<String> lines, Iterator<?> actual, Iterator<?> expected) {
        for (int at = 0; actual.hasNext(); at++) {
            Object found = actual.next();
            Object wanted = expected.next();
            if (!found.equals(wanted)) {
                lines.add("at " + at + " " + found + ", expected " + wanted);
                return;
            }
        }
    }
}
