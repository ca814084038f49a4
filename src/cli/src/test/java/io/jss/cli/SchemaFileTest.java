package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The schema that is shipped is the one that is generated. */
class SchemaFileTest {

    @Test
    void theShippedSchemaIsThatOfTheCatalogue() throws Exception {
        if (Boolean.getBoolean("jss.schema.write")) {
            SchemaFile.write();
        }

        assertThat(Files.readString(SchemaFile.SHIPPED))
                .as("-Djss.schema.write=true writes it anew; see CONTRIBUTING.md")
                .isEqualTo(SchemaFile.generate());
    }
}
