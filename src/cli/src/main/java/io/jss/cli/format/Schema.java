package io.jss.cli.format;

import io.jss.cli.environment.Output;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** What {@code jss --schema} prints: the JSON Schema that ships in the jar. */
public final class Schema {

    private static final String RESOURCE = "jss-1.schema.json";
    private static final String DOCTOR = "jss-doctor-1.schema.json";

    private Schema() {}

    /** Prints the schema of listings, or that of {@code jss doctor}. */
    public static void print(boolean doctor, Output out) throws IOException {
        String name = doctor ? DOCTOR : RESOURCE;
        try (InputStream schema = Schema.class.getResourceAsStream(name)) {
            byte[] bytes = Objects.requireNonNull(schema, name).readAllBytes();
            out.write(bytes, 0, bytes.length);
        }
    }
}
