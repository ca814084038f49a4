package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.DiagRow;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Recordings of live sockets, by jss and by ss, read by jss and by ss. */
class RecordingIT {

    private static final int LARGE = 300_000;
    private static final int ATTEMPTS = 40;
    private static final int SEQUENCE = 8;
    private static final int EXPIRES = 16 + 52;
    private static final int ROW = 20;

    @AutoClose private static Scenario scenario;

    @TempDir private Path folder;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tuUaneo",
                "-tanp",
                "-tim",
                "-xa",
                "--netlink -0 -a",
                "-tuan --json",
                "-tuan --count-by=state",
                "-s",
                "-tan sport >= :1024 and state established",
                "--as netstat -anp",
                "--as netstat -tuaneo",
            })
    void whatIsPrintedWhileItIsRecordedIsPrintedFromTheFile(String options) throws Exception {
        List<String> words = List.of(options.split(" (?!>=|:|and|state|established)"));
        String file = folder.resolve("recording").toString();
        CommandRun recorded = run("--record", file, words);
        CommandRun shown = run("--read", file, words);

        assertThat(recorded.exitCode()).as(recorded.errors()).isZero();
        assertThat(shown.exitCode()).as(shown.errors()).isZero();
        assertThat(comparable(shown.output())).isEqualTo(comparable(recorded.output()));
        assertThat(recorded.output()).hasSizeGreaterThan(150);
    }

    /**
     * Names of users, processes without arguments, and the head of a document may differ; counters
     * of the namespace are not recorded.
     */
    private static String comparable(String output) {
        return output.replaceAll("\\broot\\b", "0   ")
                .replaceAll("[0-9]+/\\S.*", "process")
                .replaceAll("(?s)\\A\\{.*?\"sockets\"", "")
                .replaceAll("(?s)\nCounter +Value.*", "")
                .replaceAll("\"user\":\"\\w+\",?", "")
                .replaceAll(" +", " ");
    }

    private static CommandRun run(String option, String file, List<String> words) throws Exception {
        String[] all = new String[words.size() + 2];
        all[0] = option;
        all[1] = file;
        for (int i = 0; i < words.size(); i++) {
            all[i + 2] = words.get(i);
        }
        return scenario.inside(() -> CommandRun.of(all));
    }

    @Test
    void recordSsWritesWhatSsWrites() throws Exception {
        for (int attempt = 1; ; attempt++) {
            Path ofSs = folder.resolve("ss" + attempt);
            Path ours = folder.resolve("jss" + attempt);
            scenario.run("ss", "-D", ofSs.toString(), "-ta");
            assertThat(run("--record-ss", ours.toString(), List.of("-ta")).exitCode()).isZero();
            if (attempt == ATTEMPTS || unmoved(ofSs).equals(unmoved(ours))) {
                assertThat(unmoved(ours)).isEqualTo(unmoved(ofSs));
                assertThat(Files.size(ours)).isGreaterThan(2000);
                return;
            }
        }
    }

    /** Returns the bytes without sequence, port id and the time left of a timer. */
    private static ByteBuffer unmoved(Path file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.nativeOrder());
        for (int at = 0; at < bytes.limit(); at += (bytes.getInt(at) + 3) & -4) {
            bytes.putLong(at + SEQUENCE, 0);
            if (bytes.getShort(at + 4) == ROW) {
                bytes.putInt(at + EXPIRES, 0);
            }
        }
        return bytes;
    }

    @Test
    void eachReadsTheFileOfTheOther() throws Exception {
        for (int attempt = 1; ; attempt++) {
            Path ofSs = folder.resolve("ss" + attempt);
            Path ours = folder.resolve("jss" + attempt);
            scenario.run("ss", "-D", ofSs.toString(), "-ta");
            assertThat(run("--record-ss", ours.toString(), List.of("-ta")).exitCode()).isZero();
            String live = scenario.inside(() -> CommandRun.of("-tane")).output();
            String ipv4 = scenario.run("ss", "-H4tan");
            String read = run("--read", ofSs.toString(), List.of("-tane")).output();
            // ss ends at the first of the two ends in a file, behind AF_INET
            String bySs = scenario.run("sh", "-c", "TCPDIAG_FILE=" + ours + " ss -Htan");
            boolean same = live.equals(read) && words(ipv4).equals(words(bySs));
            if (same || attempt == ATTEMPTS) {
                assertThat(read).isEqualTo(live);
                assertThat(words(bySs)).isEqualTo(words(ipv4));
                assertThat(bySs.getBytes(StandardCharsets.ISO_8859_1).length).isGreaterThan(500);
                return;
            }
        }
    }

    /** 300,000 sockets, 26 MB of them. */
    @Test
    void aFileLargerThanTheHeapIsShown() throws Exception {
        Path file = folder.resolve("large");
        try (OutputStream large = new BufferedOutputStream(Files.newOutputStream(file))) {
            for (int i = 1; i <= LARGE; i++) {
                large.write(DiagRow.row().cookie(i).ports(i % 60_000 + 1, 443).message());
            }
            large.write(DiagRow.done(0));
        }
        CommandOutcome run =
                CommandOutcome.runLine(
                        CommandOutcome.line(
                                List.of("-Xmx24m"), "--read", file.toString(), "-4tan"));

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.output().lines().count()).isEqualTo(LARGE + 1);
        assertThat(Files.size(file)).isGreaterThan(24 << 20);
    }

    private static List<String> words(String output) {
        return output.lines().map(line -> line.replaceAll("\\s+", " ").strip()).toList();
    }
}
