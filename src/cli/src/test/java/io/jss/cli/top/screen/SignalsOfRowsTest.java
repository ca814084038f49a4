package io.jss.cli.top.screen;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.cli.KernelTable;
import io.jss.cli.top.screen.SocketRow.Mark;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.model.InetSocket;
import io.jss.testing.DiagRow;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The screen has the signals of the table. */
class SignalsOfRowsTest {

    private static InetSocket socket(int port) throws IOException {
        KernelTable kernel =
                new KernelTable()
                        .add(
                                TCP,
                                CLOSE_WAIT,
                                "::ffff:10.0.0.1",
                                22,
                                "::ffff:10.0.0.2",
                                4000,
                                DiagRow.row().queues(9, 70_000))
                        .add(
                                TCP,
                                LISTEN,
                                "10.0.0.1",
                                443,
                                "0.0.0.0",
                                0,
                                DiagRow.row().queues(0, 128));
        try (SocketTable table = Tables.over(kernel::open)) {
            return table.snapshot().sockets().stream()
                    .filter(socket -> socket.localPort() == port)
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static List<String> signals(InetSocket socket, Mark mark) {
        return signals(socket, mark, Thresholds.standard());
    }

    private static List<String> signals(InetSocket socket, Mark mark, Thresholds thresholds) {
        SocketRow row =
                new SocketRow(socket, mark, SocketRow.Rates.UNKNOWN, 1, 0, SocketRow.Home.UNKNOWN);
        ScreenLine.Style style = mark == Mark.GONE ? ScreenLine.Style.DIM : ScreenLine.Style.PLAIN;
        return Columns.of(200, thresholds).row(row, style).pieces().stream()
                .filter(piece -> piece.style() != style)
                .map(piece -> piece.style() + " " + piece.text().strip())
                .toList();
    }

    @Test
    void limitsOfTheRequestDecide() throws IOException {
        Thresholds high = Thresholds.standard().with(Threshold.UNSENT_BYTES, 80_000);

        assertThat(signals(socket(22), Mark.THERE)).contains("ALARM 70000");
        assertThat(signals(socket(22), Mark.THERE, high))
                .isNotEmpty()
                .doesNotContain("ALARM 70000");
    }

    @Test
    void whatAsksForALookHasItsLook() throws IOException {
        assertThat(signals(socket(22), Mark.THERE))
                .containsExactly("ALARM CLOSEW", "ALARM 9", "ALARM 70000", "NOTICE IPv4-mapped");
        assertThat(signals(socket(443), Mark.THERE)).isEmpty();
    }

    @Test
    void whatHasGoneAsksForNothing() throws IOException {
        assertThat(signals(socket(22), Mark.GONE)).isEmpty();
    }
}
