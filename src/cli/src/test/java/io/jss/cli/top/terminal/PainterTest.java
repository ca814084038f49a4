package io.jss.cli.top.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.PseudoTerminal;
import io.jss.cli.top.screen.History;
import io.jss.cli.top.screen.Panel;
import io.jss.cli.top.screen.Picture;
import io.jss.cli.top.screen.Sample;
import io.jss.cli.top.screen.ScreenLine;
import io.jss.cli.top.screen.View;
import java.io.IOException;
import java.util.List;
import org.jline.terminal.Terminal;
import org.jline.utils.ScreenTerminal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an emulator of a terminal shows of what was painted. */
class PainterTest {

    private static List<String> text(List<ScreenLine> lines) {
        return lines.stream().map(ScreenLine::text).toList();
    }

    @ParameterizedTest
    @CsvSource({
        "xterm-256color, 80, 24",
        "screen, 80, 24",
        "vt100, 80, 24",
        "ansi, 80, 24",
        "xterm, 200, 50"
    })
    void isWhatWasMeantAfterEachPicture(String type, int columns, int rows) throws IOException {
        History history = Sample.history();
        View view = Sample.view(history);
        Picture.Canvas canvas = Sample.canvas(columns, rows);
        ScreenTerminal.VirtualTerminal virtual =
                ScreenTerminal.withTerminal("test", type, columns, rows);
        ScreenTerminal screen = virtual.screen();
        try (Terminal terminal = virtual.terminal()) {
            Painter painter = new Painter(terminal, true);
            List<ScreenLine> first = Picture.of(canvas, view, history);
            painter.paint(first, columns, rows, true);
            assertThat(PseudoTerminal.lines(screen)).isEqualTo(text(first));

            history.add(Sample.snapshot(Sample.rows().subList(0, 3), 2));
            View later = view.after(history, canvas.visible());
            for (Panel panel :
                    List.of(new Panel.Keys(), new Panel.Rows(), new Panel.Message("said"))) {
                List<ScreenLine> next = Picture.of(canvas, later.with(panel), history);
                painter.paint(next, columns, rows, false);
                assertThat(PseudoTerminal.lines(screen)).isEqualTo(text(next));
            }
        }
    }
}
