package io.jss.cli.top.screen;

import io.jss.cli.text.LineCut;
import io.jss.fields.words.StateName;
import java.util.ArrayList;
import java.util.List;

/** The last lines: a question, an answer, what the look lacks, or the keys. */
final class Footer {

    private static final String KEYS =
            "q quit  / filter  space freeze  g group  Enter all about it  k kill  ? keys";
    private static final int MAX_LINES = 4;

    private Footer() {}

    /** Returns the lines, mostly one. */
    static List<ScreenLine> of(View view, Snapshot shown, int columns) {
        Panel panel = view.panel();
        if (panel instanceof Panel.FilterPrompt prompt) {
            return prompt(prompt, columns);
        }
        if (panel instanceof Panel.ConfirmKill kill) {
            String question =
                    shown.row(kill.cookie()).map(Footer::question).orElse("it has gone; any key");
            return wrapped(question, columns);
        }
        if (panel instanceof Panel.Message message) {
            return wrapped(message.text(), columns);
        }
        if (panel instanceof Panel.Detail || panel instanceof Panel.Keys) {
            return bar("Esc or q: back to the rows; up, down", columns);
        }
        if (!shown.notes().isEmpty()) {
            return wrapped(String.join("; ", shown.notes()), columns);
        }
        return bar(KEYS, columns);
    }

    private static List<ScreenLine> bar(String text, int columns) {
        return List.of(ScreenLine.of(text).filled(columns, ScreenLine.Style.BAR));
    }

    private static List<ScreenLine> wrapped(String text, int columns) {
        return LineCut.wrap(Fit.inert(text), columns).stream()
                .limit(MAX_LINES)
                .map(line -> ScreenLine.of(line, ScreenLine.Style.ERROR))
                .toList();
    }

    private static List<ScreenLine> prompt(Panel.FilterPrompt prompt, int columns) {
        List<ScreenLine> lines = new ArrayList<>();
        if (!prompt.error().isEmpty()) {
            lines.addAll(wrapped(prompt.error(), columns));
        }
        String text = Fit.inert(prompt.text());
        String keys = "  Enter takes it, Esc leaves it";
        ScreenLine written = ScreenLine.of("/" + text + "_", ScreenLine.Style.STRONG);
        lines.add(written.and(keys, ScreenLine.Style.DIM));
        return lines;
    }

    private static String question(SocketRow row) {
        return "y closes it, any other key does not: "
                + Columns.local(row)
                + " - "
                + Columns.remote(row)
                + " "
                + StateName.of(row.socket())
                + (row.home().processes().isEmpty() ? "" : " of " + row.home().processes());
    }
}
