package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The events of flow logs other than brief connections: what was there, what is left. */
class ExportFlowsIT {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that is there; one whose client goes and whose server stays; one more at the end. */
    private static final String THREE =
            """
            l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
            def pair():
                c = socket(); c.connect(l.getsockname()); return c, l.accept()[0]
            def said(text):
                print(text, flush=True); sys.stdin.readline()
            c, s = pair()
            said(l.getsockname()[1])
            d, t = pair(); d.sendall(b'x' * 500); t.recv(500); d.close()
            said('left')
            t.close()
            said('closed')
            e, u = pair()
            said('done')
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private final List<JsonNode> flows = new ArrayList<>();

    /** Reads lines until one is of an event at an end of the listening port. */
    private JsonNode next(BufferedReader lines, String event, String end, int port)
            throws IOException {
        while (true) {
            JsonNode flow = JSON.readTree(lines.readLine());
            flows.add(flow);
            if (is(flow, event, end, port)) {
                return flow;
            }
        }
    }

    private static boolean is(JsonNode flow, String event, String end, int port) {
        return flow.get("event").asText().equals(event)
                && flow.get(end).get("port").asInt() == port;
    }

    @Test
    void whatIsThereAndWhatIsLeftInCloseWaitHasItsLine() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), THREE);
                CommandProcess export =
                        CommandProcess.startIn(
                                namespace.name(), "export", "--ndjson", "-p", "-c=0.3")) {
            int port = python.number(0);
            BufferedReader lines = export.output();
            JsonNode present = next(lines, "present", "local", port);
            assertThat(present.has("openedAfter")).isFalse();
            assertThat(present.at("/processes/0/command").asText()).isEqualTo("python3");

            python.next();
            JsonNode left = next(lines, "close_wait", "local", port);
            assertThat(left.get("direction").asText()).isEqualTo("inbound");
            assertThat(left.has("closed")).isFalse();

            python.next();
            JsonNode ended = next(lines, "ended", "local", port);
            for (String member : List.of("cookie", "openedBy", "closeWaitBy", "remote")) {
                assertThat(ended.get(member)).as(member).isEqualTo(left.get(member));
            }
            assertThat(ended.get("received").asInt()).isBetween(500, 501);

            python.next();
            next(lines, "opened", "local", port);
            int gone = left.at("/remote/port").asInt();
            assertThat(flows)
                    .as("FIN_WAIT2 and TIME_WAIT of one that has ended are no connection")
                    .filteredOn(flow -> flow.at("/local/port").asInt() == gone)
                    .extracting(flow -> flow.get("event").asText())
                    .endsWith("ended");
            assertThat(flows)
                    .filteredOn(flow -> is(flow, "close_wait", "local", port))
                    .as("one line, however many looks")
                    .hasSize(1);
            assertThat(export.errors()).isEmpty();
        }
    }
}
