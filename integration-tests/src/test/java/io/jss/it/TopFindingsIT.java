package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jss top} beside a full accept queue, a leak of CLOSE_WAIT, and what is sound. */
class TopFindingsIT {

    /** Three wait at a backlog of two, six are closed by their peers alone, two are in use. */
    private static final String SCRIPT =
            HealthScene.START
                    + """
                    l.listen(2)
                    full = port; waiting = [connect() for i in range(3)]
                    until(lambda: info(l, 'I', 24) == 3) # tcpi_unacked: sk_ack_backlog
                    m = socket(); m.bind(('127.0.0.1', 0)); m.listen(64)
                    port = leaky = m.getsockname()[1]
                    kept = []
                    for i in range(6):
                        c = connect(); kept.append(m.accept()[0]); c.close()
                    until(lambda: all(info(s, 'B', 0) == 8 for s in kept))
                    used = [connect(), m.accept()[0]]
                    time.sleep(10.2) # threshold close-wait-age
                    ready(full, leaky)
                    """;

    private static final int ROWS = 40;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void theRowsOfWhatIsWrongAreMarkedAndNoOthers() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            String full = "127.0.0.1:" + python.number(0);
            String leaky = "127.0.0.1:" + python.number(1);
            Map<String, Integer> expected =
                    new TreeMap<>(
                            Map.of(
                                    full + " LISTEN [accept-queue-full]",
                                    1,
                                    leaky + " CLOSE_WAIT [close-wait-kept]",
                                    6));

            assertThat(rows()).isEqualTo(expected);
            assertThat(counts())
                    .containsExactlyInAnyOrder(
                            "CLOSE_WAIT 6", "ESTABLISHED 0", "FIN_WAIT2 0", "LISTEN 1");
            onScreen(full, leaky);
        }
    }

    private List<JsonNode> lines(String... options) throws Exception {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        List<String> all = new ArrayList<>(List.of("-t", "-c=1", "top", "--batch"));
        all.addAll(List.of(options));
        line.addAll(CommandOutcome.line(List.of(), all.toArray(String[]::new)));
        CommandOutcome outcome = CommandOutcome.runLine(line);
        assertThat(outcome.exitCode()).as(outcome.errors()).isZero();
        List<JsonNode> nodes = new ArrayList<>();
        for (String text : outcome.output().lines().toList()) {
            nodes.add(new ObjectMapper().readTree(text));
        }
        return nodes;
    }

    /** Returns the sockets that have findings, with how many there are of each kind. */
    private Map<String, Integer> rows() throws Exception {
        List<JsonNode> lines = lines("--blocks=1", "--ndjson", "--top=100");
        assertThat(lines.get(0).at("/overview/findings").findValuesAsText("id"))
                .containsExactly("accept-queue-full", "close-wait-kept");
        assertThat(lines.get(0).at("/overview/unknown").findValuesAsText("id"))
                .isSubsetOf("orphans", "tcp-memory", "conntrack-table", "bound-not-listening");
        Map<String, Integer> found = new TreeMap<>();
        for (JsonNode socket : lines.subList(1, lines.size())) {
            List<String> ids = new ArrayList<>();
            socket.get("findings").forEach(id -> ids.add(id.asText()));
            if (!ids.isEmpty()) {
                String end =
                        socket.at("/local/address").asText()
                                + ":"
                                + socket.at("/local/port").asText();
                found.merge(end + " " + socket.get("state").asText() + " " + ids, 1, Integer::sum);
            }
        }
        return found;
    }

    private List<String> counts() throws Exception {
        return lines("--blocks=1", "--ndjson", "--count-by=state").stream()
                .filter(line -> line.has("key"))
                .map(line -> line.at("/key/state").asText() + " " + line.path("findings").asText())
                .toList();
    }

    private static List<String> marked(List<String> lines) {
        return lines.subList(6, lines.size() - 1).stream()
                .filter(row -> row.startsWith("!", 1))
                .map(row -> row.substring(2).replaceAll("^(tcp +)?(\\S+) .*", "$2"))
                .toList();
    }

    private void onScreen(String full, String leaky) throws Exception {
        try (TmuxScreen screen = new TmuxScreen(100, ROWS)) {
            List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
            line.addAll(CommandOutcome.line(List.of("-Xrs"), "-t", "-c", "1", "top"));
            screen.start(line);
            List<String> lines =
                    screen.await(
                            text ->
                                    text.contains("2 findings, 1 critical")
                                            && marked(text.lines().toList()).size() == 7);
            List<String> marked = marked(lines);
            assertThat(marked).filteredOn(full::equals).hasSize(1);
            assertThat(marked).filteredOn(leaky::equals).hasSize(6);

            screen.press("/");
            screen.type("state listening sport = :" + full.substring(full.indexOf(':') + 1));
            screen.press("Enter");
            screen.await(
                    text ->
                            text.contains("1 socket, ")
                                    && text.contains("; here accept-queue-full: the accept queue"));
            screen.press("Enter");
            screen.await(text -> text.contains("! accept-queue-full") && text.contains("What to"));
            screen.press("q", "q");
            screen.await(text -> text.contains("ready>"));
        }
    }
}
