package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** jss export of one named network namespace and of all, against ss in each. */
class ExportNamespacesIT {

    private static final int BYTES = 3_000;
    private static final int FIRST_PORT = 4_000;
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(2);
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Connections that stay, and one that comes and ends when a line is read. */
    private static final String SOME =
            """
            l = socket(); l.bind(('127.0.0.1', %d)); l.listen(64)
            def pair():
                c = socket(); c.connect(l.getsockname()); return c, l.accept()[0]
            pairs = [pair() for i in range(%d)]
            leave(pairs[0][0])
            print(l.getsockname()[1], flush=True); sys.stdin.readline()
            c, s = pair(); c.sendall(b'x' * %d); left = %d
            while left: left -= len(s.recv(left))
            c.close(); s.close()
            print('done', flush=True); sys.stdin.read()
            """;

    @TempDir private Path folder;
    private TestNamespaces namespaces;

    @BeforeEach
    void make() {
        namespaces = new TestNamespaces();
    }

    @AfterEach
    void remove() throws Exception {
        namespaces.close();
    }

    /** Connections to a port that is another one for another number of them. */
    private static PythonSockets some(String namespace, int number) {
        return PythonSockets.runIn(
                namespace, SOME.formatted(FIRST_PORT + number, number, BYTES, BYTES));
    }

    private CommandProcess export(String... options) throws Exception {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "export";
        arguments[1] = "--textfile=" + folder;
        arguments[2] = "-c=0.5";
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandProcess.start(List.of(), arguments);
    }

    private String page() throws Exception {
        Path file = folder.resolve("jss.prom");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    /** Returns the counts of a namespace by transport and state; those of 0 are left out. */
    private Map<String, Double> exported(String namespace) throws Exception {
        Map<String, Double> counts = new TreeMap<>();
        ExportedPage.sums(page(), "sockets", List.of("namespace", "transport", "state"))
                .forEach(
                        (key, count) -> {
                            if (key.startsWith(namespace + " ") && count > 0) {
                                counts.put(key.substring(namespace.length() + 1), count);
                            }
                        });
        return counts;
    }

    /** What the kernel ends by itself meanwhile, as FIN_WAIT2 after 60 s, ss counts anew. */
    private void awaitCountsOfSs(String namespace, PythonSockets python) throws Exception {
        Await.until(
                "counts of " + namespace,
                () ->
                        exported(namespace)
                                .equals(SsCounts.in(namespace, python.numbers()).byState()));
    }

    @Test
    void allNamespacesHaveCountsOfTheirOwnAndFollowThoseThatComeAndGo() throws Exception {
        String first = namespaces.make();
        String second = namespaces.make();
        try (PythonSockets few = some(first, 3);
                PythonSockets more = some(second, 40);
                CommandProcess export = export("--all-netns", "--ndjson")) {
            BlockingQueue<String> lines = read(export);
            awaitCountsOfSs(first, few);
            awaitCountsOfSs(second, more);
            assertThat(exported(first)).isNotEqualTo(exported(second));
            assertThat(
                            ExportedPage.sums(
                                    page(),
                                    "socket_listener_sockets",
                                    List.of("namespace", "port", "state")))
                    .containsEntry(second + " " + more.number(0) + " established", 39.0)
                    .containsEntry(second + " " + more.number(0) + " close_wait", 1.0)
                    .containsEntry(first + " " + few.number(0) + " established", 2.0);

            few.next();
            more.next();
            assertThat(sentBy(lines, Map.of(first, few, second, more)))
                    .isEqualTo(Map.of(first, BYTES, second, BYTES));

            TestNamespaces later = new TestNamespaces();
            String third = later.make();
            try (PythonSockets late = some(third, 5)) {
                awaitCountsOfSs(third, late);
            } finally {
                later.close();
            }
            Await.until("no counts of what has gone", () -> exported(third).isEmpty());
            assertThat(exported(second)).isNotEmpty();
            assertThat(export.errors()).isEmpty();
        }
    }

    /** As one that is found in the moment between its making and its naming. */
    @Test
    void aNamespaceThatGetsANameIsCalledByIt() throws Exception {
        String name = "jss-named-" + ProcessHandle.current().pid();
        Process holder = new ProcessBuilder("unshare", "--net", "sleep", "600").start();
        Path program = Path.of("/proc/" + holder.pid() + "/comm");
        Await.until("sleep", () -> Files.readString(program).equals("sleep\n"));
        try (CommandProcess export = export("--all-netns")) {
            String unnamed = holder.pid() + "/sleep";
            Await.until("its process's name", () -> page().contains('"' + unnamed + '"'));
            assertThat(ip("netns", "attach", name, Long.toString(holder.pid()))).isZero();
            Await.until("its name", () -> page().contains('"' + name + '"'));

            assertThat(page()).doesNotContain('"' + unnamed + '"');
            assertThat(export.errors()).isEmpty();
        } finally {
            ip("netns", "del", name);
            holder.destroyForcibly().waitFor();
        }
    }

    private static int ip(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    /** Reads the flow logs of all namespaces, so that they do not stop the exporter. */
    private static BlockingQueue<String> read(CommandProcess export) {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> export.output().lines().forEach(lines::add));
        reader.setDaemon(true);
        reader.start();
        return lines;
    }

    /** Reads flow logs until each namespace has one of a connection to its port. */
    private static Map<String, Integer> sentBy(
            BlockingQueue<String> lines, Map<String, PythonSockets> servers) throws Exception {
        Map<String, Integer> sent = new TreeMap<>();
        while (sent.size() < servers.size()) {
            JsonNode flow = JSON.readTree(lines.poll(LIMIT, TimeUnit.NANOSECONDS));
            PythonSockets server = servers.get(flow.path("namespace").asText());
            if (flow.get("event").asText().equals("ended")
                    && server != null
                    && flow.at("/remote/port").asInt() == server.number(0)) {
                sent.merge(flow.get("namespace").asText(), flow.get("sent").asInt(), Integer::sum);
            }
        }
        return sent;
    }

    @Test
    void aNamedNamespaceIsExportedAlone() throws Exception {
        String named = namespaces.make();
        String other = namespaces.make();
        try (PythonSockets inside = some(named, 7);
                PythonSockets outside = some(other, 9);
                CommandProcess export = export("-N", named)) {
            awaitCountsOfSs(named, inside);
            Await.until(
                    "counts by port",
                    () ->
                            ExportedPage.sums(
                                            page(),
                                            "socket_listener_sockets",
                                            List.of("port", "state"))
                                    .equals(SsCounts.in(named, inside.numbers()).byPort()));
            assertThat(page())
                    .contains("namespace=\"" + named + "\"")
                    .doesNotContain(other)
                    .doesNotContain("port=\"" + outside.number(0) + "\"");
            assertThat(export.errors()).isEmpty();
        }
    }
}
