package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.format.DocumentHead;
import io.jss.fields.EndField;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.FlagField;
import io.jss.fields.ListField;
import io.jss.fields.NumberField;
import io.jss.model.SocketFamily;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the catalogue of fields say the same. */
class SchemaTest {

    private final JssSchema schema;

    SchemaTest() throws IOException {
        schema = new JssSchema();
    }

    private JsonNode socket() {
        return schema.tree().at("/$defs/inetSocket");
    }

    private JsonNode property(Field field) {
        JsonNode at = socket();
        for (String name : field.path()) {
            at = resolve(at).path("properties").path(name);
        }
        return at;
    }

    @Test
    void everyFieldOfTheCatalogueIsDescribedWithItsUnit() {
        for (Field field : FieldCatalogue.of(SocketFamily.INET).fields()) {
            JsonNode property = property(field);

            assertThat(property.isMissingNode()).as(field.label()).isFalse();
            assertThat(property.path("description").asText()).as(field.label()).isNotEmpty();
            if (field instanceof NumberField && !(field instanceof FlagField)) {
                assertThat(property.path("type").asText()).as(field.label()).isEqualTo("integer");
                assertThat(property.path("description").asText())
                        .as(field.label())
                        .endsWith("Unit: " + SchemaFile.words(field.unit()) + ".");
            }
        }
    }

    @Test
    void nothingIsDescribedThatTheCatalogueDoesNotHave() {
        Set<List<String>> known = new HashSet<>();
        for (Field field : FieldCatalogue.of(SocketFamily.INET).fields()) {
            if (field != EndField.LOCAL && field != EndField.REMOTE) {
                known.add(field.path());
            }
            if (field instanceof ListField) {
                assertThat(property(field).isMissingNode()).isFalse();
            }
        }
        known.add(List.of("userBytes")); // beside user
        known.add(List.of("explanation")); // of explain alone
        known.add(List.of("change")); // of diff and top alone
        known.add(List.of("findings")); // of top alone
        addTexts(SocketFamily.INET, known);
        Set<List<String>> described = new HashSet<>();
        collect(socket(), List.of(), known, described);

        assertThat(described).isEqualTo(known);
    }

    private JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? schema.tree().at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Adds the members that say in a text what may pass the integers of a double. */
    private static void addTexts(SocketFamily<?> family, Set<List<String>> known) {
        for (Field field : FieldCatalogue.of(family).fields()) {
            if (SchemaFile.mayPassDoubles(field) && !field.path(family).isEmpty()) {
                List<String> text = new ArrayList<>(field.path(family));
                text.add(text.remove(text.size() - 1) + "Text");
                known.add(text);
            }
        }
    }

    private void collect(
            JsonNode object,
            List<String> path,
            Set<List<String>> known,
            Set<List<String>> described) {
        object.path("properties")
                .properties()
                .forEach(
                        member -> {
                            List<String> below = new ArrayList<>(path);
                            below.add(member.getKey());
                            JsonNode value = resolve(member.getValue());
                            if (!known.contains(below) && value.has("properties")) {
                                collect(value, below, known, described);
                            } else {
                                described.add(below);
                            }
                        });
    }

    @ParameterizedTest
    @MethodSource("io.jss.model.SocketFamily#others")
    void theOtherFamiliesAreDescribedAsTheCatalogueHasThem(SocketFamily<?> family) {
        Set<List<String>> known = new HashSet<>();
        for (Field field : FieldCatalogue.of(family).fields()) {
            if (!field.path(family).isEmpty()) {
                known.add(field.path(family));
            }
        }
        addTexts(family, known);
        Set<List<String>> described = new HashSet<>();
        JsonNode object = schema.tree().at("/$defs/" + family.label() + "Socket");
        collect(object, List.of(), known, described);
        described.remove(List.of("nameBytes")); // beside name
        described.remove(List.of("userBytes")); // beside user

        assertThat(described).isEqualTo(known);
    }

    @Test
    void noObjectAllowsWhatIsNotDescribed() {
        for (JsonNode object : schema.tree().findParents("properties")) {
            assertThat(object.path("additionalProperties").isBoolean()).as("%s", object).isTrue();
            assertThat(object.path("additionalProperties").asBoolean()).isFalse();
        }
    }

    @Test
    void itsVersionIsThatOfTheDocuments() {
        assertThat(schema.tree().at("/$defs/document/properties/schemaVersion/const").asInt())
                .isEqualTo(DocumentHead.SCHEMA_VERSION);
        assertThat(schema.tree().path("$schema").asText())
                .isEqualTo("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void aMemberThatIsNotDescribedIsRefused() throws IOException {
        JsonNode good = JssSchema.MAPPER.readTree("{\"family\":\"inet\",\"rqueue\":1}");
        JsonNode bad = JssSchema.MAPPER.readTree("{\"family\":\"inet\",\"rqueu\":1}");

        assertThat(schema.validate(good)).isEmpty();
        assertThat(schema.validate(bad)).isNotEmpty();
    }
}
