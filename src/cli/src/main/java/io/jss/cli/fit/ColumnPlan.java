package io.jss.cli.fit;

import java.util.Arrays;
import java.util.List;

/**
 * Where the columns of a table stand in the lines of a terminal. Where all fit they are as wide as
 * their widest cells. Else those that may be narrower share what room there is, so that as many
 * cells as possible fit; or the last columns stand in a second line of each row, or a third, where
 * the table has fewer lines so: a cell that does not fit takes a line more.
 */
final class ColumnPlan {

    /** A column that may be narrower has room for this: {@code 0.0.0.0:*}, {@code 812/nginx}. */
    static final int NARROWEST = 9;

    /** How far lines below the first of a row are indented. */
    private static final int INDENT = 8;

    /** A list that is shorter than it has to be is worth half a line. */
    private static final double OF_SHORTER = 0.5;

    /** Lines have as many columns as they can where that makes the table this much higher. */
    private static final double ABOUT = 1.05;

    private final WidthCounts[] cells;
    private final List<Overlong> overlong;
    private final int limit;
    private final boolean more;
    private final int[] widths;
    private final int[] starts;
    private final int[] ends;

    /**
     * Plans.
     *
     * @param cells how wide the cells of each column are
     * @param limit how many columns a line has
     * @param more whether cells will come that are not counted
     */
    ColumnPlan(WidthCounts[] cells, List<Overlong> overlong, int limit, boolean more) {
        this.cells = cells.clone();
        this.overlong = List.copyOf(overlong);
        this.limit = limit;
        this.more = more;
        widths = new int[cells.length];
        starts = new int[cells.length];
        ends = new int[cells.length];
        int[][] lines = lines();
        int first = 0;
        while (first < widths.length) {
            int start = indent(first);
            int end = first + lines[first].length;
            for (int i = first; i < end; i++) {
                widths[i] = lines[first][i - first];
                starts[i] = start;
                ends[i] = end;
                start += widths[i] + 1;
            }
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
        return ends[column];
    }

    /** Returns the widths of the columns in the best line that begins with each. */
    private int[][] lines() {
        int[][] lines = new int[cells.length][];
        double[] heights = new double[cells.length + 1];
        for (int first = cells.length - 1; first >= 0; first--) {
            heights[first] = Double.MAX_VALUE / ABOUT;
            for (int end = first + 1; end <= cells.length; end++) {
                int[] line = least(first, end);
                int room = limit - indent(first) - Arrays.stream(line).sum() - line.length + 1;
                if (room < 0 && end > first + 1) {
                    break;
                }
                widen(first, line, Math.max(0, room));
                double height = height(first, line) + heights[end];
                if (height <= heights[first] * ABOUT) {
                    heights[first] = height;
                    lines[first] = line;
                }
            }
        }
        return lines;
    }

    private static int indent(int first) {
        return first == 0 ? 0 : INDENT;
    }

    private boolean mayBeNarrower(int column) {
        return overlong.get(column) != Overlong.NEVER;
    }

    private boolean isList(int column) {
        return overlong.get(column) == Overlong.SHORTER;
    }

    private int[] least(int first, int end) {
        int[] least = new int[end - first];
        for (int i = first; i < end; i++) {
            least[i - first] =
                    mayBeNarrower(i) ? Math.min(cells[i].least(), NARROWEST) : cells[i].widest();
        }
        return least;
    }

    /** Returns how many lines the table has with these columns in one. */
    private double height(int first, int[] line) {
        double height = cells[first].all() + 1;
        int start = indent(first);
        for (int i = 0; i < line.length; i++) {
            int room = i == line.length - 1 ? Math.max(line[i], limit - start) : line[i];
            int beyond = cells[first + i].beyond(room);
            height += isList(first + i) ? OF_SHORTER * beyond : beyond;
            start += line[i] + 1;
        }
        return height;
    }

    /**
     * Gives room to that column where most cells fit then for each column of the terminal, again
     * and again; what is left goes to titles and lists.
     */
    private void widen(int first, int[] line, int room) {
        int left = room;
        boolean found = true;
        while (found) {
            double most = 0;
            int best = 0;
            int width = 0;
            for (int i = 0; i < line.length; i++) {
                int widest = mayBeNarrower(first + i) ? line[i] + left : 0;
                for (int tried = line[i] + 1; tried <= widest; tried++) {
                    double fit = cells[first + i].between(line[i], tried);
                    double gain = fit / (tried - line[i]);
                    if (gain > most) {
                        most = gain;
                        best = i;
                        width = tried;
                    }
                }
            }
            found = most > 0;
            if (found) {
                left -= width - line[best];
                line[best] = width;
            }
        }
        for (int i = 0; i < line.length; i++) {
            left = grow(line, i, cells[first + i].title(), left);
        }
        for (int i = 0; i < line.length; i++) { // of a list more is shown
            left = isList(first + i) ? grow(line, i, cells[first + i].widest(), left) : left;
        }
        if (more) {
            keepRoom(first, line, left);
        }
    }

    /** Makes a column as wide as is wanted, or as can be; returns what is left then. */
    private static int grow(int[] line, int column, int wanted, int left) {
        int taken = Math.max(0, Math.min(left, wanted - line[column]));
        line[column] += taken;
        return left - taken;
    }

    /** What comes later may be longer, and stands below the titles all the same. */
    private void keepRoom(int first, int[] line, int left) {
        int flexible = 0;
        for (int i = 0; i < line.length; i++) {
            flexible += mayBeNarrower(first + i) ? 1 : 0;
        }
        for (int i = 0; i < line.length; i++) {
            line[i] += mayBeNarrower(first + i) ? Math.min(line[i], left / flexible) : 0;
        }
    }
}
