package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What jss export gives, read by Debian's Prometheus and node_exporter, against ss. */
class ExportIT {

    /** Connections, of which a process holds a quarter with both ends. */
    private static final int STAYING = 20_000;

    private static final int BRIEF = 300;
    private static final int BYTES = 3_000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path PROMETHEUS =
            Path.of(System.getProperty("jss.root", ".."), "packaging", "prometheus");

    /** Of a quiet host, or without an option, these have nothing to show. */
    private static final List<String> MAY_BE_EMPTY =
            List.of("Sockets by unit (--cgroup)", "Segments sent again, share");

    /** Connections in several states over two listeners, one of both families. */
    private static final String CROWD =
            """
            import resource
            most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
            # FIN_WAIT2 without a file outlasts the test, on a slow machine too
            open('/proc/sys/net/ipv4/tcp_fin_timeout', 'w').write('3600')
            four = socket(); four.bind(('127.0.0.1', 0)); four.listen(64)
            both = socket(AF_INET6); both.bind(('::', 0)); both.listen(64)
            ports = [s.getsockname()[1] for s in (four, both)]
            def pair(i):
                c = socket(); c.connect(('127.0.0.1', ports[i %% 2]))
                return c, (four, both)[i %% 2].accept()[0]
            def hold(number):
                pairs = [pair(i) for i in range(number)]
                for c, s in pairs[:100]: c.sendall(b'x' * 100)
                leave(*[c for c, s in pairs[100:150]], *[s for c, s in pairs[150:190]])
                return pairs
            for child in range(3):
                there, done = os.pipe()
                if os.fork() == 0:
                    pairs = hold(%1$d // 4)
                    os.write(done, b'x'); sys.stdin.read(); os._exit(0)
                os.read(there, 1)
            pairs = hold(%1$d // 4)
            ready(*ports)
            """
                    .formatted(STAYING);

    /** Brief connections to one listener, each of a known number of bytes, and one that stays. */
    private static final String BRIEF_ONES =
            """
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            kept = socket(); kept.connect(l.getsockname()); other = l.accept()[0]
            print(l.getsockname()[1], flush=True); sys.stdin.readline()
            for i in range(%d):
                c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                c.sendall(b'x' * %d); left = %d
                while left: left -= len(s.recv(left))
                first, second = (c, s) if i %% 2 else (s, c)
                first.close(); second.close()
            kept.sendall(b'y' * %d); left = %d
            while left: left -= len(other.recv(left))
            kept.close(); other.close()
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(BRIEF, BYTES, BYTES, BYTES, BYTES);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @TempDir private Path folder;
    private NetworkNamespace own;

    @BeforeEach
    void find() throws IOException {
        own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
    }

    private CommandProcess export(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of("export"));
        line.addAll(List.of(arguments));
        return CommandProcess.startIn(namespace.name(), line.toArray(String[]::new));
    }

    private String get(String url) throws IOException {
        return ExportedPage.get(own, url);
    }

    @Test
    void theTextfileHasTheCountsOfSsAndNodeExporterReadsIt() throws Exception {
        Path file = folder.resolve("jss.prom");
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), CROWD)) {
            SsCounts ss =
                    SsCounts.around(
                            namespace.name(),
                            python.numbers(),
                            () -> {
                                Files.deleteIfExists(file);
                                try (CommandProcess export =
                                        export("--textfile", folder.toString(), "-c=0.5")) {
                                    Await.until("a file", () -> Files.exists(file));
                                    assertThat(export.errors()).isEmpty();
                                }
                            });
            String page = Files.readString(file);

            assertThat(ExportedPage.sums(page, "sockets", List.of("transport", "state")))
                    .isEqualTo(ss.byState());
            assertThat(ExportedPage.sums(page, "socket_listener_sockets", List.of("port", "state")))
                    .isEqualTo(ss.byPort());
            assertThat(ss.byState().get("tcp established")).isGreaterThan(1.9 * STAYING);
            assertThat(ss.byPort().keySet())
                    .contains(
                            python.number(0) + " established",
                            python.number(0) + " close_wait",
                            python.number(1) + " fin_wait2",
                            python.number(1) + " listen");
            assertThat(NetworkTool.output("sh", "-c", "promtool check metrics <" + file)).isEmpty();
            Process node =
                    start(
                            "node.log",
                            "prometheus-node-exporter",
                            "--collector.disable-defaults",
                            "--collector.textfile",
                            "--collector.textfile.directory=" + folder,
                            "--web.listen-address=127.0.0.1:9100");
            try {
                Await.until("node_exporter", () -> !get("http://127.0.0.1:9100/metrics").isEmpty());
                String nodePage = get("http://127.0.0.1:9100/metrics");
                assertThat(
                                ExportedPage.sums(
                                        nodePage,
                                        "socket_listener_sockets",
                                        List.of("port", "state")))
                        .isEqualTo(ss.byPort());
                assertThat(nodePage).contains("node_textfile_scrape_error 0");
            } finally {
                node.destroyForcibly().waitFor();
            }
        }
    }

    private Process start(String log, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    @Test
    void prometheusScrapesItAndAnswersAQuery() throws Exception {
        Path configuration =
                Files.writeString(
                        folder.resolve("prometheus.yml"),
                        """
                        global: {scrape_interval: 1s}
                        scrape_configs:
                          - job_name: jss
                            static_configs: [{targets: ['127.0.0.1:9497']}]
                        """);
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), CROWD);
                CommandProcess export = export("--listen", "127.0.0.1:9497")) {
            Process prometheus =
                    start(
                            "prometheus.log",
                            "prometheus",
                            "--config.file=" + configuration,
                            "--storage.tsdb.path=" + folder.resolve("data"),
                            "--web.listen-address=127.0.0.1:9090");
            try {
                Await.until("readiness", () -> !get("http://127.0.0.1:9090/-/ready").isEmpty());
                Await.until("a scrape", () -> query("up{job=\"jss\"}").equals(Map.of("jss ", 1.0)));
                String ports = python.number(0) + "|" + python.number(1);
                String byPort =
                        "sum by (port, state) (socket_listener_sockets{port=~\"" + ports + "\"})";
                Await.until(
                        "the counts",
                        () ->
                                query(byPort)
                                        .equals(
                                                SsCounts.in(namespace.name(), python.numbers())
                                                        .byPort()));

                Await.until(
                        "no failures in a scrape",
                        () -> query("socket_look_failures_total").containsValue(0.0));
                assertThatEachQueryOfTheDashboardIsAnswered();
                assertThat(export.errors())
                        .isEqualTo("jss: metrics at http://127.0.0.1:9497/metrics\n");
            } finally {
                prometheus.destroyForcibly().waitFor();
            }
        }
    }

    private void assertThatEachQueryOfTheDashboardIsAnswered() throws Exception {
        JsonNode dashboard = JSON.readTree(PROMETHEUS.resolve("jss-dashboard.json").toFile());
        int queries = 0;
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.get("targets")) {
                String query =
                        target.get("expr")
                                .asText()
                                .replace("$instance", ".*")
                                .replace("$__rate_interval", "10s");
                Await.until(
                        query,
                        () ->
                                !JSON.readTree(ask(query)).at("/data/result").isEmpty()
                                        || MAY_BE_EMPTY.contains(panel.get("title").asText()));
                assertThat(JSON.readTree(ask(query)).get("status").asText())
                        .as(query)
                        .isEqualTo("success");
                queries++;
            }
        }
        assertThat(queries).isEqualTo(16);
    }

    private String ask(String query) throws IOException {
        return get(
                "http://127.0.0.1:9090/api/v1/query?query="
                        + URLEncoder.encode(query, StandardCharsets.UTF_8));
    }

    @Test
    void theAlertsAreWhatTheirTestsSay() throws Exception {
        assertThat(
                        NetworkTool.output(
                                "promtool",
                                "test",
                                "rules",
                                PROMETHEUS.resolve("jss-rules-test.yml").toString()))
                .contains("SUCCESS");
    }

    /** Returns the values by the labels port and state, or by job where there is no port. */
    private Map<String, Double> query(String text) throws IOException {
        String answer = ask(text);
        Map<String, Double> values = new TreeMap<>();
        if (!answer.isEmpty()) {
            for (JsonNode each : JSON.readTree(answer).at("/data/result")) {
                JsonNode labels = each.get("metric");
                String first = labels.has("port") ? "port" : "job";
                values.put(
                        labels.path(first).asText() + " " + labels.path("state").asText(),
                        each.at("/value/1").asDouble());
            }
        }
        return values;
    }

    @Test
    void flowLogsHaveTheBytesOfConnectionsThatLiveBetweenTwoLooks() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), BRIEF_ONES);
                CommandProcess export =
                        export("--ndjson", "-p", "-c=0.5", "--listen", "127.0.0.1:9497")) {
            Await.until("the first look", () -> !get("http://127.0.0.1:9497/").isEmpty());
            python.next();
            String port = Integer.toString(python.number(0));
            List<JsonNode> out = new ArrayList<>();
            List<JsonNode> in = new ArrayList<>();
            BufferedReader lines = export.output();
            while (out.size() < BRIEF + 1 || in.size() < BRIEF + 1) {
                JsonNode flow = JSON.readTree(lines.readLine());
                if (flow.get("event").asText().equals("ended")) {
                    if (flow.at("/remote/port").asText().equals(port)) {
                        out.add(flow);
                    } else if (flow.at("/local/port").asText().equals(port)) {
                        in.add(flow);
                    }
                }
            }
            long all = (BRIEF + 1L) * BYTES;

            assertThat(sum(out, "sent")).isEqualTo(all);
            assertThat(sum(in, "received")).isBetween(all, all + BRIEF + 1);
            assertThat(in)
                    .extracting(flow -> flow.get("direction").asText())
                    .containsOnly("inbound");
            assertThat(out)
                    .extracting(flow -> flow.get("direction").asText())
                    .containsOnly("outbound");
            assertThat(in)
                    .as("of brief ones those of the listener")
                    .extracting(flow -> flow.at("/processes/0/command").asText())
                    .containsOnly("python3");
            assertThat(in).allMatch(flow -> flow.get("minRttMicros").asLong() > 0);
            assertThat(in.stream().filter(flow -> !flow.has("openedAfter")))
                    .as("there before the first look")
                    .hasSize(1);
            assertThat(get("http://127.0.0.1:9497/metrics"))
                    .contains("jss_export_flow_events_lost_total 0.0");
        }
    }

    private static long sum(List<JsonNode> flows, String member) {
        return flows.stream().mapToLong(flow -> flow.get(member).asLong()).sum();
    }
}
