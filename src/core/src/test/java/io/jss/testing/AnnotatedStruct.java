package io.jss.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A kernel structure written down field by field, which gives its bytes in either order and what
 * each field must read as.
 *
 * <p>A line is a C type, a value in hexadecimal and the field's name in camel case: {@code u32
 * 000004d2 rtt}. A byte of bit-fields is {@code bits 4:7 sndWscale 4:a rcvWscale}, in the order of
 * the C declaration. A line {@code pad 3} is three bytes that nobody reads.
 */
public final class AnnotatedStruct {

    /**
     * A field.
     *
     * @param value what it must read as, unsigned
     * @param end the offset behind its last byte
     */
    public record Field(long value, int end) {}

    private final ByteOrder order;
    private final KernelBytes bytes;
    private final Map<String, Field> fields = new LinkedHashMap<>();
    private int size;

    private AnnotatedStruct(ByteOrder order) {
        this.order = order;
        bytes = KernelBytes.in(order);
    }

    /** Returns the structure in the given order. */
    public static AnnotatedStruct of(ByteOrder order, String lines) {
        AnnotatedStruct struct = new AnnotatedStruct(order);
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(struct::add);
        return struct;
    }

    private void add(String line) {
        String[] words = line.split("\\s+", -1);
        switch (words[0]) {
            case "bits" -> addBits(words);
            case "pad" -> append(new byte[Integer.parseInt(words[1])]);
            case "hex" -> append(KernelBytes.in(order).hex(words[1]).toArray());
            default -> addNumber(words[0], Long.parseUnsignedLong(words[1], 16), words[2]);
        }
    }

    private void addNumber(String type, long value, String name) {
        KernelBytes number = KernelBytes.in(order);
        switch (type) {
            case "u8" -> number.u8((int) value);
            case "u16" -> number.u16((int) value);
            case "u32", "s32" -> number.u32(value);
            case "u64" -> number.u64(value);
            default -> throw new IllegalArgumentException(type);
        }
        append(number.toArray());
        fields.put(name, new Field(type.equals("s32") ? (int) value : value, size));
    }

    private void addBits(String[] words) {
        int used = 0;
        int all = 0;
        Map<String, Long> values = new LinkedHashMap<>();
        for (int i = 1; i < words.length; i += 2) {
            int width = Integer.parseInt(words[i].substring(0, 1));
            int value = Integer.parseInt(words[i].substring(2), 16);
            int shift = order == ByteOrder.LITTLE_ENDIAN ? used : 8 - used - width;
            all |= value << shift;
            used += width;
            values.put(words[i + 1], (long) value);
        }
        append(new byte[] {(byte) all});
        values.forEach((name, value) -> fields.put(name, new Field(value, size)));
    }

    private void append(byte[] more) {
        bytes.raw(more);
        size += more.length;
    }

    /** Returns the fields in the order of the structure. */
    public Map<String, Field> fields() {
        return fields;
    }

    /** Returns the structure's bytes. */
    public byte[] toArray() {
        return bytes.toArray();
    }

    /** Returns the structure's bytes as a buffer in its order. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(toArray()).order(order);
    }
}
