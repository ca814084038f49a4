package io.jss.cli.fit;

import io.jss.cli.environment.Environment;

/** Lines folded at words, so that no word is cut at the edge of a terminal. */
public final class Folding {

    private static final int NARROWEST = 20;
    private static final String DEEPER = "  ";

    private final int width;

    /**
     * Creates the folding.
     *
     * @param columns of the terminal; 0, and what is too narrow for words, folds nothing
     */
    public Folding(int columns) {
        width = columns < NARROWEST ? Integer.MAX_VALUE : columns;
    }

    /** Returns the folding at the width of the terminal, none where there is no terminal. */
    public static Folding of(Environment environment) {
        return new Folding(environment.isTerminal() ? environment.columns() : 0);
    }

    /** Returns the lines of a text, each ended; those after the first are indented more. */
    public String lines(String indent, String text) {
        return lines(indent, DEEPER, text);
    }

    /** Returns the lines of a text, each ended; those after the first are indented so much more. */
    public String lines(String indent, String deeper, String text) {
        StringBuilder lines = new StringBuilder();
        StringBuilder line = new StringBuilder(indent);
        int start = line.length();
        for (String word : text.split(" ", -1)) {
            boolean first = line.length() == start;
            if (!first && length(line) + 1 + length(word) > width) {
                lines.append(line).append('\n');
                line.setLength(0);
                line.append(indent).append(deeper);
                start = line.length();
                first = true;
            }
            line.append(first ? "" : " ").append(word);
        }
        return lines.append(line).append('\n').toString();
    }

    private static int length(CharSequence text) {
        return Character.codePointCount(text, 0, text.length());
    }
}
