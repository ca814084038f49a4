package io.jss.testing;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Writes kernel structures byte by byte, in a chosen byte order, independent of the offsets of the
 * code under test.
 */
public final class KernelBytes {

    private final ByteOrder order;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private KernelBytes(ByteOrder order) {
        this.order = order;
    }

    /** Starts an empty sequence in the given order. */
    public static KernelBytes in(ByteOrder order) {
        return new KernelBytes(order);
    }

    /** Starts an empty sequence in the order of this machine. */
    public static KernelBytes inNativeOrder() {
        return in(ByteOrder.nativeOrder());
    }

    /** Appends single bytes. */
    public KernelBytes u8(int... values) {
        for (int value : values) {
            bytes.write(value);
        }
        return this;
    }

    /** Appends a u16 in the kernel's order. */
    public KernelBytes u16(int value) {
        return raw(ByteBuffer.allocate(2).order(order).putShort((short) value).array());
    }

    /** Appends a u16 in network order. */
    public KernelBytes be16(int value) {
        return u8(value >>> 8, value);
    }

    /** Appends u32s in the kernel's order. */
    public KernelBytes u32(long... values) {
        for (long value : values) {
            raw(ByteBuffer.allocate(4).order(order).putInt((int) value).array());
        }
        return this;
    }

    /** Appends u64s in the kernel's order. */
    public KernelBytes u64(long... values) {
        for (long value : values) {
            raw(ByteBuffer.allocate(8).order(order).putLong(value).array());
        }
        return this;
    }

    /** Appends bytes written in hexadecimal; blanks are for the reader. */
    public KernelBytes hex(String digits) {
        return raw(HexFormat.of().parseHex(digits.replaceAll("\\s", "")));
    }

    /** Appends bytes as they are. */
    public KernelBytes raw(byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    /** Appends zero bytes up to a multiple of four. */
    public KernelBytes align() {
        while (bytes.size() % 4 != 0) {
            bytes.write(0);
        }
        return this;
    }

    /** Appends an attribute with its padding. */
    public KernelBytes attribute(int type, byte[] payload) {
        return u16(4 + payload.length).u16(type).raw(payload).align();
    }

    /** Appends a netlink message with its padding. */
    public KernelBytes message(int type, int flags, int sequence, int portId, byte[] payload) {
        return u32(16 + payload.length)
                .u16(type)
                .u16(flags)
                .u32(sequence, portId)
                .raw(payload)
                .align();
    }

    /** Returns what was written. */
    public byte[] toArray() {
        return bytes.toByteArray();
    }

    /** Returns what was written as a buffer in the kernel's order. */
    public ByteBuffer toBuffer() {
        return ByteBuffer.wrap(toArray()).order(order);
    }
}
