package io.jss.filter;

/** The text of a filter is not as the grammar of {@link FilterParser} has it. */
public final class FilterSyntaxException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

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

    /** Returns the line of the token, and below it a line with a caret for each character. */
    public String excerpt() {
        int start = text.lastIndexOf('\n', position - 1) + 1;
        int newline = text.indexOf('\n', position);
        String line = text.substring(start, newline < 0 ? text.length() : newline);
        return line.replace('\t', ' ')
                + "\n"
                + " ".repeat(position - start)
                + "^".repeat(Math.max(1, Math.min(token.length(), line.length())));
    }
}
