package io.jss.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the launcher hands to the JVM: closed descriptors, few of them, signals. Started as ./jss
 * starts it, without an archive.
 */
class OddProcessIT {

    private static final Path LAUNCHER =
            Path.of(System.getProperty("jss.root"), "src/launcher/start.sh");

    private static final String START =
            ". \"${0%/*}/common.sh\"; . \"$0\"; no_archive=1; open_standard_streams;"
                    + " java=$1 jars=$2; shift 2; start_jss \"$java\" \"$jars\" jss \"$@\"";

    private static final String CANNOT_WRITE =
            "jss: cannot write the output: Bad file descriptor\n";

    @TempDir private static Path folder;

    @BeforeAll
    static void layOutJars() throws IOException {
        JarFolder.fill(folder.resolve("jars"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tan",
                "-tan --json",
                "-tan --csv",
                "-tan --ndjson",
                "-s",
                "explain",
                "--as netstat -tan",
                "--as ss -tan",
                "--help",
                "-V",
                "--schema"
            })
    void closedOutputIsAnErrorInsteadOfLostTable(String arguments) throws Exception {
        assertThat(shell("\"$@\" <&- >&-", arguments))
                .isEqualTo(new ToolOutcome(74, "", CANNOT_WRITE));
    }

    @Test
    void closedErrorsAndInputHinderNothing() throws Exception {
        ToolOutcome outcome = shell("\"$@\" <&- 2>&-", "-tln");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("Proto Recv-Q");
    }

    @Test
    void withNothingOpenItStillEndsWithItsCode() throws Exception {
        assertThat(shell("\"$@\" <&- >&- 2>&-", "-tln")).isEqualTo(new ToolOutcome(74, "", ""));
        assertThat(shell("\"$@\" <&- >&- 2>&-", "--nonsense"))
                .isEqualTo(new ToolOutcome(2, "", ""));
    }

    /** Below 13 the shell cannot read its script. */
    @ParameterizedTest
    @ValueSource(ints = {13, 14, 16, 18, 20, 24, 31})
    void tooFewDescriptorsAreOneLine(int limit) throws Exception {
        assertThat(shell("prlimit --nofile=" + limit + ":" + limit + " \"$@\"", "-tanp"))
                .isEqualTo(
                        new ToolOutcome(
                                71,
                                "",
                                "jss: the limit of open files is below the 32 that jss needs;"
                                        + " raise it (ulimit -n 64)\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-tanp", "-anpe --json", "explain -v", "--all-netns -anp", "--as ss -anpe"})
    void asManyDescriptorsAsItAsksForSuffice(String arguments) throws Exception {
        ToolOutcome outcome = shell("prlimit --nofile=32:32 \"$@\"", arguments);

        assertThat(outcome.err()).doesNotContain("Too many").doesNotContain("\tat ");
        assertThat(outcome.exitCode()).isZero();
    }

    /** What the JVM has to say of too little memory is not among the rows. */
    @Test
    void virtualMachineThatCannotStartSaysSoOnStandardError() throws Exception {
        ToolOutcome outcome = shell("ulimit -v 800000; \"$@\"", "-tan");

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isNotEmpty().doesNotContain("\tat ");
        assertThat(outcome.exitCode()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"HUP, 129", "INT, 130", "QUIT, 131", "TERM, 143"})
    void signalEndsItWithoutWord(String signal, int exitCode) throws Exception {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal"));
        line.addAll(line("-tln -c=0.05"));
        Process process = new ProcessBuilder(line).directory(folder.toFile()).start();
        String rest;
        try (BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(reader.readLine()).as("the time").endsWith("Z");
            assertThat(reader.readLine()).startsWith("Proto Recv-Q");
            String pid = Long.toString(process.pid());
            new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
            rest = String.join("\n", reader.lines().toList());
        }

        assertThat(process.waitFor()).isEqualTo(exitCode);
        assertThat(rest).doesNotContain("thread dump");
        assertThat(process.getErrorStream().readAllBytes()).isEmpty();
    }

    /** A pipe of 4 KiB whose reader waits until it is full, and 200 sockets to tell of. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-xa",
                "-xa --json",
                "-xa --ndjson",
                "-xa --csv",
                "--as netstat -xa",
                "--as ss -xa"
            })
    void nonBlockingOutputWaitsForItsReader(String arguments) throws Exception {
        String script =
                """
                import fcntl, os, socket, subprocess, sys, time
                names = ['jss-slow-%d-%d.' % (os.getpid(), i) for i in range(200)]
                sockets = [socket.socket(socket.AF_UNIX) for name in names]
                for s, name in zip(sockets, names): s.bind('\\0' + name); s.listen()
                reader, writer = os.pipe()
                fcntl.fcntl(writer, 1031, 4096)
                fcntl.fcntl(writer, fcntl.F_SETFL, os.O_WRONLY | os.O_NONBLOCK)
                process = subprocess.Popen(sys.argv[1:], stdout=writer)
                os.close(writer)
                text = b''
                while True:
                    time.sleep(0.02)
                    part = os.read(reader, 2000)
                    if not part: break
                    text += part
                print(process.wait(), sum(name.encode() in text for name in names))
                """;
        List<String> line = new ArrayList<>(List.of("unshare", "--net")); // no other sockets
        line.addAll(List.of("python3", "-c", script));
        line.addAll(line(arguments));
        ToolOutcome outcome = ToolRun.start(folder, Map.of(), line.toArray(new String[0])).await();

        assertThat(outcome).isEqualTo(new ToolOutcome(0, "0 200\n", ""));
    }

    private static List<String> line(String arguments) {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "sh",
                                "-euc",
                                START,
                                LAUNCHER.toString(),
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                folder.resolve("jars").toString()));
        line.addAll(List.of(arguments.split(" ", -1)));
        return line;
    }

    /** Runs the launcher as {@code "$@"} of a script. */
    private static ToolOutcome shell(String script, String arguments)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        line.addAll(line(arguments));
        return ToolRun.start(folder, Map.of(), line.toArray(new String[0])).await();
    }
}
