package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.series.Moments;
import io.jss.series.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss record} in a process of its own, of connections that come, work and go. */
class SeriesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** At each line a connection opens, sends, and an older one closes, its server's end last. */
    private static final String SCRIPT =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(9)
            port = listener.getsockname()[1]
            pairs = []
            print(port, flush=True)
            for line in sys.stdin:
                client = create_connection(('127.0.0.1', port))
                pairs.append((client, listener.accept()[0]))
                client.sendall(b'x' * 1000)
                left = 1000
                while left: left -= len(pairs[-1][1].recv(left))
                if len(pairs) > 2:
                    old, other = pairs.pop(0)
                    old.close(); other.recv(1); other.close()
                print(client.getsockname()[1], flush=True)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("series.jss");
    }

    private CommandProcess record(String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of("record", file().toString()));
        line.addAll(List.of(options));
        return CommandProcess.startIn(namespace.name(), line.toArray(String[]::new));
    }

    /** Returns how many looks are in the file, which is being written. */
    private long looks() throws IOException {
        if (!Files.exists(file()) || Files.size(file()) == 0) {
            return 0;
        }
        try (Series series = Series.open(file())) {
            return series.looks();
        }
    }

    /** Waits for looks that were begun from now on. */
    private void awaitLooks(CommandProcess recorder, int more) throws Exception {
        long wanted = looks() + more + 1;
        Instant end = Instant.now().plus(PATIENCE);
        while (looks() < wanted) {
            assertThat(Instant.now()).as(recorder.errors()).isBefore(end);
            Thread.sleep(5);
        }
    }

    private static List<String> sockets(CommandRun run) {
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        return run.output().lines().sorted().toList();
    }

    @Test
    void eachMomentShowsWhatTheTableWasThen() throws Exception {
        Map<Instant, List<String>> live = new LinkedHashMap<>();
        String columns = "--columns=local,remote,state,cookie,inode,bytes_acked,bytes_received";
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                CommandProcess recorder = record("--every=20ms")) {
            for (int i = 0; i < 5; i++) {
                python.next();
                awaitLooks(recorder, 1);
                CommandRun now = CommandRun.of("-N", namespace.name(), "-ta", "--ndjson", columns);
                live.put(Instant.now(), sockets(now));
            }
            awaitLooks(recorder, 1);
            recorder.interrupt();

            assertThat(recorder.exitCode()).as(recorder.errors()).isEqualTo(ExitCode.OK);
            assertThat(recorder.errors().lines())
                    .singleElement()
                    .asString()
                    .matches("jss: recorded \\d+ looks from .* to .* in .*series.jss, .*B");
        }
        assertThat(live.values()).doesNotHaveDuplicates();
        for (Map.Entry<Instant, List<String>> moment : live.entrySet()) {
            String file = file().toString();
            String time = moment.getKey().toString();
            CommandRun then =
                    CommandRun.of("-ta", "--ndjson", columns, "--read", file, "--at", time);
            assertThat(sockets(then)).isEqualTo(moment.getValue());
            assertThat(then.errors()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--every=10ms", "--every=10ms --ring=1MiB"})
    void whatWasWrittenIsReadAfterAKill(String options) throws Exception {
        long before;
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                CommandProcess recorder = record(options.split(" "))) {
            for (int i = 0; i < 3; i++) {
                python.next();
                awaitLooks(recorder, 3);
            }
            before = looks();
            recorder.kill();
        }
        try (Series series = Series.open(file())) {
            Moments moments = series.moments();
            long read = 0;
            while (moments.next()) {
                read++;
            }
            assertThat(read).isEqualTo(series.looks()).isGreaterThanOrEqualTo(before);
            assertThat(series.damage()).isPresent();
        }
        assertThat(Files.size(file())).isLessThanOrEqualTo(1 << 20);
        CommandRun last = CommandRun.of("-t", "--read", file().toString());
        assertThat(last.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(last.output()).contains("ESTABLISHED");
        assertThat(last.errors())
                .contains("it is still being written, or what wrote it was interrupted");
    }

    @Test
    void connectionsThatEndAreThereByTheirEvents() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                CommandProcess recorder = record("--every=20ms")) {
            awaitLooks(recorder, 1);
            for (int i = 0; i < 4; i++) {
                python.next();
            }
            Instant end = Instant.now().plus(PATIENCE);
            while (endsTo(python.number(0)) < 2) { // of four connections two were closed
                assertThat(Instant.now()).as(recorder.errors()).isBefore(end);
                awaitLooks(recorder, 1);
            }
            assertThat(endsTo(python.number(0))).isEqualTo(2);
            recorder.interrupt();
            assertThat(recorder.exitCode()).isEqualTo(ExitCode.OK);
        }
    }

    /** Counts the events of connections to a port, with what they had sent. */
    private int endsTo(int port) throws IOException {
        int[] ends = {0};
        try (Series series = Series.open(file())) {
            Moments moments = series.moments();
            while (moments.next()) {
                moments.events(
                        socket -> {
                            if (socket.remotePort() == port) {
                                ends[0]++;
                            }
                        });
            }
        }
        return ends[0];
    }
}
