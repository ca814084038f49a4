package io.jss.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Fits a line into the columns of a terminal; sequences that set colours take none. */
public final class LineCut {

    private static final char ESCAPE = '\u001b';
    private static final String PLAIN = "\u001b[m";

    private LineCut() {}

    /** Returns the line, or as much of it as fits; colours end with it. */
    public static String cut(String line, int columns) {
        int end = end(line, 0, columns);
        if (end == line.length()) {
            return line;
        }
        String kept = line.substring(0, end);
        return kept.indexOf(ESCAPE) < 0 ? kept : kept + PLAIN;
    }

    /** Returns how many columns the line takes. */
    public static int width(String line) {
        int used = 0;
        int at = 0;
        while (at < line.length()) {
            if (line.charAt(at) == ESCAPE) {
                at = behindSequence(line, at);
                continue;
            }
            int codePoint = line.codePointAt(at);
            used += Math.max(0, DisplayWidth.of(codePoint));
            at += Character.charCount(codePoint);
        }
        return used;
    }

    /** Returns the line in pieces that fit. */
    public static List<String> wrap(String line, int columns) {
        List<String> pieces = new ArrayList<>();
        int start = 0;
        do {
            int end = end(line, start, columns);
            int next = end == start ? line.length() : end; // too narrow for one character
            pieces.add(line.substring(start, next));
            start = next;
        } while (start < line.length());
        return pieces;
    }

    /** Returns where the columns are used up, behind what takes none. */
    private static int end(String line, int start, int columns) {
        int used = 0;
        int at = start;
        while (at < line.length()) {
            if (line.charAt(at) == ESCAPE) {
                at = behindSequence(line, at);
                continue;
            }
            int codePoint = line.codePointAt(at);
            used += Math.max(0, DisplayWidth.of(codePoint));
            if (used > columns) {
                return at;
            }
            at += Character.charCount(codePoint);
        }
        return at;
    }

    /** A sequence ends with its first letter. */
    private static int behindSequence(String line, int start) {
        int at = start + 1;
        while (at < line.length() && !Character.isLetter(line.charAt(at))) {
            at++;
        }
        return Math.min(line.length(), at + 1);
    }
}
