package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.environment.ExitCode;
import io.jss.engine.ChannelFactory;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.series.SeriesWriter;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Series on the command line: look N has the connections to the remote ports 1001 to 1000 + N. */
class SeriesOptionTest {

    private static final Instant START =
            LocalDateTime.of(2026, 3, 1, 3, 12, 0).atZone(ZoneId.systemDefault()).toInstant();

    private static final int STREAM = 1;
    private static final int LISTEN = 10;

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("s.jss");
    }

    private static KernelTable table(int connections) {
        KernelTable table = new KernelTable();
        for (int i = 1; i <= connections; i++) {
            table.add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000 + i, KernelTable.row());
        }
        return table;
    }

    /** Writes looks, the first of one connection, ten seconds apart. */
    private void write(int looks) throws IOException {
        try (SeriesWriter series = SeriesWriter.create(file(), RecordingInfo.NONE)) {
            for (int i = 0; i < looks; i++) {
                RecordingWriter look = RecordingWriter.inMemory();
                KernelTable kernel = table(i + 1);
                ChannelFactory channels = kernel::open;
                try (SocketTable sockets = SocketTable.over(look.tap(channels))) {
                    sockets.visit(SocketQuery.all(), socket -> {});
                }
                series.add(look.look(), START.plusSeconds(10L * i), i);
            }
        }
    }

    private TestRun read(String... arguments) {
        TestRun run = new TestRun();
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--read";
        all[arguments.length + 1] = file().toString();
        assertThat(run.run(all)).as("%s", run.errors()).isZero();
        return run;
    }

    @ParameterizedTest
    @CsvSource({
        "03:12:00, 1",
        "03:12, 1",
        "03:12:09.9, 1",
        "03:12:10, 2",
        "2026-03-01 03:12:25, 3",
        "2026-03-01T03:12:35, 4",
        "+0s, 1",
        "+19s, 2",
        "+20, 3",
        "+0.5m, 4",
        "03:12:45, 5"
    })
    void aTimeShowsTheLookOfThatMoment(String time, int connections) throws IOException {
        write(5);

        TestRun run = read("-tan", "-H", "--at", time);

        assertThat(run.lines()).hasSize(connections);
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void withoutATimeItIsTheLastLookAndALineSaysSo() throws IOException {
        write(5);

        TestRun run = read("-tan", "-H");

        assertThat(run.lines()).hasSize(5);
        assertThat(run.errors())
                .containsExactly(
                        "jss: "
                                + file()
                                + ": the last look, 2026-03-01 03:12:40, of 5 looks from 2026-03-01"
                                + " 03:12:00 to 2026-03-01 03:12:40; --at TIME shows another");
    }

    @ParameterizedTest
    @ValueSource(strings = {"03:11:59", "03:13:00", "2026-03-02 03:12:00", "+60s"})
    void aTimeOutsideSaysWhatTheFileHolds(String time) throws IOException {
        write(5);
        TestRun run = new TestRun();

        assertThat(run.run("-t", "--read", file().toString(), "--at", time))
                .isEqualTo(ExitCode.USAGE);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains(
                        "--at "
                                + time
                                + " is not within "
                                + file()
                                + ", which holds 5 looks from 2026-03-01 03:12:00 to 2026-03-01"
                                + " 03:12:40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"noon", "", "25:00", "+", "+1y", "03"})
    void whatIsNoTimeIsRefused(String time) throws IOException {
        write(1);
        TestRun run = new TestRun();

        assertThat(run.run("-t", "--read", file().toString(), "--at=" + time))
                .isEqualTo(ExitCode.USAGE);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("--at takes a time of day (03:12:05), a date and a time");
    }

    @Test
    void everyModeThatReadsARecordingReadsALook() throws IOException {
        write(5);

        assertThat(read("-s", "--at", "+10s").lines()).anyMatch(line -> line.contains("2"));
        assertThat(read("-ta", "--count-by", "state", "--at", "+20s").lines())
                .anyMatch(line -> line.contains("3") && line.contains("ESTABLISHED"));
        assertThat(read("--at", "+20s", "explain", "10.0.0.9:1003").lines()).isNotEmpty();
        assertThat(read("--at", "+20s", "find", "10.0.0.1:22", "10.0.0.9:1003").lines())
                .isNotEmpty();
        assertThat(read("-ta", "--ndjson", "--at", "+30s").lines()).hasSize(4);
    }

    @Test
    void aFileAtATimeIsComparedWithItAtAnother() throws IOException {
        write(5);
        TestRun run = new TestRun();

        assertThat(run.run("diff", file() + "@+10s", file() + "@03:12:30"))
                .isEqualTo(ExitCode.DIFFERENT);

        assertThat(run.lines()).filteredOn(line -> line.contains("opened")).hasSize(2);
        assertThat(run.errors()).isEmpty();
    }

    /** Of two files {@code --at} would not say which is meant: a time stands behind the file. */
    @ParameterizedTest
    @CsvSource({
        "'', 'the last look, 2026-03-01 03:12:40, of 5 looks from 2026-03-01 03:12:00 to 2026-03-01"
                + " 03:12:40; FILE@TIME is another'",
        "@05:00, '@05:00 is not within FILE, which holds 5 looks'",
        "@noon, 'FILE@TIME takes a time of day (03:12:05), a date and a time'"
    })
    void aLineAboutAFileOfDiffSaysWhatDiffUnderstands(String time, String said) throws IOException {
        write(5);
        TestRun run = new TestRun().sockets(table(1));

        run.run("diff", file() + "@+0s", file() + time);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains(
                        said.startsWith("FILE@TIME takes")
                                ? said
                                : said.replace("FILE", file() + ""))
                .doesNotContain("--at");
    }

    @Test
    void aTimeBehindARecordingOfOneMomentIsRefused() {
        TestRun recorder = new TestRun().sockets(table(1));
        assertThat(recorder.run("-ta", "--record", file().toString())).isZero();
        TestRun run = new TestRun();

        assertThat(run.run("diff", file() + "@03:00", file().toString())).isEqualTo(ExitCode.USAGE);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("FILE@TIME goes with a series, which jss record writes; " + file());
    }

    @Test
    void aRecordingOfOneMomentHasNoOther() {
        TestRun recorder = new TestRun().sockets(table(1));
        assertThat(recorder.run("-ta", "--record", file().toString())).isZero();
        TestRun run = new TestRun();

        assertThat(run.run("-ta", "--read", file().toString(), "--at", "03:00"))
                .isEqualTo(ExitCode.USAGE);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("--at goes with a series, which jss record writes; " + file());
    }

    @Test
    void aDamagedSeriesShowsWhatIsBeforeAndSaysWhere() throws IOException {
        write(5);
        byte[] bytes = Files.readAllBytes(file());
        Files.write(file(), Arrays.copyOf(bytes, bytes.length - 60));

        TestRun run = read("-tan", "-H");

        assertThat(run.lines()).hasSize(4);
        assertThat(run.errors()).hasSize(2);
        assertThat(run.errors().get(0)).contains("the last look, 2026-03-01 03:12:30, of 4 looks");
        assertThat(run.errors().get(1)).contains(file() + ": at byte ");
    }

    @Test
    void aSeriesWithoutALookIsSaid() throws IOException {
        SeriesWriter.create(file(), RecordingInfo.NONE).close();
        TestRun run = new TestRun();

        assertThat(run.run("-t", "--read", file().toString())).isEqualTo(ExitCode.SYSTEM);

        assertThat(run.errors()).singleElement().asString().contains("a series without a look");
    }

    @Test
    void topPlaysAllLooksWithTheirTimesAndAtOnce() throws IOException {
        write(5);

        TestRun run = read("top", "--batch", "--columns=remote-port");

        assertThat(run.lines())
                .filteredOn(line -> line.matches("\\d{4}-.*"))
                .containsExactly(
                        START.plusSeconds(10).toString(),
                        START.plusSeconds(20).toString(),
                        START.plusSeconds(30).toString(),
                        START.plusSeconds(40).toString());
        assertThat(run.lines())
                .filteredOn(line -> line.startsWith("opened"))
                .extracting(line -> line.replaceAll("\\s+", " "))
                .extracting(line -> line.split(" ", -1)[1])
                .containsExactly("1002", "1003", "1004", "1005");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void topPlaysFromATimeOn() throws IOException {
        write(5);

        TestRun run = read("top", "--batch", "--at", "+30s", "--columns=remote-port");

        assertThat(run.lines())
                .filteredOn(line -> line.matches("\\d{4}-.*"))
                .containsExactly(START.plusSeconds(40).toString());
    }

    @Test
    void topDoesNotPlayARecordingOfOneMoment() {
        assertThat(new TestRun().sockets(table(1)).run("-ta", "--record", file().toString()))
                .isZero();
        TestRun run = new TestRun();

        assertThat(run.run("top", "--read", file().toString())).isEqualTo(ExitCode.USAGE);

        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("top plays a series, which jss record writes; a recording is one look");
    }

    @Test
    void itRecordsUntilTheTimeHasPassed() {
        TestRun recorder = new TestRun().sockets(table(2));

        assertThat(recorder.run("record", file().toString(), "--every=1ms", "--for=20ms")).isZero();

        assertThat(recorder.lines()).isEmpty();
        assertThat(recorder.errors())
                .singleElement()
                .asString()
                .matches(
                        "jss: recorded \\d+ looks? from .* to .* in " + file() + ", [0-9.]+ K?i?B");
        assertThat(read("-tan", "-H", "--at", "+0s").lines()).hasSize(2);
    }

    @Test
    void aRingIsRead() {
        TestRun recorder = new TestRun().sockets(table(2));

        assertThat(recorder.run("record", file().toString(), "--for=5ms", "--ring=1MiB")).isZero();

        assertThat(read("-tan", "-H").lines()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "record | record takes the file to write",
                "record a b | record takes one file, not 'b' too",
                "record a --ring=10 | --ring takes a size from 1MiB on, such as 200MiB, not '10'",
                "record a --ring=x | --ring takes a size from 1MiB on",
                "record a --every=0 | --every takes a time from 1ms on, such as 1s or 10m, not '0'",
                "record a --for=x | --for takes a time from 1ms on",
                "record a --csv | --csv does not go with record",
                "-t --every=1s | --every goes with record",
                "-t --for=1s | --for goes with doctor or record",
                "-t --at=1s | --at goes with --read",
            })
    void whatCannotBeIsRefused(String line, String error) {
        TestRun run = new TestRun().sockets(table(1));

        assertThat(run.run(line.split(" "))).isEqualTo(ExitCode.USAGE);

        assertThat(run.errors()).singleElement().asString().contains(error);
    }

    @Test
    void aFileThatCannotBeMadeIsOneLine() throws IOException {
        Path locked = Files.writeString(folder.resolve("file"), "mine");
        TestRun exists = new TestRun().sockets(table(1));
        TestRun nowhere = new TestRun().sockets(table(1));

        assertThat(exists.run("record", locked.toString())).isEqualTo(ExitCode.OUTPUT);
        assertThat(nowhere.run("record", folder.resolve("no/such").toString()))
                .isEqualTo(ExitCode.OUTPUT);

        assertThat(exists.errors())
                .containsExactly(
                        "jss: cannot write the recording "
                                + locked
                                + ": it exists; remove it or give another name");
        assertThat(nowhere.errors()).singleElement().asString().endsWith("there is no such folder");
        assertThat(locked).hasContent("mine");
    }

    @Test
    void whatTheKernelRefusesLeavesNoFile() {
        TestRun run =
                new TestRun()
                        .kernel(
                                () -> {
                                    throw new IOException("no kernel");
                                });

        assertThat(run.run("record", file().toString())).isEqualTo(ExitCode.SYSTEM);

        assertThat(run.errors()).containsExactly("jss: no kernel");
        assertThat(file()).doesNotExist();
    }

    @Test
    void socketsOfOtherFamiliesAreRecordedWhereTheyAreAskedFor() {
        FamilyRow unix = FamilyRow.unix(STREAM, LISTEN, 500).name("/run/a");
        TestRun recorder = new TestRun().sockets(table(1).add(unix));
        String[] line = {"-x", "record", file().toString(), "--every=1h", "--for=1ms"};
        assertThat(recorder.run(line)).as("%s", recorder.errors()).isZero();

        assertThat(read("-xa", "-H", "--at", "+0s").lines())
                .singleElement()
                .asString()
                .contains("/run/a");
        TestRun internet = new TestRun();
        assertThat(internet.run("-ta", "--read", file().toString(), "--at", "+0s"))
                .isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(internet.errors().get(0))
                .contains("tcp sockets of AF_INET are not in the recording");
    }
}
