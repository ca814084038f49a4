package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.KernelRecording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** What {@code explain -v} says of the recorded kernels' sockets in trouble. */
class RecordedExplanationTest {

    @TempDir private Path folder;

    private List<String> explain(String kernel, int port) throws IOException {
        String file = KernelRecording.of(kernel, folder).toString();
        CommandRun run = CommandRun.of("--read", file, "explain", "-v", "-t", "port:" + port);
        Files.delete(Path.of(file));
        assertThat(run.exitCode()).isZero();
        return run.output().lines().toList();
    }

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void theTroubleOfEachSocketIsNamed(String kernel) throws IOException {
        assertThat(explain(kernel, 5113))
                .anyMatch(line -> line.startsWith("  The peer's window is closed (zero window)"))
                .anyMatch(line -> line.startsWith("  The program has not read"));
        assertThat(explain(kernel, 5006))
                .anyMatch(line -> line.contains("its accept queue is full"))
                .anyMatch(line -> line.startsWith("  It asked for the connection and has no"));
        assertThat(explain(kernel, 5107))
                .contains("  It closed its side, and the peer has not closed the other yet.")
                .anyMatch(line -> line.startsWith("  The peer closed its side, and the program"));
        assertThat(explain(kernel, 5111))
                .anyMatch(line -> line.startsWith("  Keepalive is on: if nothing comes"));
        assertThat(explain(kernel, 5108))
                .anyMatch(line -> line.startsWith("  It is over: the kernel keeps its ports"));
    }
}
