package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.series.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss doctor --read} over a series in which an accept queue fills after some looks. */
class DoctorOfSeriesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");
    private static final Pattern SINCE =
            Pattern.compile(
                    "; in the series since ([0-9-]+ [0-9:]+), not in the look before, in each of"
                            + " (\\d+) looks");

    private static final String SCRIPT =
            HealthScene.START
                    + """
                    l.listen(2)
                    print(port, flush=True)
                    go_on()
                    c = [connect() for i in range(3)]
                    until(lambda: info(l, 'I', 24) == 3) # tcpi_unacked: sk_ack_backlog
                    ready(port)
                    """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("series.jss");
    }

    private long looks() throws Exception {
        if (!Files.exists(file()) || Files.size(file()) == 0) {
            return 0;
        }
        try (Series series = Series.open(file())) {
            return series.looks();
        }
    }

    private void awaitLooks(int more) throws Exception {
        long wanted = looks() + more;
        Instant end = Instant.now().plus(PATIENCE);
        while (looks() < wanted) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(5);
        }
    }

    private CommandRun doctor(String... options) {
        String[] all = new String[options.length + 3];
        all[0] = "doctor";
        all[1] = "--read";
        all[2] = file().toString();
        System.arraycopy(options, 0, all, 3, options.length);
        return CommandRun.of(all);
    }

    @Test
    void twoLooksAreJudgedAndTheFirstThatHasTheFindingIsNamed() throws Exception {
        Instant sound;
        Instant seen;
        Instant ended;
        String listener;
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                CommandProcess recorder =
                        CommandProcess.startIn(
                                namespace.name(), "record", file().toString(), "--every=50ms")) {
            listener = "127.0.0.1:" + python.number(0);
            awaitLooks(4);
            sound = Instant.now();
            awaitLooks(2);
            python.next();
            awaitLooks(2); // the first may have been under way
            seen = Instant.now();
            awaitLooks(10);
            recorder.interrupt();
            assertThat(recorder.exitCode()).as(recorder.errors()).isZero();
            ended = Instant.now();
        }

        CommandRun end = doctor();
        assertThat(end.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(end.output())
                .contains("critical  accept-queue-full: the accept queue of " + listener)
                .contains(" ms at least, in both samples; in the series since ")
                .contains("\nsound     accept-queue-filling, close-wait-kept, unread-data, ")
                .containsPattern("sockets of TCP and UDP, two looks of the series \\d+ ms apart");
        Matcher since = SINCE.matcher(end.output());
        assertThat(since.find()).as(end.output()).isTrue();
        Instant named =
                LocalDateTime.parse(since.group(1), TIME)
                        .atZone(ZoneId.systemDefault())
                        .toInstant();
        assertThat(named).isBetween(sound.truncatedTo(ChronoUnit.SECONDS), seen);
        assertThat(Integer.parseInt(since.group(2))).isBetween(10, (int) looks() - 4);

        CommandRun before = doctor("--at", sound.toString());
        assertThat(before.exitCode()).as(before.output()).isZero();
        assertThat(before.output()).doesNotContain("critical", "warning");

        CommandRun longer = doctor("--for=200ms");
        Matcher apart = Pattern.compile("series (\\d+) ms apart").matcher(longer.output());
        assertThat(apart.find()).as(longer.output()).isTrue();
        long most = Duration.between(sound, ended).toMillis();
        assertThat(Long.parseLong(apart.group(1))).isBetween(200L, most);
        assertThat(longer.output()).contains("accept-queue-full").contains("; in the series since");

        CommandRun first = doctor("--at", "+0s");
        assertThat(first.output())
                .contains("one look of the series, the first, ")
                .contains("not known unread-data: it takes two samples, and there is one");
    }

    @Test
    void aRecordingOfOneMomentTakesNoTimeBetweenLooks() throws Exception {
        Path recording = folder.resolve("one.jss");
        CommandRun.of("-N", namespace.name(), "-ai", "--record", recording.toString());
        CommandRun run = CommandRun.of("doctor", "--for=2s", "--read", recording.toString());

        assertThat(run.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).contains("--for goes with a series, which jss record writes");
    }
}
