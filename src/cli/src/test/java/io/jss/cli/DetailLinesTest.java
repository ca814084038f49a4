package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.FIN_WAIT2;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code -e} and {@code -o}: what they put below a row. */
class DetailLinesTest {

    private static final int SHUTDOWN = 8;
    private static final int SKV6ONLY = 11;
    private static final int MARK = 15;
    private static final int TIMEWAIT = 3;

    private static List<String> lines(KernelTable table, String... args) {
        TestRun run = new TestRun().sockets(table);
        assertThat(run.run(args)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    private static KernelTable connection(DiagRow row) {
        return new KernelTable().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.2", 4000, row);
    }

    @Test
    void extendedRowsHaveWhatNamesTheSocketBelowThem() {
        KernelTable table =
                connection(
                        DiagRow.row()
                                .owner(1000, 101)
                                .attribute(SHUTDOWN, new byte[] {3})
                                .attribute(MARK, KernelBytes.inNativeOrder().u32(42).toArray()));
        table.add(UDP, CLOSE, "::", 53, "::", 0, row().attribute(SKV6ONLY, new byte[] {1}));
        table.add(UDP, CLOSE, "::", 54, "::", 0, row().attribute(SKV6ONLY, new byte[] {0}));

        assertThat(lines(table, "-tuaneH", "--inet-sockopt"))
                .containsExactly(
                        "udp6 0 0 :::53       :::*          UNCONN      0     77 IPv6-only",
                        "  socket     cookie 0x2, v6only yes",
                        "udp6 0 0 :::54       :::*          UNCONN      0     77 dual-stack",
                        "  socket     cookie 0x3, v6only no",
                        "tcp  0 0 10.0.0.1:22 10.0.0.2:4000 ESTABLISHED 1000 101 IPv4",
                        "  socket     cookie 0x1, mark 0x2a, receives no more, sends no more");
    }

    /** On a terminal no line is longer than it, and no word of them is lost. */
    @ParameterizedTest
    @ValueSource(ints = {40, 60, 80})
    void linesBelowARowFoldAtWordsOnATerminal(int width) {
        KernelTable table =
                connection(
                        DiagRow.row()
                                .owner(1000, 101)
                                .attribute(SHUTDOWN, new byte[] {3})
                                .attribute(MARK, KernelBytes.inNativeOrder().u32(42).toArray()));
        List<String> whole = below(lines(table, "-taneH", "--inet-sockopt"));
        TestRun run = new TestRun().sockets(table).onTerminal(width);
        assertThat(run.run("-taneH", "--inet-sockopt")).isEqualTo(ExitCode.OK);
        List<String> folded = below(run.lines());

        assertThat(folded).allMatch(line -> line.length() <= width);
        assertThat(words(folded)).isEqualTo(words(whole));
        assertThat(folded).hasSizeGreaterThan(width < 80 ? whole.size() : whole.size() - 1);
    }

    private static List<String> below(List<String> lines) {
        return lines.stream().dropWhile(line -> !line.startsWith("  socket ")).toList();
    }

    private static String words(List<String> lines) {
        return String.join(" ", lines).strip().replaceAll(" +", " ");
    }

    /** The lines of a table can be counted, and each is a socket. */
    @Test
    void withoutAnOptionForLinesTheseAreColumns() {
        KernelTable table = connection(row().owner(1000, 101).timer(1, 3, 204));
        table.add(UDP, CLOSE, "::", 53, "::", 0, row().attribute(SKV6ONLY, new byte[] {1}));

        assertThat(lines(table, "-tuaneoH", "--sort=local-port"))
                .containsExactly(
                        "tcp  0 0 10.0.0.1:22 10.0.0.2:4000 ESTABLISHED 1000 101 on (0.20/3)"
                                + " IPv4      1 - - 0",
                        "udp6 0 0 :::53       :::*          UNCONN      0     77 off        "
                                + " IPv6-only 2 - 1 0");
        assertThat(lines(table, "-tneo", "--columns=local,inode"))
                .containsExactly(
                        "Local Address inode User cookie mark v6only shutdown Timer",
                        "10.0.0.1:22     101 1000      1    -      -        0 on (0.20/3)");
    }

    @Test
    void chosenColumnsThatLackUserAndInodeHaveThemBelow() {
        KernelTable table = connection(row().owner(1000, 101));

        assertThat(lines(table, "-tneH", "--inet-sockopt", "--columns=local"))
                .containsExactly("10.0.0.1:22", "  socket     uid 1000, inode 101, cookie 0x1");
        assertThat(lines(table, "-tneH", "--inet-sockopt", "--columns=local,inode"))
                .containsExactly("10.0.0.1:22 101", "  socket     uid 1000, cookie 0x1");
        assertThat(lines(table, "-tneH", "--inet-sockopt", "--columns=local,user"))
                .containsExactly("10.0.0.1:22 1000", "  socket     inode 101, cookie 0x1");
        assertThat(
                        lines(
                                table,
                                "-tneH",
                                "--inet-sockopt",
                                "--columns=local,uid,inode",
                                "--sort=local"))
                .containsExactly("10.0.0.1:22 1000 101", "  socket     cookie 0x1");
    }

    @Test
    void unknownOwnerIsLeftOutBelowToo() {
        KernelTable table =
                new KernelTable().add(TCP, TIME_WAIT, "::1", 22, "::1", 4000, minisock());

        assertThat(lines(table, "-tneH", "--inet-sockopt", "--columns=local"))
                .containsExactly("::1:22", "  socket     cookie 0x1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1|3|204|retransmission in 204 ms, retransmissions 3",
                "1|0|204|retransmission in 204 ms",
                "2|0|7199990|keepalive in 120 min",
                "2|2|75000|keepalive in 75 s, probes 2",
                "4|5|1250|window probe in 1.3 s, probes 5",
                "5|0|40|delayed acknowledgement in 40 ms",
                "9|1|1000|number 9 in 1 s, retransmissions 1"
            })
    void timerThatRunsHasItsNameAndWhenItEnds(
            int timer, int retransmits, long millis, String words) {
        List<String> lines =
                lines(
                        connection(row().timer(timer, retransmits, millis)),
                        "-tnoH",
                        "--inet-sockopt");

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1)).isEqualTo("  timer      " + words);
    }

    @Test
    void timerThatDoesNotRunHasNoLine() {
        KernelTable table = connection(row().timer(0, 0, 0));
        table.add(
                TCP,
                TIME_WAIT,
                "10.0.0.1",
                22,
                "10.0.0.2",
                4001,
                minisock().timer(TIMEWAIT, 0, 59_990));

        assertThat(lines(table, "-tnoH", "--inet-sockopt", "--columns=state"))
                .containsExactly(
                        "ESTABLISHED", "TIME_WAIT", "  timer      end of TIME_WAIT in 60 s");
    }

    @Test
    void theTimerOfFinWait2EndsFinWait2() {
        DiagRow row = minisock().timer(TIMEWAIT, 0, 59_990);
        KernelTable table =
                new KernelTable().add(TCP, FIN_WAIT2, "10.0.0.1", 22, "10.0.0.2", 4001, row);

        assertThat(lines(table, "-tnoH", "--inet-sockopt", "--columns=state"))
                .containsExactly("FIN_WAIT2", "  timer      end of FIN_WAIT2 in 60 s");
    }

    @Test
    void countsHaveNoLinesBelow() {
        TestRun run = new TestRun().sockets(connection(row()));

        assertThat(run.run("-tneoH", "--count-by=state")).isEqualTo(ExitCode.USAGE);
        assertThat(run.lines()).isEmpty();
    }
}
