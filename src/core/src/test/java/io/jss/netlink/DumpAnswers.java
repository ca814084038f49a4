package io.jss.netlink;

import io.jss.testing.KernelBytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Bytes of a dump in native order: the request, and answers whose rows bear a number each. */
final class DumpAnswers {

    private static final int ROW = 20;
    private static final int MULTI = 2;
    private static final int ERROR = 2;
    private static final int DONE = 3;
    private static final int REQUEST_BYTES = 56;
    private static final int ERROR_BYTES = 36;

    private DumpAnswers() {}

    static ByteBuffer request() {
        return request(5);
    }

    static ByteBuffer request(int sequence) {
        return KernelBytes.inNativeOrder()
                .message(ROW, 0x301, sequence, 0, new byte[REQUEST_BYTES])
                .toBuffer();
    }

    /** Returns datagrams with a row each, numbered from 0 on. */
    static List<byte[]> rows(int count) {
        return rows(0, count);
    }

    /** Returns datagrams with a row each, numbered from {@code first} on. */
    static List<byte[]> rows(int first, int count) {
        List<byte[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(message(ROW, first + i));
        }
        return rows;
    }

    /** Returns a datagram with one row of that number and so many bytes of payload. */
    static byte[] row(int number, int bytes) {
        byte[] payload = new byte[bytes];
        ByteBuffer.wrap(payload).order(ByteOrder.nativeOrder()).putInt(number);
        return KernelBytes.inNativeOrder().message(ROW, MULTI, 0, 0, payload).toArray();
    }

    /** Returns an NLMSG_ERROR with errno 0. */
    static byte[] acknowledgement() {
        return KernelBytes.inNativeOrder().message(ERROR, 0, 0, 0, new byte[ERROR_BYTES]).toArray();
    }

    static byte[] done() {
        return message(DONE, 0);
    }

    static int number(MessageCursor message) {
        return message.bytes().getInt(message.payload());
    }

    private static byte[] message(int type, int word) {
        return KernelBytes.inNativeOrder()
                .message(type, MULTI, 0, 0, KernelBytes.inNativeOrder().u32(word).toArray())
                .toArray();
    }
}
