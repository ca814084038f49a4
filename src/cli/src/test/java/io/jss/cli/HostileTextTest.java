package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.cli.request.FilterFile;
import io.jss.testing.DiagRow;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names and arguments that try to command the terminal or to fill it. */
class HostileTextTest {

    private static final int STREAM = 1;
    private static final int LISTEN = 10;

    /** C0, DEL, C1, a change of direction, a line separator, a zero-width blank, a tag. */
    private static final String HOSTILE =
            "a\u001b[2J\u0007\u007f\u009b1m\u202e\u2066\u2028\u200b\ufeff\udb40\udc41z";

    private static final String MEGABYTE = "A".repeat(1 << 20);
    private static final int MOST_SHOWN = 6_000;

    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, ESTABLISHED, "::1", 1, "::1", 2, congestion())
                .add(
                        FamilyRow.unix(STREAM, LISTEN, 500).name("\0" + HOSTILE),
                        FamilyRow.unix(STREAM, LISTEN, 501).name("/run/" + HOSTILE));
    }

    private static DiagRow congestion() {
        return KernelTable.row()
                .attribute(FormatRuns.INFO, new byte[FormatRuns.TCP_INFO_BYTES])
                .attribute(FormatRuns.CONG, (HOSTILE + "\0").getBytes(StandardCharsets.UTF_8));
    }

    static Stream<List<String>> listings() {
        return Stream.of(
                List.of("-xa"),
                List.of("-xa", "--csv"),
                List.of("-xa", "--json"),
                List.of("-xa", "--ndjson"),
                List.of("-xalp", "-e"),
                List.of("-tanp"),
                List.of("-tani"),
                List.of("-tani", "--ndjson"),
                List.of("--as", "ss", "-taniO"),
                List.of("-ta", "--csv", "-p"),
                List.of("-ta", "--count-by", "process"),
                List.of("-ta", "-T"),
                List.of("explain"),
                List.of("--as", "netstat", "-xap"),
                List.of("--as", "netstat", "-tap"),
                List.of("--as", "ss", "-xap"),
                List.of("--as", "ss", "-tarpT"));
    }

    @ParameterizedTest
    @MethodSource("listings")
    void noFormOfOutputPassesOnWhatTerminalObeys(List<String> arguments, @TempDir Path proc)
            throws IOException {
        FakeProcesses processes = new FakeProcesses(proc).add(7, HOSTILE + "\0", 77, 500, 501);
        Path thread = Files.createDirectories(processes.root().resolve("7/task/7"));
        Files.writeString(thread.resolve("comm"), HOSTILE + "\n");
        TestRun run =
                new TestRun().sockets(table()).proc(processes.root()).host("::1", "h" + HOSTILE);

        assertThat(run.run(arguments.toArray(new String[0]))).isZero();
        assertThat(run.lines()).isNotEmpty().allSatisfy(HostileTextTest::isInert);
        assertThat(run.errors()).allSatisfy(HostileTextTest::isInert);
    }

    static Stream<List<String>> wrongArguments() {
        return Stream.of(
                List.of("--%s"),
                List.of("-y%s"),
                List.of("--wire=%s"),
                List.of("--color=%s"),
                List.of("-c=%s"),
                List.of("--as=%s"),
                List.of("--columns=%s"),
                List.of("--sort=%s"),
                List.of("--count-by=%s"),
                List.of("-N", "%s"),
                List.of("-F", "%s"),
                List.of("--read", "%s"),
                List.of("-t", "sport", "=", "%s"),
                List.of("-t", "%s", "and", "("),
                List.of("-t", "user", "=", "'%s'"),
                List.of("explain", "%s"),
                List.of("find", "%s", "%s"),
                List.of("kill", "%s"),
                List.of("help", "%s"),
                List.of("--as", "netstat", "--%s"),
                List.of("--as", "netstat", "-A", "%s"),
                List.of("--as", "ss", "--%s"),
                List.of("--as", "ss", "-A", "%s"),
                List.of("--as", "ss", "-F", "%s"),
                List.of("--as", "ss", "state", "%s"),
                List.of("--as", "ss", "%s"),
                List.of("--as", "ss", "-N", "%s"),
                List.of("--as", "ss", "-D", "no-such-folder/%s"),
                List.of("--as", "ss", "dst", "%s"),
                List.of("--as", "ss", "sport", "=", "%s"),
                List.of("--as", "ss", "dev", "=", "%s"),
                List.of("--as", "ss", "fwmark", "=", "%s"),
                List.of("--as", "ss", "cgroup", "=", "%s"),
                List.of("wait", "%s"),
                List.of("wait", "80", "--timeout", "%s"),
                List.of("diff", "%s"),
                List.of("--format=%s"),
                List.of("--format={%s}"),
                List.of("top", "%s"),
                List.of("top", "--blocks", "%s"),
                List.of("doctor", "--fail-on", "%s"));
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void errorsQuoteArgumentsInert(List<String> arguments) {
        assertThat(errorsOf(arguments, HOSTILE + "\nforged: line"))
                .isNotEmpty()
                .noneMatch(line -> line.startsWith("forged"))
                .allSatisfy(HostileTextTest::isInert);
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void errorsQuoteLittleOfWhatIsLong(List<String> arguments) {
        assertThat(String.join("\n", errorsOf(arguments, MEGABYTE)))
                .isNotEmpty()
                .hasSizeLessThan(MOST_SHOWN);
    }

    private static List<String> errorsOf(List<String> arguments, String text) {
        TestRun run = new TestRun().sockets(table());
        String[] args =
                arguments.stream()
                        .map(argument -> argument.replace("%s", text))
                        .toArray(String[]::new);

        assertThat(run.run(args)).isNotZero();
        assertThat(run.lines()).isEmpty();
        return run.errors();
    }

    @Test
    void longFilterIsShownAroundItsFault() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-t", "sport = 1 or ".repeat(1000) + "sport ! 2")).isEqualTo(2);
        assertThat(run.errors()).hasSize(3);
        assertThat(run.errors().get(1)).startsWith("...").endsWith("sport ! 2");
        assertThat(run.errors().get(2).indexOf('^'))
                .isEqualTo(run.errors().get(1).lastIndexOf('!'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/dev/zero", "/dev/null", "/dev/tty", "/", "/dev"})
    void filterFileIsNeitherDeviceNorFolder(String file) {
        for (List<String> tool : List.of(List.<String>of(), List.of("--as", "ss"))) {
            TestRun run = new TestRun().sockets(table());
            String[] args =
                    Stream.concat(tool.stream(), Stream.of("-F", file)).toArray(String[]::new);

            assertThat(run.run(args)).isEqualTo(ExitCode.USAGE);
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .startsWith("jss: cannot read the filter '" + file + "': it is a ");
        }
    }

    @Test
    void pipeThatNobodyWritesIsNotWaitedFor(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-F", pipe.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains("a device or a pipe");
    }

    @Test
    void filterFileHasLimit(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("filter");
        String filter = "sport = 1 ";
        Files.writeString(file, filter + " ".repeat(FilterFile.MAX_BYTES - filter.length()));
        assertThat(new TestRun().sockets(table()).run("-t", "-F", file.toString())).isZero();

        Files.write(file, new byte[FilterFile.MAX_BYTES + 1]);
        TestRun run = new TestRun().sockets(table());
        assertThat(run.run("-t", "-F", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: cannot read the filter '"
                                + file
                                + "': it has more than 1048576 bytes (jss --help lists what is)");
    }

    @Test
    void filterFileThatIsNotThereIsSaidSo(@TempDir Path folder) {
        Path file = folder.resolve("none");
        TestRun run = new TestRun().sockets(table());
        assertThat(run.run("-t", "-F", file.toString())).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: cannot read the filter '"
                                + file
                                + "': there is no such file (jss --help lists what is)");
    }

    private static void isInert(String line) {
        assertThat(line.getBytes(StandardCharsets.UTF_8)).doesNotContain(0x1b, 0x07, 0x7f);
        assertThat(line.codePoints().map(Character::getType))
                .doesNotContain(
                        (int) Character.CONTROL,
                        (int) Character.FORMAT,
                        (int) Character.LINE_SEPARATOR,
                        (int) Character.PARAGRAPH_SEPARATOR);
    }
}
