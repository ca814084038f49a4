package io.jss.cli.top.screen;

import io.jss.cli.text.Quantity;
import io.jss.health.Thresholds;
import io.jss.model.Unit;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Makes the lines of a screen from what was gathered and how a person looks at it. */
public final class Picture {

    /** Lines above the rows. */
    static final int HEADER = 6;

    private static final int FOOTER = 1;
    private static final int SPARKS = 20;
    private static final Duration RECENT = Duration.ofMillis(1500);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    /**
     * The screen.
     *
     * @param columns its columns
     * @param rows its rows
     * @param unicode whether it shows more than ASCII
     * @param zone the zone of its clock
     * @param thresholds the limits from which on cells have signals
     */
    public record Canvas(
            int columns, int rows, boolean unicode, ZoneId zone, Thresholds thresholds) {

        /** Returns how many rows of sockets fit. */
        public int visible() {
            return Math.max(1, rows - HEADER - FOOTER);
        }
    }

    private final Canvas canvas;
    private final View view;
    private final History history;
    private final Snapshot shown;

    private Picture(Canvas canvas, View view, History history) {
        this.canvas = canvas;
        this.view = view;
        this.history = history;
        shown = history.back(view.time().back());
    }

    /** Returns the lines from the top, as many as the screen has. */
    public static List<ScreenLine> of(Canvas canvas, View view, History history) {
        return new Picture(canvas, view, history).lines();
    }

    /** Returns the lines while nothing was gathered yet. */
    public static List<ScreenLine> waiting(Canvas canvas) {
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(ScreenLine.of("jss top: the first look is being made", ScreenLine.Style.STRONG));
        return whole(lines, canvas);
    }

    private List<ScreenLine> lines() {
        List<ScreenLine> lines = new ArrayList<>();
        lines.add(first());
        lines.add(ScreenLine.of(states()));
        lines.add(traffic());
        lines.add(ScreenLine.of(shown.totals().host(), ScreenLine.Style.DIM));
        lines.add(findings());
        lines.addAll(body());
        List<ScreenLine> footer = Footer.of(view, shown, canvas.columns());
        int room = Math.max(0, canvas.rows() - footer.size());
        while (lines.size() < room) {
            lines.add(ScreenLine.EMPTY);
        }
        List<ScreenLine> kept = new ArrayList<>(lines.subList(0, room));
        kept.addAll(footer);
        return whole(kept, canvas);
    }

    private static List<ScreenLine> whole(List<ScreenLine> lines, Canvas canvas) {
        while (lines.size() < canvas.rows()) {
            lines.add(ScreenLine.EMPTY);
        }
        return lines.stream().limit(canvas.rows()).map(l -> l.cut(canvas.columns())).toList();
    }

    private ScreenLine first() {
        ScreenLine line =
                ScreenLine.of("jss top", ScreenLine.Style.STRONG)
                        .and(
                                "  " + CLOCK.format(shown.time().atZone(canvas.zone())),
                                ScreenLine.Style.PLAIN);
        if (view.isStill()) {
            Duration ago = Duration.between(shown.time(), history.back(0).time());
            String how = view.time().frozen() ? "  FROZEN " : "  BACK ";
            String keys = view.time().frozen() ? " (space goes on)" : " ([ back, ] forth, End now)";
            line = line.and(how + Columns.age(ago.toSeconds()) + keys, ScreenLine.Style.NEW);
        }
        String grouping = view.grouping() == Grouping.NONE ? "" : "  by " + view.grouping().words();
        String group = view.group().isEmpty() ? "" : " = " + view.group();
        String filter = view.filter().text().isEmpty() ? "" : "  filter: " + view.filter().text();
        return line.and(
                "  first: " + view.order().words() + grouping + Fit.inert(group + filter),
                ScreenLine.Style.PLAIN);
    }

    private String states() {
        Snapshot.Totals totals = shown.totals();
        String states =
                totals.states().entrySet().stream()
                        .sorted(
                                Map.Entry.<String, Integer>comparingByValue(
                                                Comparator.reverseOrder())
                                        .thenComparing(Map.Entry.comparingByKey()))
                        .map(state -> state.getValue() + " " + state.getKey())
                        .collect(Collectors.joining(", "));
        String held =
                shown.rows().size() < totals.sockets()
                        ? " (" + shown.rows().size() + " of them are held)"
                        : "";
        return totals.sockets()
                + (totals.sockets() == 1 ? " socket" : " sockets")
                + held
                + ", "
                + totals.opened()
                + " opened, "
                + totals.closed()
                + " closed"
                + (states.isEmpty() ? "" : ": " + states);
    }

    private ScreenLine traffic() {
        return rate("sent ", Snapshot.Totals::sent)
                .and("  ", ScreenLine.Style.PLAIN)
                .and(rate("received ", Snapshot.Totals::received).text(), ScreenLine.Style.PLAIN);
    }

    private ScreenLine rate(String label, ToLongFunction<Snapshot.Totals> number) {
        List<Long> minute = history.minute(number);
        int columns = Math.max(SPARKS, Math.min(minute.size(), (canvas.columns() - 50) / 2));
        String text = Quantity.of(number.applyAsLong(shown.totals()), Unit.BYTES_PER_SECOND);
        return ScreenLine.of(
                label
                        + Fit.left(text, 10)
                        + " "
                        + Fit.left(
                                Sparkline.of(minute, columns, canvas.unicode()),
                                Math.min(60, columns)));
    }

    /** How many findings there are, and what is wrong with the chosen line. */
    private ScreenLine findings() {
        FindingSummary all = shown.findings();
        List<MarkedFinding> here = view.panel() instanceof Panel.Rows ? chosenFaults() : List.of();
        if (here.isEmpty()) {
            return ScreenLine.of(all.text() + ago(all), all.style());
        }
        String number = here.size() == 1 ? "" : here.size() + " of them, ";
        return ScreenLine.of(all.number() + "; here " + number, ScreenLine.Style.PLAIN)
                .and(Fit.inert(here.get(0).id() + ": " + here.get(0).what()), here.get(0).style());
    }

    /** The checks come less often than looks where they take long. */
    private String ago(FindingSummary all) {
        boolean older = all.lack().isEmpty() && all.time().plus(RECENT).isBefore(shown.time());
        return older ? " at " + CLOCK.format(all.time().atZone(canvas.zone())) : "";
    }

    private List<MarkedFinding> chosenFaults() {
        int at = view.cursor().row();
        if (view.showsGroups()) {
            List<Grouping.Group> groups = groups(view, shown);
            return at < groups.size() ? groups.get(at).faults() : List.of();
        }
        List<SocketRow> rows = rows(view, shown);
        return at < rows.size() ? rows.get(at).faults() : List.of();
    }

    private List<ScreenLine> body() {
        if (view.panel() instanceof Panel.Keys) {
            return KeysHelp.lines();
        }
        if (view.panel() instanceof Panel.Detail detail) {
            return DetailPage.of(detail, shown, history, canvas);
        }
        List<ScreenLine> lines = new ArrayList<>();
        if (view.showsGroups()) {
            groups(groups(view, shown), lines);
            return lines;
        }
        List<SocketRow> rows = rows(view, shown);
        Columns columns = Columns.of(canvas.columns(), canvas.thresholds());
        lines.add(ScreenLine.of(columns.titles()).filled(canvas.columns(), ScreenLine.Style.BAR));
        for (int at = view.cursor().first(); at < rows.size() && hasRoom(lines); at++) {
            SocketRow row = rows.get(at);
            lines.add(chosen(columns.row(row, style(row)), at));
        }
        return lines;
    }

    private boolean hasRoom(List<ScreenLine> lines) {
        return lines.size() <= canvas.visible();
    }

    private ScreenLine chosen(ScreenLine line, int at) {
        return at == view.cursor().row()
                ? line.filled(canvas.columns(), ScreenLine.Style.CHOSEN)
                : line;
    }

    private static ScreenLine.Style style(SocketRow row) {
        return switch (row.mark()) {
            case NEW -> ScreenLine.Style.NEW;
            case GONE -> ScreenLine.Style.DIM;
            case THERE -> ScreenLine.Style.PLAIN;
        };
    }

    private void groups(List<Grouping.Group> groups, List<ScreenLine> lines) {
        int key = Math.max(8, canvas.columns() - 41);
        lines.add(
                ScreenLine.of(
                                "  "
                                        + groupLine(
                                                key,
                                                view.grouping().words(),
                                                "Sockets",
                                                "Sent/s",
                                                "Recv/s",
                                                "Queued"))
                        .filled(canvas.columns(), ScreenLine.Style.BAR));
        for (int at = view.cursor().first(); at < groups.size() && hasRoom(lines); at++) {
            Grouping.Group group = groups.get(at);
            String text =
                    groupLine(
                            key,
                            Fit.inert(group.key()),
                            Long.toString(group.there()),
                            Quantity.of(group.sent(), Unit.BYTES),
                            Quantity.of(group.received(), Unit.BYTES),
                            Quantity.of(group.queued(), Unit.BYTES));
            List<MarkedFinding> faults = group.faults();
            ScreenLine line =
                    ScreenLine.of(" ")
                            .and(Marks.of(faults), Marks.style(faults, ScreenLine.Style.PLAIN))
                            .and(text, ScreenLine.Style.PLAIN);
            lines.add(chosen(line, at));
        }
    }

    private static String groupLine(
            int width, String key, String sockets, String sent, String received, String queued) {
        return Fit.left(key, width)
                + Fit.right(sockets, 8)
                + Fit.right(sent, 10)
                + Fit.right(received, 10)
                + Fit.right(queued, 10);
    }

    /** Returns how many lines can be chosen. */
    static int count(View view, Snapshot shown) {
        return view.showsGroups() ? groups(view, shown).size() : rows(view, shown).size();
    }

    /** Returns the groups that the view has, in their places. */
    static List<Grouping.Group> groups(View view, Snapshot shown) {
        return view.groupPlaces().place(view.grouping().groups(shown.rows(), view.order()));
    }

    /** Returns the rows that the view has, in their places. */
    static List<SocketRow> rows(View view, Snapshot shown) {
        List<SocketRow> rows = view.places().place(shown.rows());
        return view.grouping() == Grouping.NONE || view.group().isEmpty()
                ? rows
                : rows.stream()
                        .filter(row -> view.grouping().key(row).equals(view.group()))
                        .toList();
    }
}
