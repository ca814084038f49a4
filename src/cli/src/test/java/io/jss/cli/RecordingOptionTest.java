package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.filter.SampleSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.BucketKernel;
import io.jss.testing.FamilyRow;
import java.io.ByteArrayOutputStream;
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
import org.junit.jupiter.params.provider.ValueSource;

/** {@code --record} and {@code --read}: what was printed once is printed again. */
class RecordingOptionTest {

    @TempDir private Path folder;
    private String file;

    @BeforeEach
    void name() {
        file = folder.resolve("recording").toString();
    }

    private static KernelTable table() {
        return new KernelTable()
                .without(Protocol.UDPLITE, Protocol.RAW)
                .add(Protocol.TCP, SocketState.LISTEN, "0.0.0.0", 22, "0.0.0.0", 0)
                .add(Protocol.TCP, SocketState.ESTABLISHED, "127.0.0.1", 22, "127.0.0.1", 4000)
                .add(Protocol.UDP, SocketState.CLOSE, "0.0.0.0", 53, "0.0.0.0", 0)
                .add(FamilyRow.unix(1, 10, 500).name("/run/x").queues(1, 7));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-an",
                "-tane",
                "-x -a",
                "-tuan sport = :22 or sport = :53",
                "-s",
                "-tan --count-by=state",
                "-tun explain 22",
                "--as netstat -an",
                "--as netstat -tuane",
            })
    void whatIsPrintedWhileItIsRecordedIsPrintedFromTheRecording(String options)
            throws IOException {
        List<String> words = List.of(options.split(" "));
        TestRun live = machine();
        TestRun recording = machine();
        TestRun shown = new TestRun().proc(folder);
        assertThat(live.run(words.toArray(new String[0]))).isEqualTo(ExitCode.OK);
        assertThat(recording.run(with(words, "--record", file))).isEqualTo(ExitCode.OK);

        assertThat(shown.run(with(words, "--read", file))).as("%s", shown.errors()).isZero();
        assertThat(recording.lines()).isEqualTo(live.lines()).isNotEmpty();
        assertThat(withoutOwners(shown.lines())).isEqualTo(withoutOwners(live.lines()));
    }

    /** What is said of processes and names of users differs: a recording has none. */
    private static List<String> withoutOwners(List<String> lines) {
        return lines.stream()
                .map(line -> line.replaceAll("\\broot\\b", "0").replaceAll(" of 4711/sshd", ""))
                .map(line -> line.replaceAll(" of a process that is not in the recording", ""))
                .filter(line -> !line.contains("process") && !line.contains("belongs"))
                .map(line -> line.replaceAll(" +|User *", " "))
                .toList();
    }

    private TestRun machine() throws IOException {
        Path proc = folder.resolve("proc");
        if (!Files.exists(proc)) {
            new FakeProcesses(proc).add(4711, "/usr/sbin/sshd\0-D\0secret\0", 77);
        }
        return new TestRun().sockets(table()).proc(proc);
    }

    private static String[] with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(words);
        return all.toArray(new String[0]);
    }

    @Test
    void processesAreRecordedWithMinusPAloneAndWithoutTheirArguments() throws IOException {
        assertThat(machine().run("-tanp", "--record", file)).isZero();
        TestRun shown = new TestRun().proc(folder);

        assertThat(shown.run("-tanp", "--read", file)).isZero();
        assertThat(shown.lines().get(2)).contains(" 4711/comm4711 ");
        assertThat(shown.errors()).isEmpty();
        assertThat(Files.readString(Path.of(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("sshd", "secret");
    }

    @Test
    void argumentsAreRecordedWhenTheyAreAskedFor() throws IOException {
        assertThat(machine().run("-tanp", "--record", file, "--record-titles")).isZero();
        TestRun shown = new TestRun().proc(folder);

        assertThat(shown.run("-tanp", "--read", file)).isZero();
        assertThat(shown.lines().get(2)).contains(" 4711/sshd ");
    }

    @Test
    void processesOfThisMachineAreNeverShown() throws IOException {
        assertThat(machine().run("-tan", "--record", file)).isZero();
        TestRun shown = machine();

        assertThat(shown.run("-tanp", "--read", file)).isZero();
        assertThat(shown.lines()).noneMatch(line -> line.contains("4711"));
        assertThat(shown.errors()).containsExactly("jss: processes are not in the recording");
        TestRun explained = machine();
        assertThat(explained.run("--read", file, "explain", "4000")).isZero();
        assertThat(explained.lines())
                .contains("  Its process is not known: the recording has no processes.");
    }

    @Test
    void whatWasNotRecordedIsSaid() throws IOException {
        assertThat(machine().run("-t", "--record", file)).isZero();
        TestRun all = new TestRun();
        TestRun udp = new TestRun();

        assertThat(all.run("-a", "--read", file)).isZero();
        assertThat(all.errors())
                .containsExactly(
                        "jss: the recording lacks the states LISTEN of tcp sockets of AF_INET",
                        "jss: the recording lacks the states LISTEN of tcp sockets of AF_INET6",
                        "jss: udp sockets are not in the recording",
                        "jss: udplite sockets are not in the recording",
                        "jss: raw sockets are not in the recording",
                        "jss: unix sockets are not in the recording");
        assertThat(udp.run("-u", "--read", file)).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(udp.errors())
                .containsExactly(
                        "jss: udp sockets of AF_INET are not in the recording;"
                                + " udp sockets of AF_INET6 are not in the recording");
    }

    @Test
    void namesOfThisMachineMeanNothingInAFilterOverARecording() throws IOException {
        assertThat(machine().run("-ta", "--record", file)).isZero();
        TestRun here = machine();
        TestRun replayed = machine();

        assertThat(here.run("-ta", "dev = lo")).isZero();
        assertThat(replayed.run("-ta", "--read", file, "dev = lo")).isEqualTo(ExitCode.USAGE);
        assertThat(replayed.errors().get(0)).startsWith("jss: in the filter: ");
    }

    @Test
    void theVariableOfSsNamesARecordingToo() throws IOException {
        assertThat(machine().run("-ta", "--record-ss", file)).isZero();
        TestRun shown = new TestRun().variable("TCPDIAG_FILE", file);

        assertThat(shown.run("-tan")).isZero();
        assertThat(shown.lines()).hasSize(3);
        assertThat(shown.errors()).isEmpty();
    }

    @Test
    void asSsADumpReplacesAFileAndIsARecording() throws IOException {
        Files.writeString(Path.of(file), "of before");
        TestRun dump = machine();
        assertThat(dump.run("--as", "ss", "-ta", "-D", file)).isZero();
        assertThat(dump.lines()).isEmpty();
        TestRun shown = new TestRun();

        assertThat(shown.run("-tan", "--read", file)).isZero();
        assertThat(shown.lines()).hasSize(3);
    }

    @Test
    void asSsADumpToTheStandardOutputIsTheSameBytes() throws IOException {
        assertThat(machine().run("--as", "ss", "-ta", "-D", file)).isZero();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        assertThat(machine().to(bytes).run("--as", "ss", "-ta", "-D", "-")).isZero();
        assertThat(bytes.toByteArray()).isNotEmpty().isEqualTo(Files.readAllBytes(Path.of(file)));
    }

    @Test
    void asSsADumpThatCannotBeWrittenIsOneLine() throws IOException {
        TestRun dump = machine();

        assertThat(dump.run("--as", "ss", "-ta", "-D", file + "/none")).isNotZero();
        assertThat(dump.errors()).hasSize(1);
        assertThat(dump.errors().get(0)).startsWith("ss: cannot write " + file + "/none: ");
        assertThat(dump.lines()).isEmpty();
    }

    @Test
    void recordSsSaysThatACrowdedTableMayLackSockets() throws IOException {
        BucketKernel kernel = new BucketKernel(16, 40);
        for (int i = 0; i < 100; i++) {
            SampleSocket socket =
                    SampleSocket.between(SocketState.ESTABLISHED, "127.0.0.1 1", "127.0.0.1 1");
            socket.localPort = 1_000 + i;
            socket.cookie = 1L + i;
            kernel.open(socket);
        }
        TestRun crowded = new TestRun().kernel(kernel);

        assertThat(crowded.run("-t4", "--record-ss", file)).isZero();
        assertThat(crowded.errors()).hasSize(1);
        assertThat(crowded.errors().get(0)).endsWith("the answer may lack sockets");
        assertThat(crowded.lines()).isEmpty();
    }

    @Test
    void recordSsPrintsNothingAndTakesTcpAlone() throws IOException {
        TestRun quiet = machine();
        assertThat(quiet.run("-ta", "--record-ss", file)).isZero();
        assertThat(quiet.lines()).isEmpty();
        for (String other : List.of("-tu", "sport = :22")) {
            TestRun refused = machine();
            assertThat(refused.run(with(List.of(other.split(" ")), "--record-ss", file + "2")))
                    .isEqualTo(ExitCode.USAGE);
            assertThat(refused.errors().get(0)).contains("TCP sockets, without a filter");
        }
        assertThat(Path.of(file + "2")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-E", "-K", "-c", "kill sport = :22"})
    void whatIsAboutThisMachineIsRefusedWithARecording(String options) throws IOException {
        assertThat(machine().run("-ta", "--record", file)).isZero();
        TestRun run = machine();

        assertThat(run.run(with(List.of(options.split(" ")), "--read", file)))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run.lines()).isEmpty();
        assertThat(run.errors().get(0)).contains("is about this machine; a recording is shown");
    }

    @Test
    void aFileThatIsNoRecordingIsOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello world, hello");
        TestRun damaged = machine();
        TestRun missing = machine();

        assertThat(damaged.run("--read", text.toString())).isEqualTo(ExitCode.DATA);
        assertThat(damaged.errors())
                .containsExactly(
                        "jss: "
                                + text
                                + ": at byte 0: expected a recording of jss or of ss -D,"
                                + " found something else");
        assertThat(missing.run("--read", file)).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(missing.errors()).containsExactly("jss: " + file + ": no such file");
    }

    @Test
    void anAnswerThatCannotBeDecodedIsOneLineWithItsPlace() throws IOException {
        assertThat(machine().run("-xa", "--record", file)).isZero();
        byte[] bytes = Files.readAllBytes(Path.of(file));
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int name = text.indexOf("/run/x");
        bytes[name - 4] = (byte) 0xf0; // the length of the attribute
        Files.write(Path.of(file), bytes);
        TestRun run = machine();

        assertThat(run.run("-xa", "--read", file)).isEqualTo(ExitCode.DATA);
        int answer = name - 4 - 16 - 16; // behind two headers, of the message and of the row
        assertThat(run.errors())
                .hasSize(1)
                .allMatch(line -> line.startsWith("jss: " + file + ": in the answer at byte "))
                .allMatch(line -> line.contains(" " + answer + ": malformed nlattr at byte 32: "));
    }

    @Test
    void aFileThatExistsIsNotOverwritten() throws IOException {
        Files.writeString(Path.of(file), "mine");
        TestRun run = machine();

        assertThat(run.run("-t", "--record", file)).isEqualTo(ExitCode.OUTPUT);
        assertThat(run.errors())
                .containsExactly(
                        "jss: cannot write the recording "
                                + file
                                + ": it exists; remove it or give another name");
        assertThat(Path.of(file)).hasContent("mine");
    }

    @Test
    void aRunThatFailsLeavesNoRecording() throws IOException {
        TestRun run = machine();

        assertThat(run.run("-S", "--record", file)).isEqualTo(ExitCode.OK);
        TestRun broken =
                new TestRun()
                        .kernel(
                                () -> {
                                    throw new IOException("no kernel");
                                });
        assertThat(broken.run("-t", "--record", file + "2")).isEqualTo(ExitCode.SYSTEM);
        assertThat(Path.of(file + "2")).doesNotExist();
        assertThat(broken.errors())
                .containsExactly(
                        "jss: the recording " + file + "2 is not complete and was removed",
                        "jss: no kernel");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--summary", "--count-by=state", "--columns=local", "--format={local}"})
    void processesAreRecordedThoughNothingShownNeedsThem(String form) throws IOException {
        assertThat(machine().run("-ta", "-p", form, "--record", file)).isEqualTo(ExitCode.OK);

        TestRun shown = new TestRun();
        assertThat(shown.run("-tapH", "--read", file)).isEqualTo(ExitCode.OK);
        assertThat(shown.errors()).isEmpty();
    }

    @Test
    void argumentsOfProcessesThatAreNotRecordedAreRefused() throws IOException {
        TestRun run = machine();
        assertThat(run.run("-ta", "--record", file, "--record-titles")).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: --record-titles does not go with --record: it is about processes,"
                                + " which are recorded with -p alone (jss --help lists what is)");
    }

    /** Those of the other tools have their {@code -p}, which is about what they print. */
    @ParameterizedTest
    @ValueSource(strings = {"ss", "netstat"})
    void argumentsAreRecordedUnderAnotherToolToo(String tool) throws IOException {
        assertThat(machine().run("--as", tool, "-tan", "--record", file, "--record-titles"))
                .isZero();

        TestRun shown = new TestRun().proc(folder);
        assertThat(shown.run("-tanp", "--read", file)).isZero();
        assertThat(shown.lines().get(2)).contains(" 4711/sshd ");
    }
}
