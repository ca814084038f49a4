package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import at.favre.lib.crypto.bcrypt.BCrypt;
import com.sun.net.httpserver.HttpServer;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.opentelemetry.proto.collector.logs.v1.ExportLogsServiceRequest;
import io.opentelemetry.proto.collector.metrics.v1.ExportMetricsServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.logs.v1.LogRecord;
import io.opentelemetry.proto.metrics.v1.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A collector that decodes what it is given, and a scraper that has to say who it is. */
class ExportServersIT {

    private static final int BRIEF = 50;
    private static final int BYTES = 3_000;
    private static final int LIMIT_SECONDS = 120;

    private static final String BRIEF_ONES =
            """
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            print(l.getsockname()[1], flush=True); sys.stdin.readline()
            for i in range(%d):
                c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                c.sendall(b'x' * %d); left = %d
                while left: left -= len(s.recv(left))
                c.close(); s.close()
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(BRIEF, BYTES, BYTES);

    /** Asks with and without a password; prints a status a line. */
    private static final String ASK =
            """
            import base64, ssl, urllib.error, urllib.request, sys
            def status(url, user=None, trust=True):
                context = ssl.create_default_context(cafile=sys.argv[1]) if trust else None
                request = urllib.request.Request(url)
                if user:
                    word = base64.b64encode(user.encode()).decode()
                    request.add_header('Authorization', 'Basic ' + word)
                try:
                    return urllib.request.urlopen(request, context=context, timeout=60).status
                except urllib.error.HTTPError as e:
                    return e.code
                except Exception as e:
                    return type(e).__name__
            url = 'https://localhost:9497/metrics'
            print(status(url), status(url, 'ann:wrong'), status(url, 'bob:secret'))
            print(status(url, 'ann:secret'), status(url, 'ann:secret'), status(url, trust=False))
            print(status('http://localhost:9497/metrics', 'ann:secret') == 200)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @TempDir private Path folder;

    @Test
    void aCollectorIsGivenMetricsAndTheBytesOfEndedConnections() throws Exception {
        NetworkNamespace own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
        BlockingQueue<ExportMetricsServiceRequest> metrics = new LinkedBlockingQueue<>();
        BlockingQueue<ExportLogsServiceRequest> logs = new LinkedBlockingQueue<>();
        HttpServer collector =
                own.call(
                        () ->
                                HttpServer.create(
                                        new InetSocketAddress(
                                                InetAddress.getLoopbackAddress(), 4318),
                                        0));
        collector.createContext(
                "/",
                exchange -> {
                    try (exchange) {
                        byte[] body = new GZIPInputStream(exchange.getRequestBody()).readAllBytes();
                        if (exchange.getRequestURI().getPath().equals("/v1/metrics")) {
                            metrics.add(ExportMetricsServiceRequest.parseFrom(body));
                        } else if (exchange.getRequestURI().getPath().equals("/v1/logs")) {
                            logs.add(ExportLogsServiceRequest.parseFrom(body));
                        }
                        exchange.sendResponseHeaders(200, -1);
                    }
                });
        collector.start();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), BRIEF_ONES);
                CommandProcess export =
                        CommandProcess.startIn(
                                namespace.name(),
                                "export",
                                "--otlp=http://127.0.0.1:4318",
                                "-c=1")) {
            Await.until(
                    "counts, which the first data lack that are due before the first look",
                    () -> counts(metrics.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).contains("listen"));
            python.next();
            int port = python.number(0);
            List<Map<String, String>> flows = new ArrayList<>();
            while (flows.size() < BRIEF) {
                records(logs.poll(LIMIT_SECONDS, TimeUnit.SECONDS)).stream()
                        .filter(flow -> flow.get("network.peer.port").equals("" + port))
                        .forEach(flows::add);
            }

            assertThat(flows.stream().mapToLong(flow -> Long.parseLong(flow.get("jss.sent"))).sum())
                    .isEqualTo((long) BRIEF * BYTES);
            assertThat(flows)
                    .allMatch(flow -> flow.get("jss.direction").equals("outbound"))
                    .allMatch(flow -> flow.get("network.local.address").equals("127.0.0.1"))
                    .allMatch(flow -> Long.parseLong(flow.get("jss.rtt.min.us")) > 0);
            assertThat(export.errors()).isEmpty();
        } finally {
            collector.stop(0);
        }
    }

    /** Returns the states of connections that the metrics tell. */
    private static List<String> counts(ExportMetricsServiceRequest request) {
        List<Metric> all =
                request.getResourceMetrics(0).getScopeMetricsList().stream()
                        .flatMap(scope -> scope.getMetricsList().stream())
                        .toList();
        return all.stream()
                .filter(metric -> metric.getName().equals("system.network.connection.count"))
                .flatMap(metric -> metric.getGauge().getDataPointsList().stream())
                .filter(point -> point.getAsDouble() > 0)
                .map(point -> attributes(point.getAttributesList()))
                .map(attributes -> attributes.get("network.connection.state"))
                .toList();
    }

    private static List<Map<String, String>> records(ExportLogsServiceRequest request) {
        return request.getResourceLogs(0).getScopeLogs(0).getLogRecordsList().stream()
                .map(LogRecord::getAttributesList)
                .map(ExportServersIT::attributes)
                .toList();
    }

    private static Map<String, String> attributes(List<KeyValue> attributes) {
        return attributes.stream()
                .collect(
                        Collectors.toMap(
                                KeyValue::getKey,
                                each ->
                                        each.getValue().hasIntValue()
                                                ? Long.toString(each.getValue().getIntValue())
                                                : each.getValue().getStringValue()));
    }

    @Test
    void aWrongPasswordAndPlainHttpAreRefused() throws Exception {
        NetworkTool.output(
                "openssl",
                "req",
                "-x509",
                "-newkey",
                "ec",
                "-pkeyopt",
                "ec_paramgen_curve:prime256v1",
                "-nodes",
                "-subj",
                "/CN=localhost",
                "-addext",
                "subjectAltName=DNS:localhost",
                "-keyout",
                folder.resolve("server.key").toString(),
                "-out",
                folder.resolve("server.crt").toString());
        Path web =
                Files.writeString(
                        folder.resolve("web.yml"),
                        """
                        tls_server_config: {cert_file: server.crt, key_file: server.key}
                        basic_auth_users:
                          ann: HASH
                        """
                                .replace("HASH", hash()));
        try (CommandProcess export =
                CommandProcess.startIn(
                        namespace.name(),
                        "export",
                        "--listen=127.0.0.1:9497",
                        "--web-config=" + web)) {
            Await.until("its address", () -> export.errors().contains("metrics at"));
            String answers =
                    NetworkTool.output(
                            "ip",
                            "netns",
                            "exec",
                            namespace.name(),
                            "/usr/bin/python3",
                            "-c",
                            ASK,
                            folder.resolve("server.crt").toString());

            assertThat(answers).isEqualTo("401 401 401\n200 200 URLError\nFalse\n");
            assertThat(export.errors())
                    .isEqualTo("jss: metrics at https://127.0.0.1:9497/metrics\n");
        }
    }

    private static String hash() {
        return BCrypt.with(BCrypt.Version.VERSION_2Y).hashToString(5, "secret".toCharArray());
    }

    @Test
    void whatIsWrongInTheFileEndsTheCommand() throws IOException, InterruptedException {
        Path web = Files.writeString(folder.resolve("web.yml"), "http_server_config: {}\n");
        try (CommandProcess export =
                CommandProcess.startIn(
                        namespace.name(),
                        "export",
                        "--listen=127.0.0.1:9497",
                        "--web-config=" + web)) {
            assertThat(export.exitCode()).isNotZero();
            assertThat(export.errors()).contains("http_server_config").hasLineCount(1);
        }
    }
}
