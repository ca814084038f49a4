package io.jss.filter.build;

import io.jss.filter.Comparison;

/** Reads the sign of a comparison, between the name of a condition and its value. */
final class ComparisonSyntax {

    private static final String EQUALITY = "'=' or '!='";
    private static final String SIGNS = "= != < <= > >=";

    private final Cursor cursor;
    private Comparison last = Comparison.EQUAL;
    private boolean repeats;

    ComparisonSyntax(Cursor cursor) {
        this.cursor = cursor;
    }

    /** Says whether values of a list come now, which all have the sign before the first. */
    void repeat(boolean on) {
        repeats = on;
    }

    /** Returns the comparison that was read last. */
    Comparison last() {
        return last;
    }

    /** Reads a sign that may be missing, and returns false for {@code !=}. */
    boolean equality() {
        Cursor.Word word = cursor.peek();
        Comparison comparison = comparison();
        if (comparison != Comparison.EQUAL && comparison != Comparison.NOT_EQUAL) {
            throw cursor.error(word, EQUALITY);
        }
        return comparison == Comparison.EQUAL;
    }

    /** Reads a sign; a missing one is equality. */
    Comparison comparison() {
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
        Cursor.Word signs = cursor.signs();
        if (repeats) {
            if (comparison != null || !signs.text().isEmpty()) {
                throw cursor.error(comparison == null ? signs : word, "another value of the list");
            }
            return last;
        }
        if (signs.text().length() > (comparison == null ? 0 : word.text().length())) {
            String meant = meant(signs.text()).symbol();
            throw cursor.error(
                    signs, "a comparison (perhaps " + meant + "; there are " + SIGNS + ")");
        }
        last = comparison == null ? Comparison.EQUAL : comparison;
        if (comparison != null) {
            cursor.pass(word);
        }
        return last;
    }

    /** Returns the comparison that other signs in its place are likely to mean. */
    private static Comparison meant(String signs) {
        boolean less = signs.indexOf('<') >= 0;
        boolean greater = signs.indexOf('>') >= 0;
        boolean equal = signs.indexOf('=') >= 0;
        if (signs.indexOf('!') >= 0 || (less && greater)) {
            return Comparison.NOT_EQUAL;
        }
        if (less) {
            return equal ? Comparison.AT_MOST : Comparison.LESS;
        }
        if (greater) {
            return equal ? Comparison.AT_LEAST : Comparison.GREATER;
        }
        return Comparison.EQUAL;
    }
}
