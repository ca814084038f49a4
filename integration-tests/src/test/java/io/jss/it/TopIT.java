package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jss top} beside a generator of known traffic, in a namespace of its own. */
class TopIT {

    private static final int STEADY = 100;
    private static final int STEADY_BYTES = 3000;
    private static final int BRIEF = 60;
    private static final int BRIEF_BYTES = 500;
    private static final int PATIENCE = 60;
    private static final long TOTAL = (long) STEADY * STEADY_BYTES + (long) BRIEF * BRIEF_BYTES;

    /** Connections that stay and send, and such as live between two looks; both from one end. */
    private static final String SCRIPT =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(200)
            address = listener.getsockname()
            steady = [create_connection(address) for i in range(%d)]
            accepted = [listener.accept()[0] for i in steady]
            def take(connection, count):
                while count: count -= len(connection.recv(count))
            print(address[1], flush=True)
            sys.stdin.readline()
            for i in range(%d):
                client = create_connection(address); server = listener.accept()[0]
                client.sendall(b'x' * %d); take(server, %d)
                server.close(); client.close()
            for client, server in zip(steady, accepted):
                client.sendall(b'x' * %d); take(server, %d)
            print('done', flush=True)
            sys.stdin.read()
            """
                    .formatted(STEADY, BRIEF, BRIEF_BYTES, BRIEF_BYTES, STEADY_BYTES, STEADY_BYTES);

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void whatBlocksSayTogetherIsWhatWasSent() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                CommandProcess top =
                        CommandProcess.startIn(
                                namespace.name(),
                                "-t",
                                "top",
                                "--batch",
                                "--ndjson",
                                "--top=100000",
                                "-c=0.5")) {
            List<JsonNode> lines = new ArrayList<>();
            BufferedReader output = top.output();
            lines.add(JSON.readTree(output.readLine()));
            python.next();
            Instant done = Instant.now();
            JsonNode line;
            do {
                line = JSON.readTree(output.readLine());
                lines.add(line);
            } while (!line.has("overview") || !time(line).isAfter(done));
            int port = python.number(0);
            do { // the kernel reports the end of a socket later than it ends it
                readBlock(output, lines);
            } while (sum(lines, "/remote/port", port, "/change/sent") < TOTAL
                    && time(lines.get(lines.size() - 1)).isBefore(done.plusSeconds(PATIENCE)));
            readBlock(output, lines); // nothing is said twice

            assertThat(sum(lines, "/remote/port", port, "/change/sent")).isEqualTo(TOTAL);
            assertThat(sum(lines, "/local/port", port, "/change/received"))
                    .as("with a FIN of each that was brief, at most")
                    .isBetween(TOTAL, TOTAL + BRIEF);
            assertThat(sockets(lines, "/local/port", port).map(TopIT::kind))
                    .as("the server closes first, and is in TIME_WAIT then")
                    .contains("unchanged", "changed", "opened");
            assertThat(sockets(lines, "/remote/port", port).map(TopIT::kind)).contains("closed");
            assertThat(
                            sockets(lines, "/local/port", port)
                                    .filter(socket -> kind(socket).equals("changed"))
                                    .map(socket -> socket.at("/processes/0/command").asText()))
                    .containsOnly("python3");
            assertThat(top.errors()).isEmpty();
        }
    }

    /** Reads what is left of the block whose head was read last, and the head of the next one. */
    private static void readBlock(BufferedReader output, List<JsonNode> lines) throws IOException {
        JsonNode line = JSON.readTree(output.readLine());
        while (!line.has("overview")) {
            lines.add(line);
            line = JSON.readTree(output.readLine());
        }
        lines.add(line);
    }

    private static Instant time(JsonNode overview) {
        return Instant.parse(overview.at("/overview/sentences/0").asText());
    }

    private static String kind(JsonNode socket) {
        return socket.at("/change/kind").asText();
    }

    private static Stream<JsonNode> sockets(List<JsonNode> lines, String end, int port) {
        return lines.stream().filter(line -> line.at(end).asInt() == port);
    }

    private static long sum(List<JsonNode> lines, String end, int port, String number) {
        return sockets(lines, end, port).mapToLong(line -> line.at(number).asLong()).sum();
    }
}
