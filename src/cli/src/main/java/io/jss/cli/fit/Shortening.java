package io.jss.cli.fit;

import io.jss.cli.text.LineCut;
import java.nio.charset.StandardCharsets;

/** Shortens cells so that it is seen: {@code 812/nginx +9 more}, {@code a-long-na…}. */
final class Shortening {

    private static final String CUT = "\u2026";

    /**
     * Which part of what is shown is the end of the text: the port of an address, the name of a
     * file.
     */
    private static final int PARTS = 3;

    private Shortening() {}

    /** Returns a list whose parts are between commas, in no more than so many columns. */
    static Cell list(Cell cell, int columns) {
        String text = cell.text();
        String[] parts = text.split(",", -1);
        String kept = "";
        String shown = "";
        for (int i = 0; i < parts.length - 1; i++) {
            kept = i == 0 ? parts[i] : kept + "," + parts[i];
            String tried = kept + " +" + (parts.length - 1 - i) + " more";
            if (width(tried) > columns) {
                break;
            }
            shown = tried;
        }
        if (!shown.isEmpty()) {
            return cell(shown);
        }
        String rest = parts.length == 1 ? "" : " +" + (parts.length - 1);
        return cell(head(parts[0], columns - rest.length()) + rest);
    }

    /** Returns how wide a list must be for its first part and how many more there are. */
    static int leastOf(byte[] bytes, int start, int end, int width) {
        int parts = 0;
        int first = end;
        for (int i = end - 1; i >= start; i--) {
            if (bytes[i] == ',') {
                parts++;
                first = i;
            }
        }
        return parts == 0
                ? width
                : width(new Cell(bytes, start, first - start, 0).text() + " +" + parts);
    }

    /** Returns how long the first word of an ASCII text is. */
    static int firstWordOf(byte[] bytes, int start, int end) {
        int at = start;
        while (at < end && bytes[at] != ' ') {
            at++;
        }
        return at - start;
    }

    /** Returns a title, of several words whole ones where one fits. */
    static Cell title(Cell cell, int columns) {
        String text = cell.text();
        int blank = text.lastIndexOf(' ', columns);
        return cell(blank > 0 ? text.substring(0, blank) : head(text, columns));
    }

    /** Returns the beginning and the end of a text, in so many columns. */
    static Cell middle(Cell cell, int columns) {
        String text = cell.text();
        int tail = text.offsetByCodePoints(text.length(), -(columns / PARTS));
        String end = text.substring(tail);
        return cell(head(text.substring(0, tail), columns - width(end)) + end);
    }

    private static String head(String text, int columns) {
        return width(text) <= columns
                ? text
                : LineCut.cut(text, Math.max(0, columns - CUT.length())) + CUT;
    }

    private static Cell cell(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new Cell(bytes, 0, bytes.length, width(text));
    }

    private static int width(String text) {
        return LineCut.width(text);
    }
}
