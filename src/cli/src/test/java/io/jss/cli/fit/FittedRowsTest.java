package io.jss.cli.fit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.Output;
import io.jss.cli.text.LineCut;
import io.jss.cli.text.RowBuffer;
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

    /** Writes a table of rows that are all known before. */
    private void table(String[]... all) throws IOException {
        measure(rows, false, all);
        for (String[] cells : all) {
            row(cells);
        }
    }

    private static void measure(FittedRows rows, boolean more, String[]... all) {
        RowBuffer buffer = new RowBuffer();
        for (String[] cells : all) {
            for (String cell : cells) {
                byte[] text = cell.getBytes(StandardCharsets.UTF_8);
                buffer.utf8(text, 0, text.length, LineCut.width(cell));
                buffer.endCell();
            }
        }
        rows.measure(buffer, all[0] == TITLES, more);
    }

    private static String[] cells(String... cells) {
        return cells;
    }

    private void row(String... cells) throws IOException {
        give(cells);
        if (cells == TITLES) {
            rows.endTitles();
        } else {
            rows.endRow();
        }
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
        table(TITLES, cells("tcp", "0", "a:1", "b:2", "812/nginx"));

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here To there Held by all",
                        "tcp     0 a:1       b:2      812/nginx");
    }

    @Test
    void titlesOfNarrowColumnsAreWholeWords() throws IOException {
        String[] ends = cells("tcp", "0", "10.77.0.12:40", "*:*", "812/nginx");
        table(TITLES, ends, ends);

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here     To     Held by",
                        "tcp     0 10.77.0.12:40 *:*    812/nginx",
                        "tcp     0 10.77.0.12:40 *:*    812/nginx");
    }

    @Test
    void roomGoesToTheColumnWhereMostCellsFitThen() throws IOException {
        String[] local = cells("tcp", "0", "10.77.0.1:80", "*:*", "1/a");
        table(
                TITLES,
                local,
                local,
                local,
                cells("tcp", "0", "10.77.0.1:80", "10.77.0.2:40000", "1/a"));

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here    To there  Held by",
                        "tcp     0 10.77.0.1:80 *:*       1/a",
                        "tcp     0 10.77.0.1:80 *:*       1/a",
                        "tcp     0 10.77.0.1:80 *:*       1/a",
                        "tcp     0 10.77.0.1:80 10.77.0.2:40000",
                        "                                 1/a");
    }

    @Test
    void whatFollowsALongCellGoesOnBelowInItsColumns() throws IOException {
        table(
                TITLES,
                cells("tcp", "0", "fe80::1%a-long-interface:8022", ":::*", "1/sshd"),
                cells("tcp", "0", "10.0.0.12:1", ":::*", "1/sshd"));

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here   To there Held by",
                        "tcp     0 fe80::1%a-long-interface:8022",
                        "                      :::*     1/sshd",
                        "tcp     0 10.0.0.12:1 :::*     1/sshd");
    }

    @Test
    void ofManyHoldersTheFirstAreShownAndHowManyMore() throws IOException {
        String holders = "811/nginx,812/nginx,813/nginx,814/nginx,815/nginx";
        table(cells("tcp", "0", "[::]:80", "*:*", holders));

        assertThat(lines()).containsExactly("tcp 0 [::]:80 *:* 811/nginx +4 more");
    }

    @Test
    void aSingleLongNameIsCutWhereItIsSeen() throws IOException {
        table(cells("tcp", "0", "[::]:80", "*:*", "811/" + "\u4e2d".repeat(28)));

        assertThat(lines())
                .containsExactly("tcp 0 [::]:80 *:* 811/" + "\u4e2d".repeat(8) + "\u2026");
    }

    @Test
    void aCellIsShorterWhereTheOneBehindItBegins() throws IOException {
        FittedRows three =
                new FittedRows(
                        List.of(Overlong.BELOW, Overlong.SHORTER, Overlong.NEVER),
                        new boolean[3],
                        LIMIT,
                        out);
        String[] cells = {"fe80::1%a-long-interface-name:8022", "1234/python3-holder", "IPv4"};
        measure(three, false, cells, cells("10.0.0.1:8022", "1234/python3", "IPv4-mapped"));
        for (int i = 0; i < cells.length; i++) {
            byte[] text = cells[i].getBytes(StandardCharsets.UTF_8);
            three.cell(i, text, 0, text.length, text.length);
        }
        three.endRow();

        assertThat(lines())
                .containsExactly(
                        "fe80::1%a-long-interface-name:8022",
                        "              1234/python3-\u2026 IPv4");
    }

    @Test
    void aCellThatIsLongerThanItsLineKeepsItsEnd() throws IOException {
        String name = "x".repeat(60);
        table(cells("tcp", "0", name + ":https", "*:*", "-"));

        assertThat(lines().get(0)).startsWith("tcp 0 xxxx").endsWith("x:https");
        assertThat(lines().get(0)).contains("\u2026").hasSize(LIMIT);
        assertThat(lines().get(1)).endsWith("*:* -");
    }

    @Test
    void columnsThatNeverFitTogetherStandInTwoLines() throws IOException {
        table(
                cells("w".repeat(20), "1".repeat(18), "from", "to", "7/name"),
                cells("word", "1", "from", "to", "7/name"));

        assertThat(lines())
                .containsExactly(
                        "w".repeat(20) + " " + "1".repeat(18),
                        "        from to 7/name",
                        "word                                  1",
                        "        from to 7/name");
    }

    @Test
    void rowsThatComeLaterStandBelowTheTitlesToo() throws IOException {
        String[] early = cells("tcp", "0", "a:1", "b:2", "1/a");
        measure(rows, true, TITLES, early);
        row(TITLES);
        row(early);
        row("tcp", "123456", "fe80::1%long:8022", "10.0.0.12:40000", "1/a");

        assertThat(lines())
                .containsExactly(
                        "Kind Size From here To there Held by all",
                        "tcp     0 a:1       b:2      1/a",
                        "tcp 123456",
                        "          fe80::1%long:8022",
                        "                    10.0.0.12:40000",
                        "                             1/a");
    }
}
