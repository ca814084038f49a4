package io.jss.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;

/** A kernel with a few TCP sockets of both families, one UDP socket, and nothing else. */
final class RecordedTable {

    static final byte[] KEY = "hunter2-secret-key".getBytes(UTF_8);

    private static final int FAMILY = 16;
    private static final int PROTOCOL = 17;
    private static final int MESSAGE_FLAGS = 6;
    private static final int NLM_F_DUMP = 0x300;
    private static final byte[] LOOPBACK6 = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private RecordedTable() {}

    /** Returns a channel to the kernel. */
    static FakeKernel open() {
        return new FakeKernel(RecordedTable::answer);
    }

    private static List<byte[]> answer(ByteBuffer request) {
        boolean dump = (request.getShort(MESSAGE_FLAGS) & NLM_F_DUMP) == NLM_F_DUMP;
        int protocol = request.get(PROTOCOL);
        byte[] rows =
                switch (request.get(FAMILY) + "/" + protocol) {
                    case "2/6" ->
                            joined(
                                    DiagRow.row().state(10).ports(80, 0).cookie(1).message(),
                                    connection().message(),
                                    DiagRow.row().state(6).ports(80, 4002).cookie(3).message());
                    case "10/6" ->
                            joined(
                                    DiagRow.row()
                                            .addresses(10, LOOPBACK6, LOOPBACK6)
                                            .ports(443, 5000)
                                            .cookie(4)
                                            .message());
                    case "2/17" -> joined(DiagRow.row().ports(53, 53).cookie(5).message());
                    case "10/17", "1/0" -> new byte[0];
                    default -> null;
                };
        if (rows == null || !dump) {
            return List.of(DiagRow.done(-2));
        }
        return List.of(rows, DiagRow.done(0));
    }

    /** An established connection with a mark, memory, congestion control and an MD5 key. */
    static DiagRow connection() {
        return DiagRow.row()
                .ports(80, 4001)
                .cookie(2)
                .attribute(7, KernelBytes.inNativeOrder().u32(1, 2, 3, 4, 5, 6, 7, 8, 9).toArray())
                .attribute(4, "cubic\0".getBytes(UTF_8))
                .attribute(5, new byte[] {0x10})
                .attribute(8, new byte[] {0})
                .attribute(15, KernelBytes.inNativeOrder().u32(42).toArray())
                .attribute(18, joined(md5(), md5()));
    }

    private static byte[] md5() {
        byte[] key = new byte[80];
        System.arraycopy(KEY, 0, key, 0, KEY.length);
        return KernelBytes.inNativeOrder()
                .u8(2, 32)
                .u16(KEY.length)
                .raw(new byte[] {127, 0, 0, 1})
                .raw(new byte[12])
                .raw(key)
                .toArray();
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
