package io.jss.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.FieldCatalogue;
import io.jss.fields.FlagField;
import io.jss.fields.ListField;
import io.jss.fields.NumberField;
import io.jss.fields.StructureNumber;
import io.jss.model.SocketFamily;
import io.jss.model.Unit;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The schema of the output of {@code --json}, made of the catalogue of fields and of a frame. The
 * frame has what the catalogue does not say: documents, counts, the elements of lists, and a field
 * that a family words in its own way. The members of the frame come first, then the others in the
 * order of the catalogue.
 */
final class SchemaFile {

    /** The file that is shipped, from the folder of the module. */
    static final Path SHIPPED = Path.of("src/main/resources/io/jss/cli/format/jss-1.schema.json");

    private static final Path FRAME = Path.of("src/test/resources/io/jss/cli/schema-frame.json");
    private static final BigInteger LARGEST =
            BigInteger.ONE.shiftLeft(Long.SIZE).subtract(BigInteger.ONE);

    private SchemaFile() {}

    /** Returns what the shipped file has to hold. */
    static String generate() throws IOException {
        JsonNode tree = JssSchema.MAPPER.readTree(FRAME.toFile());
        for (SocketFamily<?> family : SocketFamily.all()) {
            ObjectNode socket = (ObjectNode) tree.at("/$defs/" + family.label() + "Socket");
            for (Field field : FieldCatalogue.of(family).fields()) {
                List<String> path = field.path(family);
                if (!path.isEmpty()) {
                    add(field, path, socket);
                }
            }
        }
        return JssSchema.MAPPER.writer(new Printer()).writeValueAsString(tree) + "\n";
    }

    private static void add(Field field, List<String> path, ObjectNode socket) {
        ObjectNode properties = (ObjectNode) socket.get("properties");
        for (String name : path.subList(0, path.size() - 1)) {
            ObjectNode object = objectIn(properties, name);
            if (object.has("$ref")) {
                return; // described where it refers to
            }
            properties = (ObjectNode) object.get("properties");
        }
        String name = path.get(path.size() - 1);
        if (!properties.has(name)) {
            describe(field, properties.putObject(name));
        }
        if (mayPassDoubles(field) && !properties.has(name + "Text")) {
            properties
                    .putObject(name + "Text")
                    .put("description", "The digits of " + name + ", where it is above 2^53-1.")
                    .put("type", "string")
                    .put("pattern", "^[0-9]+$");
        }
    }

    private static ObjectNode objectIn(ObjectNode properties, String name) {
        if (!properties.has(name)) {
            ObjectNode object = properties.putObject(name).put("type", "object");
            object.putObject("properties");
            object.put("additionalProperties", false);
        }
        return (ObjectNode) properties.get(name);
    }

    static void describe(Field field, ObjectNode property) {
        String meaning = field.meaning();
        String text = meaning.substring(0, 1).toUpperCase(Locale.ROOT) + meaning.substring(1) + ".";
        if (field instanceof FlagField) {
            property.put("description", text).put("type", "boolean");
        } else if (field instanceof NumberField) {
            property.put("description", text + " Unit: " + words(field.unit()) + ".")
                    .put("type", "integer")
                    .put("minimum", 0)
                    .put("maximum", LARGEST);
        } else if (field instanceof ListField) {
            throw new IllegalStateException("the frame says nothing of the list " + field.label());
        } else {
            property.put("description", text).put("type", "string");
        }
    }

    /** Returns whether a number of the field may be one that a double does not hold. */
    static boolean mayPassDoubles(Field field) {
        return field == BaseNumber.COOKIE
                || field == BaseNumber.CGROUP_ID
                || (field instanceof StructureNumber number
                        && number.field().type().bits() == Long.SIZE);
    }

    /** Returns the words for a unit. */
    static String words(Unit unit) {
        return switch (unit) {
            case BYTES_PER_SECOND -> "bytes a second";
            case PER_256 -> "1/256";
            case PER_1024 -> "1/1024";
            default -> unit.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Replaces the shipped file. */
    static void write() throws IOException {
        Files.writeString(SHIPPED, generate());
    }

    private static final class Printer extends DefaultPrettyPrinter {

        private static final long serialVersionUID = 1L;

        Printer() {
            DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
            indentObjectsWith(indenter);
            indentArraysWith(indenter);
        }

        @Override
        public DefaultPrettyPrinter createInstance() {
            return new Printer();
        }

        @Override
        public void writeObjectFieldValueSeparator(JsonGenerator json) throws IOException {
            json.writeRaw(": ");
        }
    }
}
