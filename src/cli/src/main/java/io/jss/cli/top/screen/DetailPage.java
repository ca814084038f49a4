package io.jss.cli.top.screen;

import io.jss.cli.text.LineCut;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** All about one socket: its row, what it did in each look that is kept, its explanation. */
final class DetailPage {

    private static final int LABEL = 16;

    private DetailPage() {}

    static List<ScreenLine> of(
            Panel.Detail detail, Snapshot shown, History history, Picture.Canvas canvas) {
        List<ScreenLine> lines = new ArrayList<>();
        Columns columns = Columns.of(canvas.columns(), canvas.thresholds());
        lines.add(ScreenLine.of(columns.titles()).filled(canvas.columns(), ScreenLine.Style.BAR));
        Optional<SocketRow> row = shown.row(detail.cookie());
        lines.add(
                row.map(r -> columns.row(r, ScreenLine.Style.PLAIN))
                        .orElse(ScreenLine.of("  it has gone")));
        lines.add(history("  sent/s", detail.cookie(), SocketRow.Rates::sent, history, canvas));
        lines.add(
                history(
                        "  received/s",
                        detail.cookie(),
                        SocketRow.Rates::received,
                        history,
                        canvas));
        lines.add(ScreenLine.EMPTY);
        row.map(SocketRow::findings)
                .orElse(List.of())
                .forEach(finding -> add(finding, lines, canvas.columns()));
        if (detail.lines().isEmpty()) {
            lines.add(ScreenLine.of("  its explanation is being made", ScreenLine.Style.DIM));
        }
        detail.lines().stream()
                .skip(detail.scrolled())
                .forEach(line -> lines.add(ScreenLine.of(Fit.inert(line))));
        return lines;
    }

    private static void add(MarkedFinding finding, List<ScreenLine> lines, int columns) {
        String text =
                (finding.isFault() ? "! " : "")
                        + finding.id()
                        + ": "
                        + finding.what()
                        + "; "
                        + finding.since()
                        + ". What to do: "
                        + finding.advice()
                        + ".";
        LineCut.wrap(Fit.inert(text), columns)
                .forEach(line -> lines.add(ScreenLine.of(line, finding.style())));
        lines.add(ScreenLine.EMPTY);
    }

    private static ScreenLine history(
            String label, long cookie, History.Rate rate, History history, Picture.Canvas canvas) {
        List<OptionalLong> values = history.ofSocket(cookie, rate);
        if (values.stream().allMatch(OptionalLong::isEmpty)) {
            return ScreenLine.of(Fit.left(label, LABEL) + "not known");
        }
        List<Long> known = values.stream().map(value -> value.orElse(0)).toList();
        long highest = known.stream().mapToLong(Long::longValue).max().orElse(0);
        String most = "  at most " + Columns.rate(OptionalLong.of(highest)) + "/s";
        return ScreenLine.of(
                Fit.left(label, LABEL)
                        + Sparkline.of(
                                known, canvas.columns() - LABEL - most.length(), canvas.unicode())
                        + most);
    }
}
