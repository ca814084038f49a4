package io.jss.cli.format;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.jss.cli.environment.Output;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * JSON on its way to the output: what is generated is kept until {@link #pass} gives it to the
 * output in one piece. It is ASCII, whatever names hold, so that no terminal obeys it.
 */
final class JsonOut {

    private static final long MOST_EXACT_DOUBLE = (1L << 53) - 1;

    private static final JsonFactory FACTORY =
            new JsonFactoryBuilder()
                    .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
                    .characterEscapes(new DeleteToo())
                    .rootValueSeparator((String) null)
                    .build();

    private final Output out;
    private final Bytes bytes = new Bytes();
    private final JsonGenerator json;

    JsonOut(Output out) throws IOException {
        this.out = out;
        json = FACTORY.createGenerator(bytes, JsonEncoding.UTF8);
    }

    /** Returns what generates. */
    JsonGenerator json() {
        return json;
    }

    /** Passes on what was generated. */
    void pass() throws IOException {
        json.flush();
        bytes.passTo(out);
    }

    /** Ends the line and passes it on. */
    void passLine() throws IOException {
        json.flush();
        bytes.write('\n');
        bytes.passTo(out);
    }

    /**
     * Writes a member that is a number without sign; above 2^53-1, from where on a double lacks
     * some, a second member, its name followed by {@code Text}, has the digits.
     */
    void unsigned(SerializableString name, long value) throws IOException {
        json.writeFieldName(name);
        unsigned(value);
        if (Long.compareUnsigned(value, MOST_EXACT_DOUBLE) > 0) {
            json.writeStringField(name.getValue() + "Text", Long.toUnsignedString(value));
        }
    }

    /** Writes a number that has no sign. */
    void unsigned(long value) throws IOException {
        if (value < 0) {
            json.writeNumber(Long.toUnsignedString(value));
        } else {
            json.writeNumber(value);
        }
    }

    /**
     * Writes a member of bytes that should be UTF-8; when they are not, U+FFFD stands for what is
     * wrong, and a second member, its name followed by {@code Bytes}, has them all in hexadecimal.
     */
    void text(String name, byte[] text) throws IOException {
        json.writeStringField(name, new String(text, StandardCharsets.UTF_8));
        if (!isUtf8(text)) {
            json.writeStringField(name + "Bytes", HexFormat.of().formatHex(text));
        }
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static final class Bytes extends ByteArrayOutputStream {

        void passTo(Output out) throws IOException {
            out.write(buf, 0, count);
            reset();
        }
    }

    /** DEL is valid in JSON as it is, and a control character. */
    private static final class DeleteToo extends CharacterEscapes {

        private static final long serialVersionUID = 1;
        private static final int DELETE = 0x7f;

        @Override
        public int[] getEscapeCodesForAscii() {
            int[] codes = standardAsciiEscapesForJSON();
            codes[DELETE] = ESCAPE_STANDARD;
            return codes;
        }

        @Override
        public SerializableString getEscapeSequence(int character) {
            return new SerializedString("");
        }
    }
}
