package io.jss.cli.top.screen;

import io.jss.cli.text.LineCut;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of the screen: pieces of text, each with its look.
 *
 * @param pieces the pieces, from the left
 */
public record ScreenLine(List<Piece> pieces) {

    /** An empty line. */
    static final ScreenLine EMPTY = new ScreenLine(List.of());

    /** How text looks. */
    public enum Style {
        /** As it is. */
        PLAIN,
        /** It is noticed first. */
        STRONG,
        /** It is less than the others. */
        DIM,
        /** Of a bar. */
        BAR,
        /** Chosen. */
        CHOSEN,
        /** New. */
        NEW,
        /** Something is wrong with what it shows. */
        ALARM,
        /** What it shows is to be known. */
        NOTICE,
        /** Wrong. */
        ERROR
    }

    /** A piece of text with a look. */
    public record Piece(String text, Style style) {}

    /** Copies the list. */
    public ScreenLine {
        pieces = List.copyOf(pieces);
    }

    static ScreenLine of(String text, Style style) {
        return new ScreenLine(List.of(new Piece(text, style)));
    }

    static ScreenLine of(String text) {
        return of(text, Style.PLAIN);
    }

    ScreenLine and(String text, Style style) {
        List<Piece> more = new ArrayList<>(pieces);
        more.add(new Piece(text, style));
        return new ScreenLine(more);
    }

    /** Returns the line in one look, filled with blanks to a width. */
    ScreenLine filled(int columns, Style style) {
        return of(Fit.left(text(), columns), style);
    }

    /** Returns as much of it as fits. */
    ScreenLine cut(int columns) {
        List<Piece> fitting = new ArrayList<>();
        int left = columns;
        for (Piece piece : pieces) {
            String text = LineCut.cut(piece.text(), left);
            left -= LineCut.width(text);
            fitting.add(new Piece(text, piece.style()));
        }
        return new ScreenLine(fitting);
    }

    /** Returns the text without looks, and without blanks at its end. */
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.text()));
        return text.toString().stripTrailing();
    }
}
