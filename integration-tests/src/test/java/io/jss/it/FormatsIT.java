package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.jss.cli.environment.ExitCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs read, of live sockets: held against the schema, and read by jq. */
class FormatsIT {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    /** A process whose title has an escape sequence, quotes, lines' ends, C1 and no UTF-8. */
    private static final String HOSTILE =
            """
            listener = socket(AF_INET6); listener.bind(('::1', 0)); listener.listen(5)
            listener.set_inheritable(True)
            title = b'=\\x1b[31m"\\'\\n\\r,\\\\\\xff\\xc2\\x9b'
            child = os.fork()
            if child == 0:
                os.execv('/bin/cat', [title])
            while not open('/proc/%d/cmdline' % child, 'rb').read().startswith(title):
                pass
            ready(listener.getsockname()[1], child)
            """;

    /** Sockets of many kinds, connections with data in both queues among them. */
    private static final String MANY_KINDS =
            """
            kept = []
            listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(5)
            port = listener.getsockname()[1]
            for host in ('127.0.0.1', '::1'):
                client = create_connection((host, port)); kept += [client, listener.accept()[0]]
                client.sendall(b'x' * 1000); client.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
                kept[-1].recv(1000, MSG_PEEK | MSG_WAITALL)
            udp = socket(AF_INET, SOCK_DGRAM); udp.bind(('127.0.0.1', 0)); kept.append(udp)
            pair = socketpair(); abstract = socket(AF_UNIX); abstract.bind(b'\\0jss\\xff"\\n%d' % port)
            abstract.listen(1); kept += [pair, abstract]
            kept.append(socket(AF_NETLINK, SOCK_RAW, 0))
            kept.append(socket(AF_PACKET, SOCK_RAW, 0))
            ready(port)
            """;

    @TempDir Path folder;

    private static JsonSchema schema() throws IOException, InterruptedException {
        JsonNode tree = MAPPER.readTree(CommandOutcome.run("--schema").output());
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree);
    }

    private static String output(String... arguments) throws Exception {
        CommandOutcome run = CommandOutcome.run(arguments);
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        return run.output();
    }

    private static JsonNode valid(JsonSchema schema, String text) throws IOException {
        JsonNode tree = MAPPER.readTree(text);
        assertThat(schema.validate(tree)).as(text).isEmpty();
        return tree;
    }

    @Test
    void documentsAndLinesOfEveryFamilyAreAsTheSchemaSays() throws Exception {
        JsonSchema schema = schema();
        String query = "tcp,udp,unix,netlink,packet";
        try (PythonSockets python = PythonSockets.run(MANY_KINDS)) {
            JsonNode document =
                    valid(schema, output("-aimeopT", "--tos", "--cgroup", "--json", "-A", query));
            List<JsonNode> lines = new ArrayList<>();
            for (String line : output("-aimepo", "--ndjson", "-A", query).lines().toList()) {
                lines.add(valid(schema, line));
            }

            assertThat(document.path("sockets").findValuesAsText("family"))
                    .contains("inet", "inet6", "unix");
            assertThat(document.findValues("threads"))
                    .anyMatch(threads -> threads.at("/0/tid").asLong() == python.pid());
            for (String family : List.of("netlink", "packet")) { // not in every kernel
                assertThat(document.path("sockets").findValuesAsText("family").contains(family))
                        .isNotEqualTo(
                                document.path("remarks").toString().contains(family + "_diag"));
            }
            assertThat(lines)
                    .filteredOn(line -> line.at("/local/port").asInt() == python.number(0))
                    .filteredOn(line -> line.path("state").asText().equals("ESTABLISHED"))
                    .hasSize(2)
                    .allSatisfy(line -> assertThat(line.at("/tcpInfo/rtt").asLong()).isPositive())
                    .allSatisfy(line -> assertThat(line.path("rqueue").asInt()).isEqualTo(1000))
                    .allSatisfy(
                            line ->
                                    assertThat(line.at("/processes/0/pid").asLong())
                                            .isEqualTo(python.pid()))
                    .extracting(line -> line.path("class").asText())
                    .containsExactlyInAnyOrder("IPv4-mapped", "IPv6");
        }
    }

    @Test
    void countsAndTheSummaryAreAsTheSchemaSays() throws Exception {
        JsonSchema schema = schema();
        try (PythonSockets python = PythonSockets.run(MANY_KINDS)) {
            JsonNode counts = valid(schema, output("-ta", "--json", "--count-by=state,class"));
            JsonNode summary = valid(schema, output("-s", "--json"));
            long sum = 0;
            for (JsonNode group : counts.path("counts")) {
                sum += group.path("count").asLong();
            }

            assertThat(python.number(0)).isPositive();
            assertThat(counts.path("total").asLong()).isEqualTo(sum).isGreaterThanOrEqualTo(5);
            assertThat(summary.at("/summary/tcp/established").asLong()).isGreaterThanOrEqualTo(4);
            for (String line : output("-ta", "--ndjson", "--count-by=uid").lines().toList()) {
                valid(schema, line);
            }
        }
    }

    @Test
    @Tag("host")
    void jqTakesTheDocumentAndEveryLineWhateverTheTitle() throws Exception {
        try (PythonSockets python = PythonSockets.run(HOSTILE)) {
            String port = ":" + python.number(0);
            String document = output("-tlnp", "--json", "sport", "=", port);
            String lines = output("-tlnp", "--ndjson", "sport", "=", port);
            String pid = "select(.pid == " + python.number(1) + ")";

            assertThat(jq(document, ".sockets[].processes[] | " + pid + " | .titleBytes"))
                    .isEqualTo("\"3d1b5b33316d22270a0d2c5cffc29b\"\n");
            assertThat(jq(lines, ".processes[] | " + pid + " | .title | length")).isEqualTo("14\n");
            assertThat(document + lines).matches("[ -~\n]*");
        }
    }

    private String jq(String text, String filter) throws Exception {
        Path file = Files.writeString(folder.resolve("in.json"), text);
        Process process =
                new ProcessBuilder("jq", "-c", filter).redirectInput(file.toFile()).start();
        CommandOutcome run = CommandOutcome.await(process);
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.output();
    }

    @Test
    void aPlainListingLoadsNothingOfFormatsAndOptions() throws Exception {
        CommandOutcome run =
                CommandOutcome.runLine(
                        CommandOutcome.line(List.of("-Xlog:class+load:file=" + log()), "-tan"));

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(Files.readString(log()))
                .contains("io.jss.cli.listing.Listing ")
                .doesNotContain("com.fasterxml.jackson")
                .doesNotContain("org.apache.commons.csv")
                .doesNotContain("io.jss.cli.format")
                .doesNotContain("io.jss.cli.listing.ProgramFormats")
                .doesNotContain("io.jss.fields.FieldCatalogue");
    }

    private Path log() {
        return folder.resolve("classes.log");
    }

    /** 100,000 ends of connections and five listeners in a namespace of their own. */
    @Test
    @Tag("host")
    void aHundredThousandSocketsAreLinesWithTcpInfoOrSortedWithin64MegabytesOfHeap()
            throws Exception {
        String script =
                """
                import ctypes, resource, subprocess
                assert ctypes.CDLL(None, use_errno=True).unshare(0x40000000) == 0
                subprocess.run(['ip', 'link', 'set', 'lo', 'up'], check=True)
                hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
                resource.setrlimit(resource.RLIMIT_NOFILE, (min(hard, 12000), hard))
                untilTheParentEnds, held = os.pipe()
                done, tell = os.pipe()
                def child(work):
                    if os.fork() == 0:
                        os.close(held); kept = work(); os.write(tell, b'.')
                        os.read(untilTheParentEnds, 1); os._exit(0)
                for pair in range(5):
                    listener = socket(); listener.bind(('127.0.0.1', 0)); listener.listen(1024)
                    end = listener.getsockname()
                    child(lambda: [create_connection(end) for i in range(10000)])
                    child(lambda: [listener.accept() for i in range(10000)])
                for i in range(10):
                    assert os.read(done, 1) == b'.'
                ready(0)
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            List<String> line = within(python, "-tani", "--ndjson", "state", "established");
            Process process = new ProcessBuilder(line).redirectError(Redirect.INHERIT).start();
            long lines = 0;
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                for (String read = reader.readLine(); read != null; read = reader.readLine()) {
                    lines += read.contains("\"tcpInfo\":{\"state\":1,") ? 1 : 0;
                }
            }

            assertThat(lines).isEqualTo(100_000);
            assertThat(process.waitFor()).isEqualTo(ExitCode.OK);

            String[] sorted = {"-tnH", "--columns=local,rtt", "--sort=rtt:desc,local"};
            CommandOutcome run = CommandOutcome.runLine(within(python, sorted));
            assertThat(run.errors()).isEmpty();
            assertThat(run.output().lines()).hasSize(100_000);
        }
    }

    private static List<String> within(PythonSockets sockets, String... arguments) {
        String namespace = "--net=/proc/" + sockets.pid() + "/ns/net";
        List<String> line = new ArrayList<>(List.of("nsenter", namespace));
        line.addAll(CommandOutcome.line(List.of("-Xmx64m"), arguments));
        return line;
    }
}
