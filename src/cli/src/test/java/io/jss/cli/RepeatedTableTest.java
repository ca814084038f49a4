package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.Protocol;
import io.jss.testing.FamilyRow;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code -c}: in place on a terminal, in blocks elsewhere. */
class RepeatedTableTest {

    private static final String TITLES =
            "Proto Recv-Q Send-Q Local Address Foreign Address State       Traffic";
    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z";

    private final KernelTable table =
            new KernelTable()
                    .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, KernelTable.row());

    /** What is written, whole writes; each lets something happen, and the last ends the run. */
    private static final class Writes extends OutputStream {
        private final List<String> all = new ArrayList<>();
        private final IntConsumer then;
        private final int last;

        Writes(int last, IntConsumer then) {
            this.last = last;
            this.then = then;
        }

        @Override
        public void write(int octet) {
            throw new AssertionError("a write of one byte");
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            all.add(new String(bytes, from, count, StandardCharsets.UTF_8));
            then.accept(all.size());
            if (all.size() == last) {
                Thread.currentThread().interrupt();
            }
        }

        /** Returns the lines of a picture, with only its colours left. */
        List<String> picture(int number) {
            String text = all.get(number - 1);
            assertThat(text).endsWith("\u001b[J");
            int home = text.indexOf("\u001b[H");
            assertThat(text.substring(0, home)).matches(number == 1 ? "\n+" : "");
            return text.substring(home + 3, text.length() - 3)
                    .lines()
                    .map(
                            line -> {
                                assertThat(line).endsWith("\u001b[K");
                                return line.substring(0, line.length() - 3);
                            })
                    .toList();
        }
    }

    @AfterEach
    void endInterrupt() {
        Thread.interrupted();
    }

    @Test
    void newSocketsAreMarkedAndWhatIsLeftOfOneIsNotNew() {
        Writes writes =
                new Writes(
                        3,
                        number -> {
                            if (number == 1) {
                                table.add(TCP, ESTABLISHED, "::1", 23, "::1", 1, KernelTable.row());
                            } else if (number == 2) {
                                table.remove(1);
                                table.add(
                                        TCP,
                                        TIME_WAIT,
                                        "10.0.0.1",
                                        22,
                                        "10.0.0.9",
                                        1000,
                                        KernelTable.minisock());
                            }
                        });
        new TestRun()
                .sockets(table)
                .onTerminal(90, 24)
                .variable("NO_COLOR", "1")
                .to(writes)
                .run("-ta", "-c=0.01");

        assertThat(writes.picture(1).get(0)).matches("..:..:..  every 0.01 s  1 socket");
        assertThat(writes.picture(1).subList(1, 3))
                .containsExactly(
                        "  " + TITLES,
                        "  tcp        0      0 10.0.0.1:22   10.0.0.9:1000   ESTABLISHED IPv4");
        assertThat(writes.picture(2).get(0))
                .matches("..:..:..  every 0.01 s  2 sockets, 1 new, 0 gone");
        assertThat(writes.picture(2).subList(1, 4))
                .containsExactly(
                        "  " + TITLES,
                        "  tcp        0      0 10.0.0.1:22   10.0.0.9:1000   ESTABLISHED IPv4",
                        "+ tcp6       0      0 ::1:23        ::1:1           ESTABLISHED IPv6");
        assertThat(writes.picture(3))
                .hasSize(4)
                .noneMatch(line -> line.startsWith("+"))
                .anyMatch(line -> line.contains("TIME_WAIT"))
                .first()
                .asString()
                .endsWith("2 sockets, 0 new, 0 gone");
    }

    @Test
    void whatDoesNotFitIsCountedAndCut() {
        for (int port = 1; port <= 20; port++) {
            table.add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", port, KernelTable.row());
        }
        Writes writes = new Writes(1, number -> {});
        new TestRun().sockets(table).onTerminal(30, 10).to(writes).run("-t", "-c=9");

        assertThat(writes.picture(1)).hasSize(9).last().isEqualTo("... 15 more lines");
        assertThat(writes.picture(1).get(2)).isEqualTo("  tcp        0      0 10.0.0.1");
    }

    @Test
    void wideLinesGoOnBelow() {
        Writes writes = new Writes(1, number -> {});
        new TestRun().sockets(table).onTerminal(40, 10).to(writes).run("-tWH", "-c=9");

        assertThat(writes.picture(1)).hasSize(3);
        assertThat(String.join("", writes.picture(1))).contains("ESTABLISHED ");
    }

    @Test
    void remarksStandBelowTheTable() {
        table.without(Protocol.SCTP);
        Writes writes = new Writes(1, number -> {});
        TestRun run = new TestRun().sockets(table).onTerminal(200, 24).to(writes);
        run.run("-tS", "-c=9");

        assertThat(writes.picture(1)).last().asString().startsWith("jss: ").contains("sctp");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void eachBlockHasItsTimeWhereItIsNoTerminal() {
        Writes writes = new Writes(2, number -> {});
        new TestRun().sockets(table).to(writes).run("-t", "-c=0.01");
        List<String> lines = String.join("", writes.all).lines().toList();

        assertThat(lines).hasSize(7);
        assertThat(lines.get(0)).matches(TIME);
        assertThat(lines.get(1)).isEqualTo(TITLES);
        assertThat(lines.get(3)).isEmpty();
        assertThat(lines.get(4)).matches(TIME);
    }

    @Test
    void aDumbTerminalGetsBlocks() {
        Writes writes = new Writes(1, number -> {});
        new TestRun()
                .sockets(table)
                .onTerminal(80, 24)
                .variable("TERM", "dumb")
                .to(writes)
                .run("-t", "-c=0.01");

        assertThat(writes.all.get(0).lines().findFirst().get()).matches(TIME);
    }

    @Test
    void formsForProgramsFollowEachOtherAsTheyAre() {
        Writes writes = new Writes(2, number -> {});
        new TestRun().sockets(table).onTerminal(80, 24).to(writes).run("-t", "-c=0.01", "--csv");

        assertThat(String.join("", writes.all).lines()).hasSize(3);
    }

    @Test
    void otherFamiliesAreMarkedToo() {
        table.add(FamilyRow.unix(1, 1, 600).peer(601));
        Writes writes =
                new Writes(
                        2,
                        number -> {
                            if (number == 1) {
                                table.add(FamilyRow.unix(1, 1, 700).peer(701));
                            }
                        });
        new TestRun().sockets(table).onTerminal(200, 24).to(writes).run("-x", "-c=0.01");

        assertThat(writes.picture(2))
                .filteredOn(line -> line.startsWith("+"))
                .singleElement()
                .asString()
                .contains("700");
    }

    @ParameterizedTest
    @CsvSource({"-t -c 0.02, 0.02", "-tc 0.02, 0.02", "-t --continuous 0.02, 0.02"})
    void aNumberBehindItIsSeconds(String line, String seconds) {
        Writes writes = new Writes(1, number -> {});
        new TestRun().sockets(table).onTerminal(80, 24).to(writes).run(line.split(" "));

        assertThat(writes.picture(1).get(0)).contains("every " + seconds + " s");
    }
}
