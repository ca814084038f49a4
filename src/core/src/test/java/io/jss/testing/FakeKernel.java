package io.jss.testing;

import io.jss.answer.NoAnswerException;
import io.jss.netlink.DatagramsLostException;
import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * A kernel that answers each request with datagrams of the test's making.
 *
 * <p>Answers are written with sequence and port id 0 and get those of the request, unless a test
 * wants them otherwise.
 */
public final class FakeKernel implements NetlinkChannel {

    /** Stands for an ENOBUFS of the receiving call. */
    public static final byte[] LOST = {};

    private static final int SEQUENCE_OFFSET = 8;
    private static final int PORT_OFFSET = 12;
    private static final int USUAL_PORT_ID = 4711;

    private final int portId;
    private final Function<ByteBuffer, List<byte[]>> answers;
    private final List<byte[]> requests = new ArrayList<>();
    private final Deque<byte[]> pending = new ArrayDeque<>();
    private int sequence;
    private boolean closed;

    /**
     * Creates a kernel that answers a request, given as a buffer in native order, with datagrams.
     */
    public FakeKernel(Function<ByteBuffer, List<byte[]>> answers) {
        this(USUAL_PORT_ID, answers);
    }

    /** Creates a kernel that gives its channel this port id. */
    public FakeKernel(int portId, Function<ByteBuffer, List<byte[]>> answers) {
        this.portId = portId;
        this.answers = answers;
    }

    /** Creates a kernel that answers each request with the same datagrams. */
    public static FakeKernel answering(byte[]... datagrams) {
        return new FakeKernel(request -> List.of(datagrams));
    }

    /**
     * Returns the messages of a datagram as datagrams of their own: split at every message
     * boundary.
     */
    public static List<byte[]> split(byte[] datagram) {
        List<byte[]> parts = new ArrayList<>();
        ByteBuffer bytes = ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
        for (int at = 0; at < datagram.length; ) {
            int length = (bytes.getInt(at) + 3) & -4;
            byte[] part = new byte[length];
            bytes.get(at, part);
            parts.add(part);
            at += length;
        }
        return parts;
    }

    @Override
    public void send(ByteBuffer request) {
        byte[] copy = new byte[request.remaining()];
        request.get(request.position(), copy);
        requests.add(copy);
        ByteBuffer readable = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
        int asked = readable.getInt(SEQUENCE_OFFSET);
        for (byte[] datagram : answers.apply(readable)) {
            pending.add(datagram.length == 0 ? datagram : addressed(datagram, asked));
        }
    }

    private byte[] addressed(byte[] datagram, int sequence) {
        byte[] copy = datagram.clone();
        ByteBuffer bytes = ByteBuffer.wrap(copy).order(ByteOrder.nativeOrder());
        for (int at = 0; at + PORT_OFFSET + 4 <= copy.length; ) {
            if (bytes.getInt(at + SEQUENCE_OFFSET) == 0) {
                bytes.putInt(at + SEQUENCE_OFFSET, sequence);
            }
            if (bytes.getInt(at + PORT_OFFSET) == 0) {
                bytes.putInt(at + PORT_OFFSET, portId);
            }
            int length = (bytes.getInt(at) + 3) & -4;
            if (length < 16) {
                break;
            }
            at += length;
        }
        return copy;
    }

    @Override
    public ByteBuffer receive() throws IOException {
        byte[] datagram = pending.poll();
        if (datagram == null) {
            throw new NoAnswerException(Duration.ZERO);
        }
        if (datagram.length == 0) {
            throw new DatagramsLostException();
        }
        return ByteBuffer.wrap(datagram).order(ByteOrder.nativeOrder());
    }

    @Override
    public int portId() {
        return portId;
    }

    @Override
    public int nextSequence() {
        return ++sequence;
    }

    @Override
    public void close() {
        closed = true;
    }

    /** Returns whether the channel was closed. */
    public boolean isClosed() {
        return closed;
    }

    /** Returns the requests so far. */
    public List<byte[]> requests() {
        return requests;
    }
}
