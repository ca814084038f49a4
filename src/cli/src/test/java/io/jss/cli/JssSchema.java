package io.jss.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Set;

/** The schema that {@code jss --schema} prints, with a validator that is not ours. */
final class JssSchema {

    /** Numbers stay exact. */
    static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private final JsonNode tree;
    private final JsonSchema schema;

    JssSchema() throws IOException {
        this(new String[] {"--schema"});
    }

    /** Takes the schema that this command line prints. */
    JssSchema(String... command) throws IOException {
        TestRun run = new TestRun();
        run.run(command);
        tree = MAPPER.readTree(String.join("\n", run.lines()));
        schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(tree);
    }

    /** Returns the schema itself. */
    JsonNode tree() {
        return tree;
    }

    /** Returns what is wrong with a document or line, empty for nothing. */
    Set<ValidationMessage> validate(JsonNode document) {
        return schema.validate(document);
    }
}
