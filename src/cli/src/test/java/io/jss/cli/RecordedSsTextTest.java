package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.Capture;
import io.jss.testing.KernelRecording;
import io.jss.testing.SsLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What kernels once answered is printed as ss 6.1 printed it then, TCP and UDP. */
class RecordedSsTextTest {

    /** Ports of the scenario where a timer works between the dump and ss. */
    private static final Set<String> MOVING =
            Set.of("5113", "5006", "5120", "5121", "5122", "5123");

    /** Clocks, and the cgroup that the machine of the recording could not name. */
    private static final String VARIES = "(timer|lastsnd|lastrcv|lastack|cgroup|busy|rwnd_limited)";

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void everySocketHasTheWordsThatSsPrinted(String kernel) throws IOException {
        Map<Long, SsLine> expected = SsLine.byCookie(Capture.ss(kernel));
        CommandRun run =
                CommandRun.of(
                        "--read",
                        KernelRecording.of(kernel, folder).toString(),
                        "--as",
                        "ss",
                        "-tuanoeim");
        Map<Long, SsLine> printed = SsLine.byCookie(run.output());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        assertThat(printed).hasSameSizeAs(expected);
        int compared = 0;
        for (Map.Entry<Long, SsLine> line : expected.entrySet()) {
            assertThat(printed).containsKey(line.getKey());
            List<String> words = words(line.getValue());
            if (words.stream().noneMatch(word -> MOVING.contains(port(word)))) {
                assertThat(words(printed.get(line.getKey()))).containsExactlyElementsOf(words);
                compared++;
            }
        }
        assertThat(compared).isGreaterThan(25);
    }

    private static String port(String word) {
        return word.substring(word.lastIndexOf(':') + 1);
    }

    private static List<String> words(SsLine line) {
        List<String> words = new ArrayList<>();
        for (String word : line.toString().strip().split("\\s+", -1)) {
            if (!word.matches(VARIES + ":.*")) {
                words.add(word);
            }
        }
        return words;
    }
}
