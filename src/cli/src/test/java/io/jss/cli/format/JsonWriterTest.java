package io.jss.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jss.cli.environment.Output;
import io.jss.cli.format.JsonWriter.Name;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** JSON is as Jackson writes it with all characters beyond ASCII escaped. */
class JsonWriterTest {

    private static final int VALUES = 5_000;
    private static final int LONGEST = 6;
    private static final int CHARACTERS = 0x250;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Output out = Output.to(bytes);
    private final JsonWriter json = new JsonWriter(out);

    private String written() throws IOException {
        json.pass();
        out.flush();
        return bytes.toString(StandardCharsets.US_ASCII);
    }

    /** Any UTF-16 units, halves of pairs among them, but for DEL, which Jackson leaves as it is. */
    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int left = random.nextInt(LONGEST); left > 0; left--) {
            boolean low = random.nextBoolean();
            char unit = (char) random.nextInt(low ? CHARACTERS : Character.MAX_VALUE + 1);
            text.append(unit == 0x7f ? '"' : unit);
        }
        return text.toString();
    }

    @Test
    void textsNumbersAndNestsAreAsJacksonWritesThem() throws IOException {
        Random random = new Random(1);
        StringWriter expected = new StringWriter();
        try (JsonGenerator jackson =
                new JsonFactoryBuilder()
                        .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                        .build()
                        .createGenerator(expected)) {
            jackson.writeStartArray();
            json.beginArray();
            for (int i = 0; i < VALUES; i++) {
                String text = text(random);
                long number = random.nextLong() >> random.nextInt(Long.SIZE);
                jackson.writeStartObject();
                json.beginObject();
                jackson.writeStringField(text, text);
                json.member(text, text);
                jackson.writeNumberField("number", number);
                json.member("number", number);
                jackson.writeBooleanField("so", number > 0);
                json.member("so", number > 0);
                jackson.writeArrayFieldStart("shares");
                json.name("shares").beginArray();
                jackson.writeNumber((double) i / VALUES);
                json.number((double) i / VALUES);
                jackson.writeEndArray();
                json.endArray();
                jackson.writeEndObject();
                json.endObject();
            }
            jackson.writeEndArray();
            json.endArray();
        }

        assertThat(written()).isEqualTo(expected.toString());
    }

    @Test
    void deleteIsEscapedForItIsAControlCharacter() throws IOException {
        json.string("a\u007fb");

        assertThat(written()).isEqualTo("\"a\\u007Fb\"");
    }

    @Test
    void numberThatADoubleCannotHoldHasItsDigitsAsTextToo() throws IOException {
        json.beginObject();
        json.unsigned(Name.of("a"), (1L << 53) - 1);
        json.unsigned(Name.of("b"), 1L << 53);
        json.unsigned(Name.of("c"), -1);
        json.endObject();

        assertThat(written())
                .isEqualTo(
                        "{\"a\":9007199254740991,"
                                + "\"b\":9007199254740992,\"bText\":\"9007199254740992\","
                                + "\"c\":18446744073709551615,\"cText\":\"18446744073709551615\"}");
    }

    @Test
    void emptyObjectIsTakenBackWithItsComma() throws IOException {
        json.beginObject();
        json.endUnlessEmpty(json.beginObject(Name.of("none")), false);
        json.member("a", 1);
        json.endUnlessEmpty(json.beginObject(Name.of("none")), true);
        int start = json.beginObject(Name.of("some"));
        json.member("b", 2);
        json.endUnlessEmpty(start, true);
        json.endObject();

        assertThat(written()).isEqualTo("{\"a\":1,\"some\":{\"b\":2}}");
    }

    @Test
    void bytesThatAreNoUtf8AreAddedInHexadecimal() throws IOException {
        json.beginObject();
        json.text("name", new byte[] {'a', (byte) 0xff});
        json.text("other", new byte[] {'b', (byte) 0xc3, (byte) 0xa9});
        json.endObject();

        assertThat(written())
                .isEqualTo(
                        "{\"name\":\"a\\uFFFD\",\"nameBytes\":\"61ff\","
                                + "\"other\":\"b\\u00E9\"}");
    }
}
