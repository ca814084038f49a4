package io.jss.cli.repeat;

import io.jss.cli.environment.Environment;
import io.jss.cli.environment.KeptOutput;
import io.jss.cli.text.LineCut;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A terminal on which each answer is painted over the one before. Each picture is one write that
 * leaves the cursor below it and nothing switched on, so that an interrupt at any moment leaves an
 * ordinary terminal. What was on it before is scrolled up, not erased.
 */
final class Screen {

    private static final String HOME = "\u001b[H";
    private static final String ERASE_LINE = "\u001b[K";
    private static final String ERASE_BELOW = "\u001b[J";
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int LEAST_ROWS = 4;
    private static final double MILLIS = 1000;

    private final Environment terminal;
    private final boolean wraps;
    private final KeptOutput canvas;
    private boolean painted;

    /**
     * Prepares it.
     *
     * @param wraps whether lines that are too long go on below instead of being cut
     */
    Screen(Environment terminal, boolean wraps) {
        this.terminal = terminal;
        this.wraps = wraps;
        canvas = new KeptOutput(terminal);
    }

    /** Returns whether the output is a terminal that can be painted on. */
    static boolean isOn(Environment environment) {
        String type = environment.variable("TERM");
        return environment.isTerminal()
                && environment.rows() >= LEAST_ROWS
                && environment.columns() > 0
                && type != null
                && !type.isEmpty()
                && !type.equals("dumb");
    }

    /** Returns the environment in which a picture is made. */
    Environment canvas() {
        return canvas;
    }

    /** Paints what was written since the last time, with a line of the time above it. */
    void paint(String summary, long pauseMillis) throws IOException {
        int columns = terminal.columns();
        int room = Math.max(LEAST_ROWS, terminal.rows()) - 1; // the cursor has the last row
        List<String> lines = new ArrayList<>();
        lines.add(heading(summary, pauseMillis));
        lines.addAll(fitting(canvas.answer(), columns));
        List<String> remarks = fitting(canvas.remarks(), columns);
        int above = Math.max(1, room - remarks.size());
        if (lines.size() > above) {
            int hidden = lines.size() - Math.max(1, above - 1);
            lines = new ArrayList<>(lines.subList(0, Math.max(1, above - 1)));
            lines.add("... " + hidden + " more lines");
        }
        lines.addAll(remarks.subList(0, Math.min(remarks.size(), room - 1)));
        StringBuilder picture = new StringBuilder();
        if (!painted) {
            picture.append("\n".repeat(room));
            painted = true;
        }
        picture.append(HOME);
        for (String line : lines.subList(0, Math.min(room, lines.size()))) {
            picture.append(LineCut.cut(line, columns)).append(ERASE_LINE).append('\n');
        }
        terminal.out().write(picture.append(ERASE_BELOW).toString());
        terminal.out().flush();
    }

    private String heading(String summary, long pauseMillis) {
        BigDecimal seconds = BigDecimal.valueOf(pauseMillis / MILLIS).stripTrailingZeros();
        return LocalTime.now(terminal.clock()).format(CLOCK)
                + "  every "
                + seconds.toPlainString()
                + " s"
                + (summary.isEmpty() ? "" : "  " + summary);
    }

    private List<String> fitting(String text, int columns) {
        List<String> lines = text.lines().toList();
        if (!wraps) {
            return lines;
        }
        List<String> pieces = new ArrayList<>();
        lines.forEach(line -> pieces.addAll(LineCut.wrap(line, columns)));
        return pieces;
    }
}
