package io.jss.decode;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads numbers that are in network order whatever the order of the buffer is. */
final class NetworkOrder {

    private NetworkOrder() {}

    static int u16(ByteBuffer bytes, int at) {
        return ((bytes.get(at) & 0xff) << 8) | (bytes.get(at + 1) & 0xff);
    }

    static long u32(ByteBuffer bytes, int at) {
        int value = bytes.getInt(at);
        return Integer.toUnsignedLong(isBigEndian(bytes) ? value : Integer.reverseBytes(value));
    }

    static long u64(ByteBuffer bytes, int at) {
        long value = bytes.getLong(at);
        return isBigEndian(bytes) ? value : Long.reverseBytes(value);
    }

    private static boolean isBigEndian(ByteBuffer bytes) {
        return bytes.order() == ByteOrder.BIG_ENDIAN;
    }
}
