package io.jss.proc.files;

/** A number at the beginning of a text. */
public final class DecimalPrefix {

    private static final int MAX_DIGITS = 9;

    private DecimalPrefix() {}

    /** Returns the number whose digits begin there, of many the first nine; -1 if none do. */
    public static int at(String text, int start) {
        int end = start;
        while (end < Math.min(text.length(), start + MAX_DIGITS)
                && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end == start ? -1 : Integer.parseInt(text.substring(start, end));
    }
}
