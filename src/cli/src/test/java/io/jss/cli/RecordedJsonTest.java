package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.jss.testing.RecordedKernel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What kernels once told, as JSON: byte for byte what Jackson makes of its own reading of it. */
class RecordedJsonTest {

    private static final ObjectMapper MAPPER =
            JsonMapper.builder(
                            new JsonFactoryBuilder()
                                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                    .build();

    private static final String[] ALL = {"-tuaneoim", "--cgroup", "--tos", "--inet-sockopt"};

    @ParameterizedTest
    @ValueSource(strings = {"3.16.0", "5.10.0", "6.1.0", "6.18.44"})
    void linesAreAsJacksonWritesThem(String kernel) throws IOException {
        List<JsonNode> sockets = new ArrayList<>();
        for (String line : output(kernel, "--ndjson").lines().toList()) {
            JsonNode socket = MAPPER.readTree(line);
            assertThat(line).isEqualTo(MAPPER.writeValueAsString(socket));
            sockets.add(socket);
        }

        assertThat(sockets).hasSizeGreaterThan(20);
        assertThat(sockets).anyMatch(socket -> socket.has("tcpInfo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.16.0", "5.10.0", "6.1.0", "6.18.44"})
    void documentHasTheSocketsOfTheLines(String kernel) throws IOException {
        String document = output(kernel, "--json");
        JsonNode read = MAPPER.readTree(document);
        assertThat(document).isEqualTo(MAPPER.writeValueAsString(read) + "\n");

        StringBuilder lines = new StringBuilder();
        read.path("sockets").forEach(socket -> lines.append(socket).append('\n'));
        assertThat(lines).hasToString(output(kernel, "--ndjson"));
    }

    private static String output(String kernel, String form) {
        List<String> arguments = new ArrayList<>(List.of(ALL));
        arguments.add(form);
        return CommandRun.over(() -> new RecordedKernel(kernel), arguments.toArray(new String[0]))
                .output();
    }
}
