package io.jss.cli.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Where the columns of a table stand in the lines of a terminal. Where all fit they are as wide as
 * their widest cells. Else the widest of those become narrower that may; and where even that is not
 * enough, the last ones stand in a second line of each row, or a third.
 */
final class ColumnPlan {

    /** A column that may be narrower has room for this: {@code 0.0.0.0:*}, {@code 812/nginx}. */
    private static final int NARROWEST = 9;

    /** How far lines below the first of a row are indented. */
    private static final int INDENT = 8;

    private final int[] widths;
    private final int[] starts;

    /**
     * Plans.
     *
     * @param natural how wide the widest cells are
     * @param limit how many columns a line has
     */
    ColumnPlan(int[] natural, List<Overlong> overlong, int limit) {
        widths = natural.clone();
        starts = new int[natural.length];
        int[] least = natural.clone();
        for (int i = 0; i < least.length; i++) {
            if (overlong.get(i) != Overlong.NEVER) {
                least[i] = Math.min(natural[i], NARROWEST);
            }
        }
        int first = 0;
        while (first < widths.length) {
            int indent = first == 0 ? 0 : INDENT;
            int end = lineEnd(least, first, limit - indent);
            narrow(first, end, least, limit - indent - (end - first - 1));
            place(first, end, indent);
            first = end;
        }
    }

    /** Returns how wide a column is. */
    int width(int column) {
        return widths[column];
    }

    /** Returns where a column begins in its line. */
    int start(int column) {
        return starts[column];
    }

    /** Returns behind which column a line ends that has another. */
    int endOfLine(int column) {
        int end = column + 1;
        while (end < starts.length && starts[end] > starts[end - 1]) {
            end++;
        }
        return end;
    }

    /** Returns the first column that does not fit in a line that begins with another. */
    private static int lineEnd(int[] least, int first, int limit) {
        int used = least[first];
        int end = first + 1;
        while (end < least.length && used + 1 + least[end] <= limit) {
            used += 1 + least[end];
            end++;
        }
        return end;
    }

    /** Takes from the widest that may be narrower, until all fit. */
    private void narrow(int first, int end, int[] least, int limit) {
        int excess = Arrays.stream(widths, first, end).sum() - limit;
        while (excess > 0) {
            int widest = -1;
            for (int i = first; i < end; i++) {
                if (widths[i] > least[i] && (widest < 0 || widths[i] > widths[widest])) {
                    widest = i;
                }
            }
            if (widest < 0) {
                return; // one column that is wider than the terminal
            }
            widths[widest]--;
            excess--;
        }
    }

    private void place(int first, int end, int indent) {
        int start = indent;
        for (int i = first; i < end; i++) {
            starts[i] = start;
            start += widths[i] + 1;
        }
    }
}
