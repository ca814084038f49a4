package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.text.LineCut;
import io.jss.cli.top.screen.View.TimeTravel;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a snapshot and a view to the lines of a screen. */
class PictureTest {

    private static final String KEYS =
            "q quit  / filter  space freeze  g group  Enter all about it  k kill  ? keys";

    private final History history = Sample.history();
    private final View view = Sample.view(history);

    private List<String> screen(View shown) {
        return Sample.text(Sample.canvas(80, 24), shown, history);
    }

    @Test
    void ofEightyColumnsHasTheColumnsThatCountMost() {
        List<String> lines = screen(view);

        assertThat(lines).hasSize(24);
        assertThat(String.join("\n", lines.subList(0, 12)))
                .isEqualTo(
                        """
                        jss top  12:00:01  first: bytes
                        6 sockets, 1 opened, 1 closed: 4 ESTABLISHED, 1 LISTEN, 1 UNCONN
                        sent 6.8 KiB/s  \u2587\u2588                    received 1 KiB/s    \u2588\u2588
                        IPv4 out 9.1 KiB/s, in 2 KiB/s, 0 retransmitted, 0 listen overflows
                        1 finding: retransmissions; 2 not known (jss doctor says why)
                          Local           Remote           State    Sent/s   Recv/s RTT ms Owner
                          10.0.0.1:443    10.0.9.8:1002    ESTAB   2.9 KiB    150 B   0.02 812/nginx
                          10.0.0.1:443    10.0.9.9:1001    ESTAB     2 KiB    100 B    1.5 812/nginx
                        x ~f:10.0.0.1]:22 ~92.0.2.7]:51000 ESTAB    1000 B    250 B  0.007 90/sshd
                        +!~01:db8::1]:443 ~:3:4:5:6]:40000 ESTAB       0 B    200 B    180 812/nginx
                          0.0.0.0:443     *                LISTEN        -        -      - 812/nginx
                          10.0.0.1:53     *                UNCONN        -        -      - 812/nginx\
                        """);
        assertThat(lines.subList(12, 23)).containsOnly("");
        assertThat(lines.get(23)).isEqualTo(KEYS);
    }

    @Test
    void ofTwoHundredColumnsHasAllColumns() {
        List<String> lines = Sample.text(Sample.canvas(200, 50), view, history);

        assertThat(lines).hasSize(50);
        assertThat(lines.get(5))
                .isEqualTo(
                        "  Proto Local                             Remote                   "
                                + "            State    Sent/s   Recv/s RTT ms Retr%    Age "
                                + " Recv-Q  Send-Q Class       Finding              Owner");
        assertThat(lines.get(8))
                .isEqualTo(
                        "x tcp   [::ffff:10.0.0.1]:22              [::ffff:192.0.2.7]:51000 "
                                + "            ESTAB    1000 B    250 B  0.007   0.0   5m0s    "
                                + "   3      40 IPv4-mapped -                    90/sshd");
        assertThat(lines.get(9))
                .isEqualTo(
                        "+!tcp   [2001:db8::1]:443                 [2001:db8:1:2:3:4:5:6]:40000    "
                            + "     ESTAB       0 B    200 B    180  30.0   4m0s       3      40"
                            + " IPv6        retransmissions      812/nginx");
        assertThat(lines.get(49)).isEqualTo(KEYS);
    }

    @Test
    void marksStandOutByTheirLookToo() {
        List<ScreenLine> lines = Picture.of(Sample.canvas(80, 24), view, history);

        assertThat(lines.get(6).pieces().get(0).style()).isEqualTo(ScreenLine.Style.CHOSEN);
        assertThat(lines.get(8).pieces().get(0).style()).isEqualTo(ScreenLine.Style.DIM);
        assertThat(lines.get(9).pieces().get(0).style()).isEqualTo(ScreenLine.Style.NEW);
    }

    @Test
    void aGroupHasTheSumsOfWhatWasThereAndCountsWhatStillIs() {
        List<String> lines = screen(view.with(Grouping.PORT, ""));

        assertThat(lines.get(0)).isEqualTo("jss top  12:00:01  first: bytes  by local port");
        assertThat(String.join("\n", lines.subList(5, 9)))
                .isEqualTo(
                        """
                          local port                              Sockets    Sent/s    Recv/s    Queued
                         !443                                           4   4.9 KiB     450 B     172 B
                          22                                            0    1000 B     250 B       0 B
                          53                                            1       0 B       0 B       0 B
                        """
                                .stripTrailing());
    }

    @Test
    void anOpenGroupHasItsRowsAlone() {
        List<String> lines = screen(view.with(Grouping.PORT, "53"));

        assertThat(lines.get(0)).endsWith("by local port = 53");
        assertThat(lines.get(6)).startsWith("  10.0.0.1:53 ");
        assertThat(lines.get(7)).isEmpty();
    }

    @Test
    void whatIsNotNowSaysSo() {
        assertThat(screen(view.with(new TimeTravel(true, 0))).get(0))
                .isEqualTo("jss top  12:00:01  FROZEN 0s (space goes on)  first: bytes");
        assertThat(screen(view.with(new TimeTravel(false, 1))).get(0))
                .isEqualTo("jss top  12:00:00  BACK 1s ([ back, ] forth, End now)  first: bytes");
    }

    @Test
    void theErrorOfAFilterStandsAboveItInAsManyLinesAsItTakes() {
        String error = "no " + "x".repeat(90);
        List<String> lines = screen(view.with(new Panel.FilterPrompt("dst", "", error)));

        assertThat(lines.subList(21, 24))
                .containsExactly(
                        error.substring(0, 80),
                        error.substring(80),
                        "/dst_  Enter takes it, Esc leaves it");
    }

    @Test
    void namesFromElsewhereReachNoTerminal() {
        String hostile = "\u001b[2Jname";
        List<String> lines = screen(view.with(new Panel.Message(hostile)));

        assertThat(lines.get(23)).isEqualTo("\\x1b[2Jname");
    }

    @Test
    void aDetailPageHasTheRowItsHistoryAndTheExplanation() {
        List<String> lines = screen(view.with(new Panel.Detail(3, List.of("It is IPv4."), 0)));

        assertThat(String.join("\n", lines.subList(6, 11)))
                .isEqualTo(
                        """
                          10.0.0.1:443    10.0.9.8:1002    ESTAB   2.9 KiB    150 B   0.02 812/nginx
                          sent/s        \u2588\u2588  at most 2.9 KiB/s
                          received/s    \u2588\u2588  at most 150 B/s

                        It is IPv4.\
                        """);
    }

    @Test
    void theQuestionBeforeASocketIsClosedNamesIt() {
        List<String> lines = screen(view.with(new Panel.ConfirmKill(3)));

        assertThat(String.join("", lines.subList(22, 24)))
                .isEqualTo(
                        "y closes it, any other key does not: 10.0.0.1:443 - 10.0.9.8:1002"
                                + " ESTABLISHED of 812/nginx");
    }

    @Test
    void aScreenWithoutUnicodeHasBarsOfAscii() {
        Picture.Canvas full = Sample.canvas(80, 24);
        Picture.Canvas ascii = new Picture.Canvas(80, 24, false, full.zone(), full.thresholds());

        assertThat(Sample.text(ascii, view, history).get(2))
                .isEqualTo("sent 6.8 KiB/s  *#                    received 1 KiB/s    ##");
    }

    @Test
    void noLineIsLongerThanAScreenOfAnySize() {
        for (int columns = 1; columns <= 220; columns += 3) {
            for (int rows = 1; rows <= 30; rows += 7) {
                List<ScreenLine> lines = Picture.of(Sample.canvas(columns, rows), view, history);

                assertThat(lines).hasSize(rows);
                for (ScreenLine line : lines) {
                    assertThat(LineCut.width(line.text())).isLessThanOrEqualTo(columns);
                }
            }
        }
    }
}
