package io.jss.micrometer;

import io.jss.SocketTable;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import io.jss.testing.Tables;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A kernel whose table a test changes between two looks; it knows protocols, families, states. */
final class FakeTable {

    static final int TCP = 6;
    static final int UDP = 17;

    private static final int FAMILY = 16;
    private static final int PROTOCOL = 17;
    private static final int STATES = 20;
    private static final int EPERM = 1;

    private volatile List<Row> rows = List.of();
    private volatile boolean refuses;
    private volatile Runnable delay = () -> {};
    private final AtomicInteger dumps = new AtomicInteger();
    final SocketTable table = Tables.over(() -> new FakeKernel(this::answer));

    /** A socket, and what the kernel would send of it. */
    static final class Row {
        private final int protocol;
        private final int family;
        private final int state;
        private final byte[] message;

        Row(int protocol, int family, int state, byte[] message) {
            this.protocol = protocol;
            this.family = family;
            this.state = state;
            this.message = message;
        }
    }

    FakeTable shows(Row... sockets) {
        return shows(List.of(sockets));
    }

    FakeTable shows(List<Row> sockets) {
        rows = List.copyOf(sockets);
        refuses = false;
        return this;
    }

    /** Makes it answer with EPERM. */
    FakeTable refuses() {
        refuses = true;
        return this;
    }

    /** Makes each dump of TCP over IPv4 run this first. */
    FakeTable delaysBy(Runnable action) {
        delay = action;
        return this;
    }

    /** Returns how many dumps of TCP over IPv4 in all states it was asked for. */
    int looks() {
        return dumps.get();
    }

    private List<byte[]> answer(ByteBuffer request) {
        int family = request.get(FAMILY);
        int protocol = request.get(PROTOCOL);
        int states = request.getInt(STATES);
        if (protocol == TCP && family == 2 && (states & 1 << 1) != 0) {
            dumps.incrementAndGet();
            delay.run();
        }
        if (refuses) {
            return List.of(error());
        }
        List<byte[]> answer = new ArrayList<>();
        for (Row row : rows) {
            if (row.protocol == protocol
                    && row.family == family
                    && (states >> row.state & 1) != 0) {
                answer.add(row.message);
            }
        }
        answer.add(DiagRow.done(0));
        return answer;
    }

    private static byte[] error() {
        return KernelBytes.inNativeOrder()
                .message(
                        2,
                        0,
                        0,
                        0,
                        KernelBytes.inNativeOrder().u32(-EPERM).raw(new byte[16]).toArray())
                .toArray();
    }
}
