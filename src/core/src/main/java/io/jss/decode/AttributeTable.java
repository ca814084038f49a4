package io.jss.decode;

import io.jss.answer.MalformedMessageException;
import io.jss.netlink.AttributeCursor;
import java.nio.ByteBuffer;

/**
 * Where the attributes of one region lie, by number; reusable, allocates nothing. Of two with one
 * number the last counts.
 */
final class AttributeTable {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final AttributeCursor cursor = new AttributeCursor();
    private final int[] payloads;
    private final int[] lengths;
    private ByteBuffer bytes = NOTHING;

    /** Bit N: attribute N is there. The arrays hold what older messages left behind otherwise. */
    private int seen;

    private boolean strangers;

    /** Creates a table of the attributes 0 to {@code max}, which is below 32. */
    AttributeTable(int max) {
        if (max >= Integer.SIZE) {
            throw new IllegalArgumentException("attribute " + max + " has no bit");
        }
        payloads = new int[max + 1];
        lengths = new int[max + 1];
    }

    /** Finds the attributes in {@code size} bytes at {@code offset}. */
    void wrap(ByteBuffer buffer, int offset, int size) throws MalformedMessageException {
        bytes = buffer;
        seen = 0;
        strangers = false;
        cursor.reset(buffer, offset, size);
        while (cursor.next()) {
            int type = cursor.type();
            if (type < lengths.length) {
                seen |= 1 << type;
                payloads[type] = cursor.payload();
                lengths[type] = cursor.payloadLength();
            } else {
                strangers = true;
            }
        }
    }

    /** Finds the attributes in the payload of one of another table, none where that is absent. */
    void wrapNest(AttributeTable outer, int type) throws MalformedMessageException {
        if (outer.has(type)) {
            wrap(outer.bytes, outer.payloads[type], outer.lengths[type]);
        } else {
            bytes = outer.bytes;
            seen = 0;
            strangers = false;
        }
    }

    /** Forgets the message; until the next one every method that reads throws. */
    void forget() {
        bytes = null;
        cursor.reset(NOTHING, 0, 0);
    }

    /**
     * Returns the bytes of the message.
     *
     * @throws IllegalStateException when it was forgotten
     */
    ByteBuffer bytes() {
        if (bytes == null) {
            throw new IllegalStateException(
                    "the visit of this socket is over: copy what is to be kept"
                            + " (InetSocket.copyOf)");
        }
        return bytes;
    }

    boolean has(int type) {
        bytes();
        return (seen >>> type & 1) != 0;
    }

    /** Returns whether one of the attributes is there whose bits are in the mask. */
    boolean hasAny(int mask) {
        bytes();
        return (seen & mask) != 0;
    }

    /** Returns whether the attribute is there with at least that many bytes. */
    boolean has(int type, int size) {
        return has(type) && lengths[type] >= size;
    }

    /** Returns whether there were numbers above the table's. */
    boolean hasStrangers() {
        bytes();
        return strangers;
    }

    /** Returns the offset of the payload of an attribute that is there. */
    int payload(int type) {
        return payloads[type];
    }

    /** Returns the length in bytes of the payload of an attribute that is there. */
    int length(int type) {
        return lengths[type];
    }

    int u8Or(int type, int absent) {
        return has(type, Byte.BYTES) ? bytes.get(payloads[type]) & 0xff : absent;
    }

    long u16Or(int type, long absent) {
        return has(type, Short.BYTES)
                ? Short.toUnsignedInt(bytes.getShort(payloads[type]))
                : absent;
    }

    long u32Or(int type, long absent) {
        return has(type, Integer.BYTES)
                ? Integer.toUnsignedLong(bytes.getInt(payloads[type]))
                : absent;
    }

    long u64Or(int type, long absent) {
        return has(type, Long.BYTES) ? bytes.getLong(payloads[type]) : absent;
    }
}
