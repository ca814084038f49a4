package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.top.screen.View.Cursor;
import io.jss.health.Severity;
import io.jss.health.Thresholds;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is wrong stands at its row, its group, its page, and is counted above the titles. */
class FindingsOnScreenTest {

    private static final int SUMMARY = Picture.HEADER - 2;
    private static final int WRONG = 3;

    private final History history = Sample.history();
    private final View view = Sample.view(history);

    private List<ScreenLine> lines(View seen) {
        return Picture.of(Sample.canvas(80, 24), seen, history);
    }

    private static List<String> marked(List<ScreenLine> lines) {
        return lines.stream()
                .skip(Picture.HEADER)
                .map(ScreenLine::text)
                .filter(text -> text.startsWith("!", 1))
                .toList();
    }

    @Test
    void theRowHasAMarkOfItsSeverityAndNoOtherRowHas() {
        List<ScreenLine> lines = lines(view);

        assertThat(marked(lines)).singleElement().asString().startsWith("+!~01:db8::1]:443");
        assertThat(lines.get(Picture.HEADER + WRONG).pieces().get(1))
                .isEqualTo(new ScreenLine.Piece("!", ScreenLine.Style.NOTICE));
    }

    @Test
    void theChosenRowSaysWhatIsWrong() {
        View chosen = view.with(new Cursor(WRONG, 0));

        assertThat(lines(view).get(SUMMARY).text())
                .isEqualTo("1 finding: retransmissions; 2 not known (jss doctor says why)");
        assertThat(lines(chosen).get(SUMMARY).text())
                .isEqualTo(
                        "1 finding; here retransmissions: 30 of 100 segments to"
                                + " 2001:db8:1:2::/64 were se");
    }

    @Test
    void theGroupOfTheSocketHasTheMarkAndTheWords() {
        View groups = view.with(Grouping.PORT, "");

        assertThat(marked(lines(groups))).singleElement().asString().startsWith(" !443 ");
        assertThat(lines(groups).get(SUMMARY).text())
                .startsWith("1 finding; here retransmissions: 30 of 100 segments");
    }

    @Test
    void findingsAreGroups() {
        View groups = view.with(Grouping.FINDING, "");
        List<String> keys =
                lines(groups).stream()
                        .skip(Picture.HEADER)
                        .map(ScreenLine::text)
                        .filter(text -> !text.isEmpty())
                        .map(text -> text.substring(2).split(" ", 2)[0])
                        .toList();
        assertThat(keys).startsWith("-", "retransmissions");
    }

    @Test
    void thePageOfTheSocketHasAllWords() {
        View page = view.with(new Panel.Detail(4, List.of("explained"), 0));
        List<String> lines = lines(page).stream().map(ScreenLine::text).toList();

        assertThat(String.join("", lines))
                .contains(
                        "! retransmissions: 30 of 100 segments to 2001:db8:1:2::/64 were sent"
                                + " again; within the last 1000 ms. What to do: look at the path"
                                + " to these peers.");
    }

    @Test
    void aRemarkIsNoMark() {
        MarkedFinding remark =
                new MarkedFinding("keepalive-off", Severity.REMARK, "what", "since", "advice");
        SocketRow row = Sample.rows().get(1).with(List.of(remark));

        assertThat(Columns.of(80, Thresholds.standard()).row(row, ScreenLine.Style.PLAIN).text())
                .startsWith("  ");
    }

    @Test
    void whatWasNotLookedForIsNotCounted() {
        assertThat(FindingSummary.without("after the first look").text())
                .isEqualTo("findings: after the first look");
        assertThat(new FindingSummary(0, 0, List.of(), 0, Instant.EPOCH, "").text())
                .isEqualTo("no findings");
        assertThat(new FindingSummary(2, 1, List.of("syn-queue"), 0, Instant.EPOCH, "").text())
                .isEqualTo("2 findings, 1 critical: syn-queue");
    }

    @Test
    void thatTheChecksAreOlderThanTheRowsIsSaid() {
        Snapshot one = Sample.snapshot(Sample.rows(), 2);
        FindingSummary older = Sample.snapshot(Sample.rows(), 0).findings();
        history.add(new Snapshot(one.time(), 0, one.rows(), one.totals(), older, one.notes()));

        assertThat(lines(view.after(history, 10)).get(SUMMARY).text())
                .endsWith("(jss doctor says why) at 12:00:00");
    }
}
