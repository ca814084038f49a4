package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.series.SeriesWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code jss top --read SERIES} on a terminal of tmux: each moment, and the keys that choose one.
 */
class TopPlaybackIT {

    private static final int LOOKS = 16;
    private static final Duration BETWEEN = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-03-01T03:00:00Z");
    private static final Pattern CLOCK = Pattern.compile("jss top {2}03:(\\d\\d):(\\d\\d) ");
    private static final int HEADER = 4;
    private static final String FROZEN = "FROZEN ";

    /** A line opens a connection, which then sends 30,000 bytes, and says its port. */
    private static final String SCRIPT =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(9)
            pairs = []
            print(listener.getsockname()[1], flush=True)
            for line in sys.stdin:
                client = create_connection(listener.getsockname())
                pairs.append((client, listener.accept()[0]))
                client.sendall(b'x' * 30000)
                left = 30000
                while left: left -= len(pairs[-1][1].recv(left))
                print('done', flush=True)
            """;

    @TempDir private Path folder;
    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private Path file() {
        return folder.resolve("series.jss");
    }

    /** Writes looks of which the first has one connection, each later one another one. */
    private void write() throws Exception {
        NetworkNamespace own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                SeriesWriter series = SeriesWriter.create(file(), RecordingInfo.NONE)) {
            for (int i = 0; i < LOOKS; i++) {
                python.next();
                Duration since = BETWEEN.multipliedBy(i);
                series.add(own.call(TopPlaybackIT::look), START.plus(since), since.toNanos());
            }
        }
    }

    private static RecordedLook look() throws IOException {
        RecordingWriter look = RecordingWriter.inMemory();
        try (SocketTable table = look.table()) {
            table.visit(SocketQuery.of(Protocol.TCP, Protocol.UDP), socket -> {});
        }
        return look.look();
    }

    /** Returns the number of the look that a screen shows, -1 when it shows none. */
    private static int shown(String screen) {
        Matcher clock = CLOCK.matcher(screen);
        if (!clock.find()) {
            return -1;
        }
        int seconds = 60 * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2));
        return seconds / (int) BETWEEN.toSeconds();
    }

    /** Waits for a look, and compares what is shown with what it has. */
    private static int await(TmuxScreen screen, int first, int last) throws Exception {
        return shown(screen.await(text -> isWhole(text, first, last)).get(0));
    }

    /** Whether a screen shows one of these looks, and what that one has. */
    private static boolean isWhole(String screen, int first, int last) {
        int number = shown(screen);
        int ends = 2 * (number + 1);
        String counts = screen.lines().skip(1).findFirst().orElse("");
        return number >= first
                && number <= last
                && counts.startsWith(ends + 1 + " sockets, ")
                && counts.contains(ends + " ESTABLISHED")
                && counts.contains("1 LISTEN");
    }

    /** Returns the rows; above them a minute of totals goes on. */
    private static List<String> rows(List<String> lines) {
        return lines.subList(HEADER, lines.size());
    }

    @Test
    void itsMomentsAreShownAndKeysGoBackAndForth() throws Exception {
        write();
        List<String> line = new ArrayList<>(List.of("env", "TZ=UTC"));
        line.addAll(CommandOutcome.line(List.of("-Xrs"), "top", "--read", file().toString()));
        try (TmuxScreen screen = new TmuxScreen(100, 40)) {
            screen.start(line);
            await(screen, 0, LOOKS - 1);
            // with what the newest connection sent in the half minute
            screen.await(
                    text ->
                            isWhole(text, 1, LOOKS - 1)
                                    && text.lines()
                                            .anyMatch(
                                                    row ->
                                                            row.startsWith("+ ")
                                                                    && row.contains("1000 B")));

            screen.press("Space");
            List<String> frozen =
                    screen.await(text -> text.contains(FROZEN) && isWhole(text, 1, LOOKS - 1));
            int still = shown(frozen.get(0));
            List<String> later =
                    screen.await(text -> text.matches("(?s).*" + FROZEN + "(30s|\\d+m\\d+s).*"));
            assertThat(shown(later.get(0))).isEqualTo(still);
            assertThat(rows(later)).isEqualTo(rows(frozen));
            screen.press("[");
            await(screen, still - 1, still - 1);
            screen.press("]");
            await(screen, still, still);
            screen.press("End");
            screen.await(text -> !text.contains(FROZEN) && shown(text) > still);

            screen.press(">", ">", ">", ">", ">", ">", ">", ">");
            screen.await(text -> text.contains("the series ends here; < goes back"));
            await(screen, LOOKS - 1, LOOKS - 1);
            screen.press("<");
            await(screen, LOOKS - 3, LOOKS - 2);
            screen.await(text -> text.contains("the series ends here; < goes back"));
            await(screen, LOOKS - 1, LOOKS - 1);
            screen.press("q");
            assertThat(screen.await(text -> text.contains("ready>")))
                    .filteredOn(said -> said.startsWith("jss:"))
                    .containsExactly("jss: processes are not in the recording");
        }
    }
}
