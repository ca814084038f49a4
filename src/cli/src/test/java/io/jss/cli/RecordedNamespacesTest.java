package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of several network namespaces. */
class RecordedNamespacesTest {

    private static final long HERE = 4026531840L;
    private static final long WEB = 4026532001L;
    private static final long LOCKED = 4026532002L;
    private static final String CLOSED = "80/comm80";

    @TempDir private Path folder;
    private Path proc;
    private String file;

    @BeforeEach
    void threeNamespacesOfWhichOneIsClosed() throws IOException {
        proc = folder.resolve("proc");
        file = folder.resolve("recording").toString();
        new FakeProcesses(proc)
                .namespace(1, HERE)
                .add(70, "/usr/sbin/web\0", 501)
                .namespace(70, WEB)
                .cgroup(70, "/system.slice/web.service")
                .add(80, "secret\0")
                .namespace(80, LOCKED)
                .add(90, "sshd\0", 77)
                .namespace(90, HERE);
    }

    private TestRun host() {
        return new TestRun()
                .proc(proc)
                .sockets(
                        only().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, row())
                                .add(TCP, LISTEN, "0.0.0.0", 22, "0.0.0.0", 0, row()))
                .socketsIn(
                        WEB,
                        only().add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 501))
                                .add(TCP, ESTABLISHED, "172.17.0.2", 80, "10.0.0.9", 2000, row()));
    }

    private static KernelTable only() {
        return new KernelTable().without(Protocol.UDPLITE, Protocol.RAW);
    }

    /** A machine without a process, on which what is shown can only be the recording's. */
    private TestRun elsewhere() {
        return new TestRun().proc(folder);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-tln",
                "-tane",
                "-tan --csv",
                "-tan --ndjson",
                "-tan --columns=namespace,local,remote --sort=remote-port:desc",
                "-tan --count-by=namespace,state",
                "-tan (sport = :80 or sport = :22)",
                "-s",
            })
    void whatIsPrintedOfEveryNamespaceIsPrintedFromTheRecording(String options) {
        List<String> words = List.of(options.split(" (?!=|:|or|sport =.*\\))"));
        TestRun live = host();
        TestRun recording = host();
        TestRun shown = elsewhere();

        assertThat(live.run(with(words, "--all-netns", "--numeric"))).isZero();
        assertThat(recording.run(with(words, "--all-netns", "--numeric", "--record", file)))
                .as("%s", recording.errors())
                .isZero();
        assertThat(shown.run(with(words, "--read", file))).as("%s", shown.errors()).isZero();

        assertThat(recording.lines()).isEqualTo(live.lines()).isNotEmpty();
        assertThat(shown.lines()).isEqualTo(live.lines());
        assertThat(shown.errors())
                .contains(
                        "jss: network namespace "
                                + CLOSED
                                + " not entered: setns: EPERM (Operation not permitted)")
                .isEqualTo(live.errors());
        TestRun named = elsewhere();
        assertThat(named.run(with(words, "--read", file, "--all-netns"))).isZero();
        assertThat(named.lines()).isEqualTo(shown.lines());
    }

    private static String[] with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(words);
        return all.toArray(new String[0]);
    }

    @Test
    void oneOfThemIsChosenByItsName() {
        host().run("-tan", "--all-netns", "--record", file);
        TestRun chosen = elsewhere();
        TestRun ofSs = elsewhere();
        TestRun json = elsewhere();

        assertThat(chosen.run("-tanH", "--read", file, "-N", "web.service")).isZero();
        assertThat(chosen.lines())
                .containsExactly(
                        "tcp 0 0 0.0.0.0:80    0.0.0.0:*     LISTEN      IPv4",
                        "tcp 0 0 172.17.0.2:80 10.0.0.9:2000 ESTABLISHED IPv4");
        assertThat(ofSs.run("--as", "ss", "--read", file, "-tanH", "-N", "web.service")).isZero();
        assertThat(ofSs.lines()).hasSize(2).allMatch(line -> line.contains(":80 "));
        assertThat(json.run("--read", file, "-tan", "--json", "-N", "net:[" + WEB + "]")).isZero();
        assertThat(json.lines().get(0))
                .contains("\"namespace\":{\"inode\":" + WEB + ",\"name\":\"web.service\"}");
    }

    @Test
    void commandsAndFiltersLookIntoEachOfThem() {
        host().run("-tanp", "--all-netns", "--record", file);
        TestRun filtered = elsewhere();
        TestRun found = elsewhere();
        TestRun explained = elsewhere();
        TestRun device = elsewhere();

        assertThat(filtered.run("-tanH", "--read", file, "sport = :80 and state listening"))
                .isZero();
        assertThat(filtered.lines())
                .containsExactly("web.service tcp 0 0 0.0.0.0:80 0.0.0.0:* LISTEN IPv4");
        assertThat(found.run("--read", file, "find", "172.17.0.2:80", "10.0.0.9:2000")).isZero();
        assertThat(found.lines().get(1)).startsWith("web.service ");
        assertThat(explained.run("--read", file, "explain", "80")).isZero();
        assertThat(explained.lines())
                .contains("Network namespace web.service:", "  It belongs to 70/comm70.")
                .doesNotContain("Network namespace 1/comm1:");
        assertThat(device.run("-tan", "--read", file, "dev = lo")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void aDocumentOfSeveralIsInNone() {
        host().run("-tan", "--all-netns", "--record", file);
        TestRun json = elsewhere();

        assertThat(json.run("--read", file, "-tan", "--json")).isZero();
        assertThat(json.lines().get(0)).doesNotContain("\"namespace\":{").contains("web.service");
    }

    @Test
    void whatIsForOneNamespaceSaysHowOneIsChosen() {
        host().run("-tan", "--all-netns", "--record", file);
        String all = "the recording is of 3 network namespaces, 1/comm1, web.service, " + CLOSED;

        assertRefused(all + ": -N NAME shows one of them", "--as", "ss", "--read", file, "-tan");
        assertRefused(all + ": netstat shows one", "--as", "netstat", "--read", file, "-tan");
        assertRefused(all + ": -N NAME compares one", "diff", file);
        assertRefused(all + ": -N NAME compares one", "diff", file, file);
        TestRun unknown = elsewhere();
        assertThat(unknown.run("--read", file, "-tan", "-N", "blue")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.errors())
                .containsExactly(
                        "jss: there is no network namespace 'blue': there are 1/comm1,"
                                + " web.service, "
                                + CLOSED);
        TestRun closed = elsewhere();
        assertThat(closed.run("--read", file, "-tan", "-N", CLOSED)).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(closed.errors()).containsExactly("jss: setns: EPERM (Operation not permitted)");
    }

    private void assertRefused(String said, String... words) {
        TestRun run = host();
        assertThat(run.run(words)).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains(said);
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void oneOfThemIsCompared() {
        String later = folder.resolve("later").toString();
        host().run("-tan", "--all-netns", "--record", file);
        host().socketsIn(WEB, only()).run("-tan", "--all-netns", "--record", later);
        TestRun closed = elsewhere();
        TestRun same = elsewhere();

        assertThat(closed.run("diff", file, later, "-N", "web.service"))
                .isEqualTo(ExitCode.DIFFERENT);
        assertThat(closed.lines()).hasSize(3).filteredOn(line -> line.contains(":80")).hasSize(2);
        assertThat(same.run("diff", file, later, "-N", "1/comm1")).isZero();
        assertThat(same.lines()).isEmpty();
    }

    @Test
    void aNameIsRefusedWhereTheRecordingIsOfOne() {
        host().run("-tan", "--record", file);

        assertRefused("--net does not go with --read", "-tan", "--read", file, "-N", "blue");
        assertRefused("--all-netns does not go with", "-tan", "--read", file, "--all-netns");
        assertRefused("--net does not go with", "diff", file, file, "-N", "blue");
    }

    @Test
    void aHostWithOneNamespaceMakesTheFileOfToday() throws IOException {
        Path other = folder.resolve("one");
        new FakeProcesses(other).namespace(1, HERE).add(90, "sshd\0", 77).namespace(90, HERE);
        String every = folder.resolve("every").toString();
        host().proc(other).run("-tan", "--record", file);
        host().proc(other).run("-tan", "--all-netns", "--record", every);

        assertThat(chunks(every)).isEqualTo(chunks(file)).isNotEmpty();
        TestRun shown = elsewhere();
        assertThat(shown.run("-tan", "--read", every)).isZero();
        assertThat(shown.lines().get(0)).doesNotContain("Namespace");
    }

    /** What is behind the text of a file, which has the time in it. */
    private static String chunks(String file) throws IOException {
        String bytes = Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
        return bytes.substring(bytes.indexOf("namespace="));
    }

    private void recordSeries(String... more) {
        List<String> line = new ArrayList<>(List.of("record", file, "--every=1h", "--for=1ms"));
        line.addAll(List.of(more));
        TestRun recorder = host();
        assertThat(recorder.run(line.toArray(String[]::new)))
                .as(String.join("\n", recorder.errors()))
                .isZero();
        assertThat(recorder.errors()).anyMatch(said -> said.contains("recorded "));
    }

    @Test
    void aSeriesOfAllIsReadAsALiveHostIs() {
        recordSeries("--all-netns");
        TestRun live = host();
        assertThat(live.run("-tan", "--all-netns")).isZero();
        TestRun read = elsewhere();

        assertThat(read.run("-tan", "--read", file, "--at", "+0s")).isZero();
        assertThat(read.lines()).isEqualTo(live.lines());
        assertThat(read.errors()).anyMatch(line -> line.contains(CLOSED));

        TestRun one = elsewhere();
        assertThat(one.run("-tan", "-H", "--read", file, "--at=+0s", "-N", "web.service")).isZero();
        assertThat(one.lines()).hasSize(2).allMatch(line -> line.contains(":80"));
    }

    @Test
    void whatIsOfOneNamespaceNamesItInASeriesToo() {
        recordSeries("--all-netns");
        TestRun run = elsewhere();
        assertThat(run.run("diff", file + "@+0s", file + "@+0s")).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .singleElement()
                .asString()
                .contains("-N ")
                .doesNotContain("Exception");
        TestRun diff = elsewhere();
        assertThat(diff.run("diff", file + "@+0s", file + "@+0s", "-N", "web.service")).isZero();
    }

    private static final String FIRST =
            "jss: the recording is of 3 network namespaces, 1/comm1, web.service, 80/comm80:"
                    + " 1/comm1 is shown; -N NAME shows another";

    @ParameterizedTest
    @CsvSource({"'', :22, :80, true", "web.service, :80, :22, false"})
    void aSeriesOfAllIsPlayedWithTheSocketsOfOne(
            String name, String shown, String other, boolean says) {
        recordSeries("--all-netns", "--every=1ms", "--for=20ms");
        List<String> line =
                new ArrayList<>(List.of("top", "--batch", "--blocks=1", "--read", file));
        if (!name.isEmpty()) {
            line.addAll(List.of("-N", name));
        }
        TestRun run = elsewhere();

        assertThat(run.run(line.toArray(String[]::new))).as("%s", run.errors()).isZero();
        assertThat(run.lines()).anyMatch(row -> row.contains(shown));
        assertThat(run.lines()).noneMatch(row -> row.contains(other + " "));
        assertThat(run.errors().contains(FIRST)).as("%s", run.errors()).isEqualTo(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "web.service"})
    void aReportIsOfOneOfThem(String name) throws IOException {
        recordSeries("--all-netns");
        Path page = folder.resolve("page");
        TestRun report = elsewhere();

        assertThat(
                        name.isEmpty()
                                ? report.run("report", file, "-o", page.toString())
                                : report.run("report", file, "-o", page.toString(), "-N", name))
                .as("%s", report.errors())
                .isZero();
        assertThat(report.errors()).isEqualTo(name.isEmpty() ? List.of(FIRST) : List.of());
        String text = Files.readString(page);
        // the first has a listener and a connection, the other as many, of another name
        assertThat(text.contains("network namespace web.service")).isEqualTo(!name.isEmpty());
        assertThat(text).contains("<td>ESTABLISHED</td><td class=\"number\" data-value=\"1\">");
    }

    @Test
    void aReportOfANamespaceThatIsNotThereSaysWhichAre() {
        recordSeries("--all-netns");
        TestRun unknown = elsewhere();
        TestRun closed = elsewhere();

        assertThat(unknown.run("report", file, "-o", folder + "/page", "-N", "blue"))
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unknown.errors())
                .singleElement()
                .asString()
                .contains("there is no network namespace 'blue': there are 1/comm1, web.service");
        assertThat(closed.run("report", file, "-o", folder + "/page", "-N", CLOSED))
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(closed.errors()).containsExactly("jss: setns: EPERM (Operation not permitted)");
    }
}
