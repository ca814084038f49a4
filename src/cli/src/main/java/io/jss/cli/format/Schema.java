package io.jss.cli.format;

import io.jss.cli.environment.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What {@code jss --schema} prints: the JSON Schema that ships in the jar. */
public final class Schema {

    private static final String RESOURCE = "jss-1.schema.json";

    private Schema() {}

    public static void print(Output out) throws IOException {
        try (InputStream schema = Schema.class.getResourceAsStream(RESOURCE)) {
            byte[] bytes = Objects.requireNonNull(schema, RESOURCE).readAllBytes();
            out.write(bytes, 0, bytes.length);
        }
    }
}
