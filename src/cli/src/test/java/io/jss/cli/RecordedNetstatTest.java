package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.KernelRecording;
import io.jss.testing.NetstatRow;
import io.jss.testing.RecordedKernel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What kernels once answered is printed as netstat printed it then. */
class RecordedNetstatTest {

    /** The dump was recorded up to this long before netstat looked. */
    private static final double SECONDS_BETWEEN = 3;

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void recordedDumpIsPrintedRowForRowAsByNetstat(String kernel) throws Exception {
        String netstat =
                new String(
                        RecordedKernel.file("/captures/" + kernel + "/netstat-tuaneo.txt"),
                        StandardCharsets.UTF_8);
        String recording = KernelRecording.of(kernel, folder).toString();
        CommandRun run = CommandRun.of("--read", recording, "--as", "netstat", "-tuaneo");

        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        List<NetstatRow> expected = NetstatRow.of(netstat);
        List<NetstatRow> printed = NetstatRow.of(run.output());
        assertThat(NetstatRow.heads(printed)).containsExactlyElementsOf(NetstatRow.heads(expected));
        for (int i = 0; i < printed.size(); i++) {
            assertTimerCouldBecome(printed.get(i), expected.get(i));
        }
    }

    private static void assertTimerCouldBecome(NetstatRow recorded, NetstatRow later) {
        assertThat(recorded.timer()).as(later.head()).isEqualTo(later.timer());
        switch (recorded.timer()) {
            case "timewait", "keepalive" -> {
                // A listener's timer of kernel 3.16 runs around; the others are far from firing.
                if (later.seconds() > SECONDS_BETWEEN) {
                    assertThat(recorded.seconds() - later.seconds())
                            .as(later.head())
                            .isBetween(0.0, SECONDS_BETWEEN);
                }
            }
            case "off" -> assertThat(recorded).isEqualTo(later);
            default ->
                    assertThat(recorded.retransmissions())
                            .as(later.head())
                            .isLessThanOrEqualTo(later.retransmissions());
        }
    }
}
