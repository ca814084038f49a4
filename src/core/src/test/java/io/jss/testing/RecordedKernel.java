package io.jss.testing;

import io.jss.answer.NoAnswerException;
import io.jss.netlink.NetlinkChannel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Answers dumps from the recorded messages of a kernel, each in a datagram of its own, with the
 * sequence and port id of whoever asks.
 */
public final class RecordedKernel implements NetlinkChannel {

    private static final int PORT_ID = 4711;
    private static final int HEADER_SIZE = 16;
    private static final int SEQUENCE = 8;
    private static final int PORT = 12;
    private static final int FAMILY = HEADER_SIZE;
    private static final int PROTOCOL = FAMILY + 1;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int AF_UNIX = 1;

    private final String folder;
    private final Deque<ByteBuffer> pending = new ArrayDeque<>();
    private int sequence;

    /** Opens the recordings of a kernel, a folder of the test resources. */
    public RecordedKernel(String kernel) {
        folder = "/captures/" + kernel + "/";
    }

    /** Returns a file of the recordings. */
    public static byte[] file(String path) throws IOException {
        try (InputStream file = RecordedKernel.class.getResourceAsStream(path)) {
            return file.readAllBytes();
        }
    }

    @Override
    public void send(ByteBuffer request) throws IOException {
        int at = request.position();
        String name = name(request, at);
        ByteBuffer messages =
                ByteBuffer.wrap(file(folder + name + ".nlmsg")).order(ByteOrder.LITTLE_ENDIAN);
        int asked = request.getInt(at + SEQUENCE);
        while (messages.hasRemaining()) {
            int start = messages.position();
            int end = start + (messages.getInt(start) + 3 & -4);
            messages.putInt(start + SEQUENCE, asked).putInt(start + PORT, PORT_ID);
            pending.add(messages.slice(start, end - start).order(ByteOrder.LITTLE_ENDIAN));
            messages.position(end);
        }
    }

    /** Families that were not recorded are unknown, as SCTP is to each of these kernels. */
    private static String name(ByteBuffer request, int at) {
        int family = request.get(at + FAMILY) & 0xff;
        if (family != AF_INET && family != AF_INET6) {
            return family == AF_UNIX ? "unix" : "sctp4";
        }
        String protocol =
                switch (request.get(at + PROTOCOL) & 0xff) {
                    case 6 -> "tcp";
                    case 17 -> "udp";
                    case 136 -> "udplite";
                    case 255 -> "raw";
                    case 132 -> "sctp";
                    case 33 -> "dccp";
                    default -> "mptcp";
                };
        return protocol + (family == AF_INET ? "4" : "6");
    }

    @Override
    public ByteBuffer receive() throws IOException {
        ByteBuffer datagram = pending.poll();
        if (datagram == null) {
            throw new NoAnswerException(Duration.ZERO);
        }
        return datagram;
    }

    /** What was recorded once is all that there is. */
    @Override
    public boolean answersNow() {
        return false;
    }

    @Override
    public int portId() {
        return PORT_ID;
    }

    @Override
    public int nextSequence() {
        return ++sequence;
    }

    @Override
    public void close() {
        pending.clear();
    }
}
