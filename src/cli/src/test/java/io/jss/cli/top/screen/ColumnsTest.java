package io.jss.cli.top.screen;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.health.Thresholds;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On a screen of any width each title stands where its cells do. */
class ColumnsTest {

    private static final List<String> LEFT = List.of("Proto", "State", "Class", "Owner");
    private static final List<String> RIGHT =
            List.of("Sent/s", "Recv/s", "RTT ms", "Retr%", "Age", "Recv-Q", "Send-Q");
    private static final List<String> OF_GROUPS = List.of("Sockets", "Sent/s", "Recv/s", "Queued");
    private static final int LEAST_OF_GROUPS = 60;

    static IntStream widths() {
        return IntStream.rangeClosed(40, 200);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void titlesOfRowsStandOverTheirCells(int width) {
        String titles = Columns.of(width, Thresholds.standard()).titles();

        for (SocketRow row : Sample.rows()) {
            String marked =
                    Columns.of(width, Thresholds.standard())
                            .row(row, ScreenLine.Style.PLAIN)
                            .text();
            String line = "  " + marked.substring(2);
            LEFT.stream().filter(titles::contains).forEach(t -> assertBegins(t, titles, line));
            RIGHT.stream().filter(titles::contains).forEach(t -> assertEnds(t, titles, line));
        }
        assertThat(titles).hasSizeLessThanOrEqualTo(width);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void titlesOfGroupsStandOverTheirCells(int width) {
        History history = Sample.history();
        View view = Sample.view(history).with(Grouping.PORT, "");
        List<String> lines = Sample.text(Sample.canvas(width, 12), view, history);
        String titles = lines.get(Picture.HEADER - 1);

        for (String line : lines.subList(Picture.HEADER, Picture.HEADER + 3)) {
            OF_GROUPS.stream()
                    .filter(title -> width >= LEAST_OF_GROUPS)
                    .forEach(title -> assertEnds(title, titles, line));
        }
        assertThat(titles.strip()).startsWith("local p");
    }

    private static void assertBegins(String title, String titles, String line) {
        int begin = titles.indexOf(title);
        assertThat(line.charAt(begin)).as("%s: %s", title, line).isNotEqualTo(' ');
        assertThat(line.charAt(begin - 1)).as("%s: %s", title, line).isEqualTo(' ');
    }

    private static void assertEnds(String title, String titles, String line) {
        int end = titles.indexOf(title) + title.length();
        assertThat(line.charAt(end - 1)).as("%s: %s", title, line).isNotEqualTo(' ');
        assertThat((line + " ").charAt(end)).as("%s: %s", title, line).isEqualTo(' ');
    }
}
