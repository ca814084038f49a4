package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The blocks of the page about a fleet, run as they are written. */
class FleetPageIT {

    private static final int BRIEF = 40;
    private static final int BYTES = 3_000;
    private static final int UNAVAILABLE = HttpURLConnection.HTTP_UNAVAILABLE;
    private static final long LIMIT = TimeUnit.MINUTES.toNanos(3);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path ROOT = Path.of(System.getProperty("jss.root", ".."));

    private static final String BRIEF_ONES =
            """
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            kept = socket(); kept.connect(l.getsockname()); other = l.accept()[0]
            print(l.getsockname()[1], flush=True); sys.stdin.readline()
            for i in range(%d):
                c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                c.sendall(b'x' * %d); left = %d
                while left: left -= len(s.recv(left))
                c.close(); s.close()
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(BRIEF, BYTES, BYTES);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @TempDir private Path folder;

    /** Returns the block of the page that has some text. */
    private static String block(String text) throws IOException {
        String page = Files.readString(ROOT.resolve("src/docs/fleet.md"));
        String[] parts = page.split("(?m)^```.*\n", -1);
        for (int i = 1; i < parts.length; i += 2) {
            if (parts[i].contains(text)) {
                return parts[i];
            }
        }
        throw new IllegalStateException("the page has no block with " + text);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private static void await(String what, Condition condition) throws Exception {
        long end = System.nanoTime() + LIMIT;
        while (!condition.holds()) {
            assertThat(System.nanoTime()).as(what).isLessThan(end);
            Thread.sleep(200);
        }
    }

    private Process start(String log, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("ip", "netns", "exec", namespace.name()));
        line.addAll(List.of(command));
        return new ProcessBuilder(line)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(log).toFile())
                .start();
    }

    /** Returns the answer to a query, a missing node where there is none yet. */
    private static JsonNode ask(NetworkNamespace own, String query) throws IOException {
        return own.call(
                () -> {
                    URI url = URI.create("http://127.0.0.1:9090/api/v1/query?query=" + query);
                    HttpURLConnection connection = (HttpURLConnection) url.toURL().openConnection();
                    try (InputStream answer = connection.getInputStream()) {
                        return JSON.readTree(answer).at("/data/result/0/value/1");
                    } catch (ConnectException e) {
                        return JSON.missingNode();
                    } catch (IOException e) {
                        if (connection.getResponseCode() == UNAVAILABLE) { // it listens, no more
                            return JSON.missingNode();
                        }
                        throw e;
                    } finally {
                        connection.disconnect();
                    }
                });
    }

    @Test
    void prometheusScrapesAndRecordsByItsConfiguration() throws Exception {
        Files.writeString(folder.resolve("prometheus.yml"), block("scrape_configs:"));
        Files.copy(
                ROOT.resolve("packaging/prometheus/jss-rules.yml"),
                folder.resolve("jss-rules.yml"));
        assertThat(
                        NetworkTool.output(
                                "promtool",
                                "check",
                                "config",
                                folder.resolve("prometheus.yml").toString()))
                .contains("SUCCESS");
        String[] words = block("jss export --listen").strip().split(" ", -1);
        NetworkNamespace own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
        try (CommandProcess export =
                CommandProcess.startIn(
                        namespace.name(), Stream.of(words).skip(1).toArray(String[]::new))) {
            Process prometheus =
                    start(
                            "prometheus.log",
                            "prometheus",
                            "--config.file=prometheus.yml",
                            "--storage.tsdb.path=data",
                            "--web.listen-address=127.0.0.1:9090");
            try {
                String listeners = "instance_state:sockets:sum%7Bstate=%22listen%22%7D";
                await("a scrape", () -> ask(own, "up").asText().equals("1"));
                await("a record", () -> ask(own, listeners).asInt() >= 2);
                assertThat(export.errors()).hasLineCount(1);
            } finally {
                prometheus.destroyForcibly().waitFor();
            }
        }
    }

    @Test
    void flowLogsAreLaidOutByHost() throws Exception {
        Path jss = folder.resolve("jss");
        List<String> command = CommandOutcome.line(List.of());
        Files.writeString(
                jss, "#!/bin/sh\nexec '" + String.join("' '", command) + "' \"$@\" -c=0.3\n");
        assertThat(jss.toFile().setExecutable(true)).isTrue();
        String host = NetworkTool.output("hostname").strip();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), BRIEF_ONES)) {
            Process pipeline =
                    start(
                            "pipeline.log",
                            "sh",
                            "-c",
                            "PATH=$PWD:$PATH\n"
                                    + block("jss export --ndjson")
                                            .replace("--lines=20000", "--lines=2"));
            try {
                await("a file", () -> Files.isDirectory(folder.resolve("flows/host=" + host)));
                python.next();
                await("all", () -> received(host, python.number(0)) >= (BRIEF - 1) * BYTES);
                // before the end, for sh may write that its children were terminated
                assertThat(Files.readString(folder.resolve("pipeline.log"))).isEmpty();
            } finally {
                end(pipeline);
            }
        }
    }

    /** Ends jss; the rest of its pipeline writes what is left, and ends by itself. */
    private static void end(Process pipeline) throws InterruptedException {
        pipeline.children().filter(FleetPageIT::isJava).forEach(ProcessHandle::destroy);
        if (!pipeline.waitFor(1, TimeUnit.MINUTES)) {
            pipeline.descendants().forEach(ProcessHandle::destroy);
            pipeline.destroy();
            throw new IllegalStateException("the pipeline does not end");
        }
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info().command().orElse("").endsWith("/java");
    }

    /** Returns the bytes that a port has received, by the files that are whole. */
    private long received(String host, int port) throws IOException {
        long received = 0;
        try (Stream<Path> files = Files.list(folder.resolve("flows/host=" + host))) {
            for (Path file : files.toList()) {
                for (String line : text(file).lines().toList()) {
                    JsonNode flow = JSON.readTree(line);
                    if (flow.at("/local/port").asInt() == port) {
                        received += flow.path("received").asLong();
                    }
                }
            }
        }
        return received;
    }

    /** Returns the text of a file, none of one that is not whole yet. */
    private static String text(Path file) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (EOFException e) {
            return "";
        }
    }
}
