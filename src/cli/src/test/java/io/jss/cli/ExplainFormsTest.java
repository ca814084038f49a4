package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Explanations in every form, in every network namespace, and again and again. */
class ExplainFormsTest extends FormatRuns {

    private static final long WEB = 4026532001L;
    private static final int LO = 1;
    private static final int OTHER = 1_000_000;

    ExplainFormsTest() throws IOException {}

    @BeforeEach
    void processes() throws IOException {
        new FakeProcesses(proc)
                .namespace(1, 4026531840L)
                .add(70, "/usr/sbin/web\0", 501)
                .namespace(70, WEB)
                .add(90, "sshd\0", 77, 78)
                .namespace(90, 4026531840L);
    }

    private static KernelTable host() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 22, "0.0.0.0", 0, row().owner(0, 77))
                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, row().owner(0, 78))
                .add(TCP, LISTEN, "fe80::1", 53, "::", 0, row().device(LO))
                .add(TCP, LISTEN, "fe80::1", 53, "::", 0, row().device(OTHER))
                .add(TCP, LISTEN, "::", 53, "::", 0, row().device(OTHER));
    }

    private static KernelTable web() {
        return new KernelTable().add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 501));
    }

    private static KernelTable many() {
        KernelTable table = host();
        for (int i = 0; i < 25; i++) {
            table.add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.8", 2000 + i, row());
        }
        return table;
    }

    private TestRun explain(KernelTable table, String... arguments) {
        TestRun run = new TestRun().proc(proc).sockets(table).socketsIn(WEB, web());
        assertThat(run.run(arguments)).as("%s", run.errors()).isEqualTo(ExitCode.OK);
        return run;
    }

    private static List<String> texts(JsonNode socket) {
        return StreamSupport.stream(socket.path("explanation").spliterator(), false)
                .map(sentence -> "  " + sentence.path("text").asText())
                .toList();
    }

    private static List<String> sentences(TestRun run) {
        return run.lines().stream().filter(line -> line.startsWith("  ")).toList();
    }

    @Test
    void everyFormHasTheSentences() throws IOException {
        List<String> said = sentences(explain(host(), "explain", "port:22"));
        assertThat(said).hasSize(7);

        JsonNode document = document(explain(host(), "--json", "explain", "port:22"));
        List<String> inJson = new ArrayList<>();
        document.path("sockets").forEach(socket -> inJson.addAll(texts(socket)));
        assertThat(inJson).isEqualTo(said);
        JsonNode accepted = document.path("sockets").get(1);
        assertThat(accepted.path("class").asText()).isEqualTo("IPv4");
        assertThat(accepted.path("processes").get(0).path("pid").asInt()).isEqualTo(90);
        JsonNode direction = accepted.path("explanation").get(2);
        assertThat(direction.path("about").asText()).isEqualTo("direction");
        assertThat(direction.path("evidence").toString()).isEqualTo("[\"listener\"]");

        List<String> inLines = new ArrayList<>();
        for (JsonNode socket : lines(explain(host(), "--ndjson", "explain", "port:22"))) {
            inLines.addAll(texts(socket));
        }
        assertThat(inLines).isEqualTo(said);
        assertThat(sentences(explain(host(), "--columns=proto,remote,class", "explain", "port:22")))
                .isEqualTo(said);
    }

    @Test
    void commaSeparatedValuesEndWithTheSentencesAndTheirEvidence() throws IOException {
        List<CSVRecord> rows = csv(explain(host(), "--csv", "explain", "10.0.0.9"));

        CSVRecord titles = rows.get(0);
        assertThat(titles.get(titles.size() - 2)).isEqualTo("explanation");
        assertThat(titles.get(titles.size() - 1)).isEqualTo("evidence");
        CSVRecord row = rows.get(1);
        assertThat(row.get(row.size() - 2))
                .startsWith("It belongs to 90/sshd. Its family is AF_INET, hence tcp:")
                .contains("It came in through the listener tcp 0.0.0.0:22 of 90/sshd");
        assertThat(row.get(row.size() - 1)).isEqualTo("descriptors family ends v6only listener");
        assertThat(rows).hasSize(2);
        assertThat(csv(explain(host(), "--csv", "--columns=proto", "explain", "10.0.0.9")).get(0))
                .containsExactly("proto", "explanation", "evidence");
        assertThat(csv(explain(host(), "--csv", "-H", "explain", "10.0.0.9"))).hasSize(1);
    }

    @Test
    void manySocketsHaveASummaryBeforeThem() throws IOException {
        JsonNode document = document(explain(many(), "--json", "explain", "port:22"));
        JsonNode overview = document.path("overviews").get(0);

        assertThat(document.path("sockets")).hasSize(27);
        assertThat(document.path("sockets").get(26).path("explanation")).isNotEmpty();
        assertThat(overview.path("sockets").asInt()).isEqualTo(27);
        assertThat(overview.path("sentences").toString())
                .contains("Listener: tcp 0.0.0.0:22 of 90/sshd.")
                .contains("By state: ESTABLISHED 26, LISTEN 1.");
        List<JsonNode> lines = lines(explain(many(), "--ndjson", "explain", "port:22"));
        assertThat(lines).hasSize(28);
        assertThat(lines.get(0).path("overview")).isEqualTo(overview);
        assertThat(explain(many(), "--columns=local", "explain", "port:22").lines())
                .startsWith("27 sockets", "  Listener: tcp 0.0.0.0:22 of 90/sshd.");
    }

    @Test
    void aZoneChoosesTheSocketsOfItsDevice() throws IOException {
        assertThat(firstLines(explain(host(), "explain", "[fe80::1%lo]:53")))
                .containsExactly("tcp6 fe80::1%lo:53 :::* LISTEN IPv6-only");
        assertThat(firstLines(explain(host(), "explain", "fe80::1%1000000:53")))
                .containsExactly(
                        "tcp6 fe80::1%1000000:53 :::* LISTEN IPv6-only",
                        "tcp6 ::%1000000:53 :::* LISTEN unknown");
        assertThat(firstLines(explain(host(), "explain", "[fe80::1]:53"))).hasSize(3);

        TestRun none = new TestRun().proc(proc).sockets(host());
        assertThat(none.run("explain", "[fe80::1%nosuch0]:53")).isEqualTo(ExitCode.USAGE);
        assertThat(none.errors().get(0)).startsWith("jss: there is no interface 'nosuch0'");
    }

    private static List<String> firstLines(TestRun run) {
        return run.lines().stream()
                .filter(line -> !line.startsWith(" ") && !line.isEmpty())
                .toList();
    }

    @Test
    void everyNamespaceIsLookedAt() throws IOException {
        assertThat(firstLines(explain(host(), "--all-netns", "explain", "port:80")))
                .containsExactly(
                        "Network namespace 70/comm70:", "tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4");
        assertThat(firstLines(explain(host(), "--all-netns", "explain", "process = web")))
                .hasSize(2);
        assertThat(firstLines(explain(host(), "-N", "70", "explain", "80")))
                .containsExactly("tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4");
        JsonNode all =
                document(explain(host(), "--json", "--all-netns", "explain", "state listen"));
        assertThat(all.path("sockets")).hasSize(5);
        assertThat(all.path("sockets").get(4).path("namespace").asText()).isEqualTo("70/comm70");
        assertThat(texts(all.path("sockets").get(4))).contains("  It belongs to 70/web.");
        assertThat(csv(explain(host(), "--csv", "-N", "70", "explain")).get(1).get(0))
                .isEqualTo("pid 70");

        TestRun none = new TestRun().proc(proc).sockets(host()).socketsIn(WEB, web());
        assertThat(none.run("--all-netns", "explain", "port:9")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(none.errors()).containsExactly("jss: no socket has port:9 at either end");
    }

    /** Returns what is printed of a connection whose listener the second look does not see. */
    private String ofTwoLooks(String... arguments) {
        KernelTable without =
                new KernelTable().add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, row());
        boolean[] shown = {false};
        StringBuilder text = new StringBuilder();
        TestRun run =
                new TestRun()
                        .proc(proc)
                        .kernel(() -> (shown[0] ? without : host()).open())
                        .to(new SecondLook(shown, text, "earlier look"));

        run.run(arguments);
        assertThat(Thread.interrupted()).as("%s %s", run.errors(), text).isTrue();
        return text.toString();
    }

    @Test
    void aListenerThatAnEarlierLookSawIsEvidence() {
        assertThat(ofTwoLooks("-c0.01", "explain", "10.0.0.9:1000"))
                .contains(
                        "  It came in through the listener tcp 0.0.0.0:22 of 90/sshd; the evidence"
                                + " is that this listener covers its local end.\n")
                .contains(
                        "  It came in through the listener tcp 0.0.0.0:22 of 90/sshd; the evidence"
                                + " is that this listener covered its local end in an earlier look."
                                + " It is gone: nothing listens on port 22 now.\n");
    }

    @Test
    void whatIsWrongBetweenTwoLooksIsFoundInTheSecond() {
        KernelTable filled =
                new KernelTable()
                        .add(TCP, LISTEN, "10.0.0.1", 80, "0.0.0.0", 0, row().queues(5, 5));
        StringBuilder text = new StringBuilder();
        TestRun run =
                new TestRun()
                        .proc(proc)
                        .sockets(filled)
                        .to(new SecondLook(new boolean[1], text, "help finding"));

        run.run("-c0.01", "explain", "80");
        assertThat(Thread.interrupted()).as("%s %s", run.errors(), text).isTrue();
        assertThat(text.indexOf("Finding accept-queue-filling")).isPositive();

        TestRun once = new TestRun().proc(proc).sockets(filled);
        assertThat(once.run("explain", "80")).isEqualTo(ExitCode.OK);
        assertThat(once.lines()).noneMatch(line -> line.contains("Finding"));
    }

    @Test
    void eachLookIsADocumentOfItsOwnWithTheEvidenceOfEarlierOnes() throws Exception {
        String text = ofTwoLooks("-c0.01", "--json", "explain", "10.0.0.9:1000");

        List<String> looks = text.lines().toList();
        assertThat(looks).hasSizeGreaterThanOrEqualTo(2);
        List<Set<String>> evidence = new ArrayList<>();
        for (String look : looks.subList(0, 2)) {
            JsonNode document = new ObjectMapper().readTree(look);
            assertThat(document.path("time").asText()).isNotEmpty();
            assertThat(document.path("sockets")).hasSize(1);
            Set<String> clues = new TreeSet<>();
            document.path("sockets")
                    .get(0)
                    .path("explanation")
                    .forEach(
                            sentence ->
                                    sentence.path("evidence")
                                            .forEach(clue -> clues.add(clue.asText())));
            evidence.add(clues);
        }
        assertThat(evidence.get(0)).contains("listener").doesNotContain("earlier-listener");
        assertThat(evidence.get(1)).contains("earlier-listener");
    }

    @Test
    void whereNothingIsFoundAFormForProgramsIsWhole() throws Exception {
        for (String[] line :
                new String[][] {
                    {"--json", "explain", "port:9"},
                    {"--json", "--all-netns", "explain", "port:9"},
                    {"--json", "kill", "sport = :9"}
                }) {
            TestRun none = new TestRun().proc(proc).sockets(host());
            assertThat(none.run(line)).isEqualTo(ExitCode.NOT_FOUND);
            JsonNode document = new ObjectMapper().readTree(none.lines().get(0));
            assertThat(document.path("sockets").isArray()).as("%s", line[1]).isTrue();
            assertThat(document.path("sockets")).isEmpty();
            assertThat(document.has("remarks")).isTrue();
            assertThat(none.errors()).hasSize(1);
        }
        TestRun csv = new TestRun().proc(proc).sockets(host());
        assertThat(csv.run("--csv", "explain", "port:9")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(csv.lines()).singleElement().asString().endsWith(",explanation,evidence");
    }

    /** Keeps what is written; after the first look the listener goes, after the second all ends. */
    private static final class SecondLook extends OutputStream {
        private final boolean[] shown;
        private final StringBuilder text;
        private final String last;

        SecondLook(boolean[] shown, StringBuilder text, String last) {
            this.shown = shown;
            this.text = text;
            this.last = last;
        }

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            text.append(new String(bytes, from, count, StandardCharsets.UTF_8));
            if (text.indexOf(last) >= 0) {
                Thread.currentThread().interrupt();
            }
            shown[0] = true;
        }
    }
}
