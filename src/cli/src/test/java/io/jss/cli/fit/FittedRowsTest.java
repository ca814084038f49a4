package io.jss.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.Output;
import io.jss.cli.text.LineCut;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows in lines of 40 columns: a word, a number, two that stay whole, and a list. */
class FittedRowsTest {

    private static final int LIMIT = 40;
    private static final String[] TITLES = {"Kind", "Size", "From here", "To there", "Held by all"};

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output out = Output.to(bytes);
    private final FittedRows rows =
            new FittedRows(
                    List.of(
                            Overlong.NEVER,
                            Overlong.NEVER,
                            Overlong.BELOW,
                            Overlong.BELOW,
                            Overlong.SHORTER),
                    new boolean[] {false, true, false, false, false},
                    LIMIT,
                    out);

    private void measure(int... widths) {
        rows.measure(widths);
    }

    private void row(String... cells) throws IOException {
        give(cells);
        rows.endRow();
    }

    private void give(String... cells) {
        for (int i = 0; i < cells.length; i++) {
            byte[] text = cells[i].getBytes(StandardCharsets.UTF_8);
            rows.cell(i, text, 0, text.length, LineCut.width(cells[i]));
        }
    }

    private List<String> lines() throws IOException {
        out.flush();
        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).allMatch(line -> LineCut.width(line) <= LIMIT, "fits");
        return lines;
    }

    @Test
    void whatFitsStandsInColumnsAsWideAsTheirCells() throws IOException {
        measure(4, 4, 9, 8, 11);
        give(TITLES);
        rows.endTitles();
        row("tcp", "0", "a:1", "b:2", "812/nginx");

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here To there Held by all",
                        "tcp     0 a:1       b:2      812/nginx");
    }

    @Test
    void titlesOfNarrowColumnsAreWholeWords() throws IOException {
        measure(4, 4, 40, 15, 11);
        give("Kind", "Size", "From here", "To there", "Held by all");
        rows.endTitles();

        assertThat(lines()).containsExactly("Kind Size From here To there  Held by");
    }

    @Test
    void aLongCellMovesThoseBehindItWhereThereIsRoom() throws IOException {
        measure(4, 4, 15, 9, 9);
        row("tcp", "0", "10.0.0.12:54321", "*:*", "-");

        assertThat(lines()).containsExactly("tcp     0 10.0.0.12:54321 *:*  -");
    }

    @Test
    void whatDoesNotFitBehindALongCellGoesOnBelowInItsColumns() throws IOException {
        measure(4, 4, 29, 9, 9);
        row("tcp", "0", "fe80::1%a-long-interface:8022", ":::*", "1/sshd");

        assertThat(lines())
                .containsExactly(
                        "tcp     0 fe80::1%a-long-interface:8022",
                        "                     :::*      1/sshd");
    }

    @Test
    void ofManyHoldersTheFirstAreShownAndHowManyMore() throws IOException {
        String holders = "811/nginx,812/nginx,813/nginx,814/nginx,815/nginx";
        measure(4, 4, 7, 3, holders.length());
        row("tcp", "0", "[::]:80", "*:*", holders);

        assertThat(lines()).containsExactly("tcp     0 [::]:80 *:* 811/nginx +4 more");
    }

    @Test
    void aSingleLongNameIsCutWhereItIsSeen() throws IOException {
        measure(4, 4, 7, 3, 60);
        row("tcp", "0", "[::]:80", "*:*", "811/" + "\u4e2d".repeat(28));

        assertThat(lines())
                .containsExactly("tcp     0 [::]:80 *:* 811/" + "\u4e2d".repeat(6) + "\u2026");
    }

    @Test
    void aNameIsWholeInALineBelowThatHasRoom() throws IOException {
        FittedRows three =
                new FittedRows(
                        List.of(Overlong.BELOW, Overlong.SHORTER, Overlong.NEVER),
                        new boolean[3],
                        LIMIT,
                        out);
        three.measure(new int[] {38, 12, 11});
        String[] cells = {"fe80::1%a-long-interface-name:8022", "1234/python3-holder", "IPv4"};
        for (int i = 0; i < cells.length; i++) {
            byte[] text = cells[i].getBytes(StandardCharsets.UTF_8);
            three.cell(i, text, 0, text.length, text.length);
        }
        three.endRow();

        assertThat(lines())
                .containsExactly(
                        "fe80::1%a-long-interface-name:8022",
                        "                1234/python3-holder IPv4");
    }

    @Test
    void aCellThatIsLongerThanALineKeepsItsEnd() throws IOException {
        String name = "x".repeat(60);
        measure(4, 4, 66, 9, 9);
        row("tcp", "0", name + ":https", "*:*", "-");

        assertThat(lines())
                .containsExactly(
                        "tcp     0",
                        "x".repeat(32) + "\u2026x:https",
                        "                     *:*       -");
    }

    @Test
    void columnsThatNeverFitTogetherStandInTwoLines() throws IOException {
        measure(20, 18, 9, 8, 9);
        row("word", "1", "from", "to", "7/name");

        assertThat(lines())
                .containsExactly(
                        "word                                  1",
                        "        from      to       7/name");
    }
}
