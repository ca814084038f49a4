package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.KernelRecording;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** {@code jss doctor} over what kernels once answered: what one look does not show is not known. */
class RecordedDoctorTest {

    private static final Pattern NOT_KNOWN = Pattern.compile("(?m)^not known ([a-z-]+): ");

    @TempDir private Path folder;

    @ParameterizedTest
    @FieldSource("io.jss.testing.Capture#KERNELS")
    void whatOneLookShowsIsJudgedAndTheRestIsNotKnown(String kernel) throws Exception {
        String recording = KernelRecording.of(kernel, folder).toString();
        CommandRun run = CommandRun.of("doctor", "--read", recording);

        assertThat(run.output())
                .contains("critical  accept-queue-full: the accept queue of 127.0.0.1:5006 is full")
                .contains(
                        "\nsound     close-wait-kept, tiny-mss, reuseport-owners, keepalive-off\n");
        assertThat(NOT_KNOWN.matcher(run.output()).results().map(found -> found.group(1)))
                .containsExactly(
                        "accept-queue-filling",
                        "ephemeral-ports",
                        "unread-data",
                        "syn-queue",
                        "time-wait-table",
                        "orphans",
                        "tcp-memory",
                        "closed-window",
                        "unsent-data",
                        "retransmissions",
                        "rtt-above-minimum",
                        "path-mtu",
                        "udp-receive-drops",
                        "bound-not-listening",
                        "reuseport-stalled",
                        "conntrack-table",
                        "descriptors",
                        "congestion-control");
        assertThat(run.output()).contains("one sample of a recording");
    }
}
