package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.model.SkMemInfo;
import io.jss.netlink.MessageCursor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The fixed part of one message of a socket family and the attributes behind it; reusable.
 *
 * <p>Attributes that are not known are passed over; a known one that is shorter than its value is
 * absent.
 */
final class FamilyMessage {

    /** Most numbers of most sockets. */
    private static final OptionalLong ZERO = OptionalLong.of(0);

    private static final OptionalInt INT_ZERO = OptionalInt.of(0);

    private final String structure;
    private final int family;
    private final int size;
    private final AttributeTable attributes;
    private ByteBuffer bytes = ByteBuffer.allocate(0);
    private int base;

    /**
     * Prepares for messages of one structure.
     *
     * @param structure the name of the kernel structure, whose first byte is the family
     * @param family the number of the family
     * @param size the bytes of the fixed part
     * @param maxAttribute the highest attribute that is known
     */
    FamilyMessage(String structure, int family, int size, int maxAttribute) {
        this.structure = structure;
        this.family = family;
        this.size = size;
        attributes = new AttributeTable(maxAttribute);
    }

    /** Takes the message at which the cursor stands. */
    void wrap(MessageCursor message) throws MalformedMessageException {
        wrap(message.bytes(), message.payload(), message.payloadLength());
    }

    /** Takes the message of {@code length} bytes at {@code offset}. */
    void wrap(ByteBuffer buffer, int offset, int length) throws MalformedMessageException {
        if (length < size) {
            throw new MalformedMessageException(
                    structure, offset, size + " bytes", length + " bytes");
        }
        bytes = buffer;
        base = offset;
        if (u8(0) != family) {
            throw new MalformedMessageException(
                    structure, offset, "family " + family, Integer.toString(u8(0)));
        }
        attributes.wrap(buffer, offset + size, length - size);
    }

    /** Returns the byte at an offset of the fixed part. */
    int u8(int offset) {
        return Byte.toUnsignedInt(bytes.get(base + offset));
    }

    /** Returns the u16 at an offset of the fixed part, in native order. */
    int u16(int offset) {
        return Short.toUnsignedInt(bytes.getShort(base + offset));
    }

    /** Returns the u32 at an offset of the fixed part, in native order. */
    long u32(int offset) {
        return Integer.toUnsignedLong(bytes.getInt(base + offset));
    }

    /** Returns the two words of a cookie at an offset of the fixed part, the low one first. */
    long cookie(int offset) {
        return u32(offset) | (u32(offset + Integer.BYTES) << Integer.SIZE);
    }

    /** Returns the u32 at an offset of the fixed part, empty when it is 0. */
    OptionalLong nonZero(int offset) {
        long value = u32(offset);
        return value == 0 ? OptionalLong.empty() : OptionalLong.of(value);
    }

    /** Returns whether an attribute is there with at least so many bytes. */
    boolean has(int type, int bytesNeeded) {
        return attributes.has(type, bytesNeeded);
    }

    /** Returns the number of bytes of an attribute that is there. */
    int length(int type) {
        return attributes.length(type);
    }

    /** Returns the first byte of an attribute. */
    OptionalInt attributeU8(int type) {
        if (!has(type, Byte.BYTES)) {
            return OptionalInt.empty();
        }
        int value = Byte.toUnsignedInt(bytes.get(attributes.payload(type)));
        return value == 0 ? INT_ZERO : OptionalInt.of(value);
    }

    /** Returns a u32 of an attribute, empty when it does not reach so far. */
    OptionalLong attributeU32(int type, int offset) {
        if (!has(type, offset + Integer.BYTES)) {
            return OptionalLong.empty();
        }
        long value = attributeWord(type, offset);
        return value == 0 ? ZERO : OptionalLong.of(value);
    }

    /** Returns a u32 of an attribute that reaches so far. */
    long attributeWord(int type, int offset) {
        return Integer.toUnsignedLong(bytes.getInt(attributes.payload(type) + offset));
    }

    /** Returns a u16 of an attribute that reaches so far. */
    int attributeShort(int type, int offset) {
        return Short.toUnsignedInt(bytes.getShort(attributes.payload(type) + offset));
    }

    /** Returns a copy of bytes of an attribute that reaches so far. */
    byte[] attributeBytes(int type, int offset, int count) {
        byte[] copy = new byte[count];
        bytes.get(attributes.payload(type) + offset, copy);
        return copy;
    }

    /** Returns the whole u32s of an attribute, none for an attribute that is absent. */
    List<Long> words(int type) {
        List<Long> words = new ArrayList<>();
        for (int at = 0; has(type, at + Integer.BYTES); at += Integer.BYTES) {
            words.add(attributeWord(type, at));
        }
        return words;
    }

    /** Returns the memory that an attribute tells, as much of it as it holds. */
    Optional<SkMemInfo> skMemInfo(int type) {
        if (!has(type, 0)) {
            return Optional.empty();
        }
        return Optional.of(
                SkMemInfo.read(bytes, attributes.payload(type), attributes.length(type)));
    }

    /** Returns whether the kernel that wrote the message has its high bytes first. */
    boolean isBigEndian() {
        return bytes.order() == ByteOrder.BIG_ENDIAN;
    }
}
