package io.jss.filter.syntax;

import java.util.regex.Pattern;

/** A name with wildcards, as in the shell; equal when their patterns are. */
public final class Glob {

    private static final String SPECIAL = "\\.^$|()+{}[]*?";

    private final String pattern;
    private final Pattern expression;

    private Glob(String pattern, int flags) {
        this.pattern = pattern;
        expression = Pattern.compile(translate(pattern), Pattern.DOTALL | flags);
    }

    /** Returns the glob of a pattern; a {@code [} that no {@code ]} closes stands for itself. */
    public static Glob of(String pattern) {
        return new Glob(pattern, 0);
    }

    /** Returns the glob of a pattern that matches letters of either case. */
    public static Glob ofAnyCase(String pattern) {
        return new Glob(pattern, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** Returns whether the whole name matches. */
    public boolean matches(String name) {
        return expression.matcher(name).matches();
    }

    /** Returns the pattern. */
    public String pattern() {
        return pattern;
    }

    private static String translate(String pattern) {
        StringBuilder regex = new StringBuilder();
        for (int at = 0; at < pattern.length(); ) {
            char c = pattern.charAt(at);
            int close = c == '[' ? endOfSet(pattern, at) : -1;
            if (close > 0) {
                appendSet(regex, pattern.substring(at + 1, close));
                at = close + 1;
                continue;
            }
            if (c == '*') {
                regex.append(".*");
            } else if (c == '?') {
                regex.append('.');
            } else {
                appendLiteral(regex, c);
            }
            at++;
        }
        return regex.toString();
    }

    /** Returns where the set that begins at {@code open} ends, -1 if it does not. */
    private static int endOfSet(String pattern, int open) {
        int first = open + 1;
        if (first < pattern.length() && isNegation(pattern.charAt(first))) {
            first++;
        }
        return pattern.indexOf(']', first + 1); // the first character may be ']'
    }

    private static boolean isNegation(char c) {
        return c == '!' || c == '^';
    }

    private static void appendSet(StringBuilder regex, String set) {
        boolean negated = isNegation(set.charAt(0));
        String members = negated ? set.substring(1) : set;
        regex.append(negated ? "[^" : "[");
        for (int at = 0; at < members.length(); at++) {
            boolean range = at + 2 < members.length() && members.charAt(at + 1) == '-';
            if (range && members.charAt(at) <= members.charAt(at + 2)) {
                appendUnicode(regex, members.charAt(at));
                regex.append('-');
                at += 2;
            }
            appendUnicode(regex, members.charAt(at));
        }
        regex.append(']');
    }

    private static void appendUnicode(StringBuilder regex, char c) {
        regex.append(String.format("\\u%04x", (int) c));
    }

    private static void appendLiteral(StringBuilder regex, char c) {
        if (SPECIAL.indexOf(c) >= 0) {
            regex.append('\\');
        }
        regex.append(c);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob
                && glob.pattern.equals(pattern)
                && glob.expression.flags() == expression.flags();
    }

    @Override
    public int hashCode() {
        return pattern.hashCode();
    }

    @Override
    public String toString() {
        return pattern;
    }
}
