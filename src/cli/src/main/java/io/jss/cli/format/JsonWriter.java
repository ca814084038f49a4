package io.jss.cli.format;

import io.jss.cli.environment.Output;
import io.jss.cli.text.RowBuffer;
import io.jss.model.AddressFamily;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * JSON (RFC 8259) as bytes: what is written is kept until {@link #pass} gives it to the output in
 * one piece. It is ASCII, whatever names hold, so that no terminal obeys it. Commas are set here;
 * that members stand in objects is for the caller to see to. Numbers, words and addresses make no
 * object.
 */
public final class JsonWriter {

    private static final long MOST_EXACT_DOUBLE = (1L << 53) - 1;
    private static final int DELETE = 0x7f;
    private static final int KEPT_NAMES = 256;
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final Output out;
    private final RowBuffer bytes = new RowBuffer();
    private final Map<String, Name> names = new HashMap<>();

    /** Whether a comma goes before the next value. */
    private boolean follows;

    /** Creates a writer to an output. */
    public JsonWriter(Output out) {
        this.out = out;
    }

    /** The name of a member as it is written, with its quotes and the colon. */
    static final class Name {

        private final String name;
        private final byte[] first;
        private final byte[] next;

        private Name(String name) {
            this.name = name;
            first = ('"' + name + "\":").getBytes(StandardCharsets.US_ASCII);
            next = (",\"" + name + "\":").getBytes(StandardCharsets.US_ASCII);
        }

        /** Returns a name, which has no character that is escaped. */
        static Name of(String name) {
            return new Name(name);
        }

        /** Returns the name alone. */
        String name() {
            return name;
        }
    }

    /** Returns where the next byte goes, for {@link #since}. */
    int position() {
        return bytes.length();
    }

    /** Returns the members that were written since a position, to be {@linkplain #again}. */
    byte[] since(int position) {
        int start = bytes.bytes()[position] == ',' ? position + 1 : position;
        return Arrays.copyOfRange(bytes.bytes(), start, bytes.length());
    }

    /** Writes members once more that were written before. */
    void again(byte[] members) {
        comma();
        bytes.ascii(members);
    }

    /** Passes on what was written. */
    void pass() throws IOException {
        out.write(bytes.bytes(), 0, bytes.length());
        bytes.clear();
    }

    /** Ends a line, which has a value of its own, and passes it on. */
    public void passLine() throws IOException {
        bytes.ascii('\n');
        follows = false;
        pass();
    }

    /** Begins an object. */
    public JsonWriter beginObject() {
        comma();
        bytes.ascii('{');
        follows = false;
        return this;
    }

    /** Ends an object. */
    public JsonWriter endObject() {
        bytes.ascii('}');
        follows = true;
        return this;
    }

    /** Begins an array. */
    public JsonWriter beginArray() {
        comma();
        bytes.ascii('[');
        follows = false;
        return this;
    }

    /** Ends an array. */
    public JsonWriter endArray() {
        bytes.ascii(']');
        follows = true;
        return this;
    }

    /** Begins an object that may stay without members. */
    int beginObject(Name name) {
        int start = bytes.length();
        name(name);
        beginObject();
        return start;
    }

    /**
     * Ends an object, and takes it back if it has no member.
     *
     * @param start what its beginning returned
     * @param followed whether something stood before it in the object around it
     */
    void endUnlessEmpty(int start, boolean followed) {
        if (follows) {
            endObject();
        } else {
            bytes.cut(start);
            follows = followed;
        }
    }

    /** Returns whether something stands before what comes next. */
    boolean follows() {
        return follows;
    }

    /** Writes the name of a member; those that are written often are kept as they are written. */
    public JsonWriter name(String name) {
        Name known = names.get(name);
        if (known != null) {
            return name(known);
        }
        if (names.size() < KEPT_NAMES && isPlain(name)) {
            names.put(name, Name.of(name));
        }
        string(name);
        bytes.ascii(':');
        follows = false;
        return this;
    }

    /** Writes the name of a member. */
    JsonWriter name(Name name) {
        bytes.ascii(follows ? name.next : name.first);
        follows = false;
        return this;
    }

    /** Writes a member that is text. */
    public JsonWriter member(String name, String value) {
        return name(name).string(value);
    }

    /** Writes a member that is a number with a sign. */
    public JsonWriter member(String name, long value) {
        return name(name).number(value);
    }

    /** Writes a member that is true or false. */
    public JsonWriter member(String name, boolean value) {
        return name(name).value(value);
    }

    /** Writes true or false. */
    public JsonWriter value(boolean value) {
        comma();
        bytes.ascii(value ? "true" : "false");
        return this;
    }

    /** Writes a number that has a sign. */
    public JsonWriter number(long value) {
        comma();
        bytes.signed(value);
        return this;
    }

    /** Writes a finite number as {@link Double#toString(double)} does. */
    JsonWriter number(double value) {
        comma();
        bytes.ascii(Double.toString(value));
        return this;
    }

    /** Writes a number that has no sign. */
    JsonWriter unsigned(long value) {
        comma();
        bytes.decimal(value);
        return this;
    }

    /**
     * Writes a member that is a number without sign; above 2^53-1, from where on a double lacks
     * some, a second member, its name followed by {@code Text}, has the digits.
     */
    void unsigned(Name name, long value) {
        name(name);
        bytes.decimal(value);
        follows = true;
        if (Long.compareUnsigned(value, MOST_EXACT_DOUBLE) > 0) {
            member(name.name() + "Text", Long.toUnsignedString(value));
        }
    }

    /** Writes an address as text. */
    JsonWriter address(AddressFamily family, long high, long low) {
        comma();
        bytes.ascii('"');
        bytes.address(family, high, low);
        bytes.ascii('"');
        return this;
    }

    /**
     * Writes a member of bytes that should be UTF-8; when they are not, U+FFFD stands for what is
     * wrong, and a second member, its name followed by {@code Bytes}, has them all in hexadecimal.
     */
    void text(String name, byte[] text) {
        if (isPlain(text)) {
            name(name);
            comma();
            bytes.ascii('"');
            bytes.utf8(text, 0, text.length, text.length);
            bytes.ascii('"');
            return;
        }
        member(name, new String(text, StandardCharsets.UTF_8));
        if (!isUtf8(text)) {
            member(name + "Bytes", HexFormat.of().formatHex(text));
        }
    }

    private static boolean isPlain(byte[] text) {
        for (byte one : text) {
            if (!isPlain((char) one)) { // a byte beyond ASCII is a character beyond it
                return false;
            }
        }
        return true;
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** Writes text; what is not printable ASCII is escaped by UTF-16 units. */
    public JsonWriter string(String text) {
        comma();
        bytes.ascii('"');
        if (isPlain(text)) {
            bytes.ascii(text);
        } else {
            for (int i = 0; i < text.length(); i++) {
                character(text.charAt(i));
            }
        }
        bytes.ascii('"');
        return this;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!isPlain(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlain(char character) {
        return character >= ' ' && character < DELETE && character != '"' && character != '\\';
    }

    private void character(char character) {
        if (isPlain(character)) {
            bytes.ascii(character);
            return;
        }
        bytes.ascii('\\');
        switch (character) {
            case '"', '\\' -> bytes.ascii(character);
            case '\b' -> bytes.ascii('b');
            case '\t' -> bytes.ascii('t');
            case '\n' -> bytes.ascii('n');
            case '\f' -> bytes.ascii('f');
            case '\r' -> bytes.ascii('r');
            default -> {
                bytes.ascii('u');
                for (int shift = 12; shift >= 0; shift -= 4) {
                    bytes.ascii(HEX[character >>> shift & 0xf]);
                }
            }
        }
    }

    private void comma() {
        if (follows) {
            bytes.ascii(',');
        }
        follows = true;
    }
}
