package io.jss.filter.build;

/** The text of a filter is not as the grammar of {@link FilterParser} has it. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN_BEFORE = 60;
    private static final int SHOWN_BEHIND = 100;
    private static final String CUT = "...";

    private final String text;
    private final int position;
    private final String token;
    private final String expected;

    FilterSyntaxException(String text, int position, String token, String expected) {
        super("expected " + expected + ", found " + (token.isEmpty() ? "the end" : quoted(token)));
        this.text = text;
        this.position = position;
        this.token = token;
        this.expected = expected;
    }

    private static String quoted(String token) {
        return "'" + token + "'";
    }

    /** Returns the whole text. */
    public String text() {
        return text;
    }

    /** Returns the index of the token's first character in the text; its length for the end. */
    public int position() {
        return position;
    }

    /** Returns the token as it is written, empty for the end of the text. */
    public String token() {
        return token;
    }

    /** Returns what was expected in its place, in words. */
    public String expected() {
        return expected;
    }

    /**
     * Returns the line of the token, and below it a line with a caret for each character. Of a long
     * line it is a part, with dots where it is cut. A question mark stands for what a terminal
     * would obey or not show, a blank for a tab.
     */
    public String excerpt() {
        int lineStart = text.lastIndexOf('\n', position - 1) + 1;
        int newline = text.indexOf('\n', position);
        int lineEnd = newline < 0 ? text.length() : newline;
        int start = Math.max(lineStart, position - SHOWN_BEFORE);
        int end = Math.min(lineEnd, position + SHOWN_BEHIND);
        String before = start > lineStart ? CUT : "";
        String behind = end < lineEnd ? CUT : "";
        return before
                + printable(text.substring(start, end))
                + behind
                + "\n"
                + " ".repeat(before.length() + position - start)
                + "^".repeat(Math.max(1, Math.min(token.length(), end - position)));
    }

    private static String printable(String part) {
        StringBuilder shown = new StringBuilder(part);
        for (int i = 0; i < shown.length(); i++) {
            char character = shown.charAt(i);
            if (character == '\t') {
                shown.setCharAt(i, ' ');
            } else if (isUnprintable(character)) {
                shown.setCharAt(i, '?');
            }
        }
        return shown.toString();
    }

    private static boolean isUnprintable(char character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED ->
                    true;
            default -> false;
        };
    }
}
