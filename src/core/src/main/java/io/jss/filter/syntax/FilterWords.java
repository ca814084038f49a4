package io.jss.filter.syntax;

/** The characters that end or change a word in the text of a filter. */
public final class FilterWords {

    private static final String SPECIAL = "()'\"\\#&|,";

    private FilterWords() {}

    /** Returns whether the character stands between words. */
    public static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }

    /** Returns a value such that it is read as one word. */
    public static String quote(String value) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (isBlank(c) || SPECIAL.indexOf(c) >= 0) {
                text.append('\\');
            }
            text.append(c);
        }
        return value.isEmpty() ? "''" : text.toString();
    }
}
