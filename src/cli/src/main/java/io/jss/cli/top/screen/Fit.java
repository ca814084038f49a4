package io.jss.cli.top.screen;

import io.jss.cli.text.LineCut;
import io.jss.cli.text.RowBuffer;
import io.jss.cli.text.SafeText;

/** Puts text into cells of a fixed width. */
final class Fit {

    private static final String CUT = "~";

    private Fit() {}

    /** Returns the text at the left of a cell; what does not fit is cut at its end. */
    static String left(String text, int width) {
        String kept = text;
        if (LineCut.width(text) > width) {
            kept = width < 1 ? "" : LineCut.cut(text, width - 1) + CUT;
        }
        return kept + " ".repeat(width - LineCut.width(kept));
    }

    /** Returns the text at the right of a cell; what does not fit is cut at its end. */
    static String right(String text, int width) {
        String kept = left(text, Math.min(width, LineCut.width(text)));
        return " ".repeat(width - LineCut.width(kept)) + kept;
    }

    /** Returns the text at the left of a cell; what does not fit is cut at its beginning. */
    static String end(String text, int width) {
        int surplus = text.length() - width; // of ASCII
        return left(surplus > 0 && width > 0 ? CUT + text.substring(surplus + 1) : text, width);
    }

    /** Returns text from elsewhere as no terminal obeys it. */
    static String inert(String text) {
        RowBuffer row = new RowBuffer();
        SafeText.write(text, row);
        return row.text();
    }
}
