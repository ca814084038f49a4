package io.jss.recording;

import io.jss.netlink.MessageCursor;
import io.jss.recording.RecordedLook.Piece;
import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The chunks of a recording in memory. The answers to a request are brought together behind it,
 * message by message; numbers of messages and port ids, which differ from look to look, are zero.
 */
final class LookChunks implements ChunkSink {

    private static final Path MEMORY = Path.of("a recording in memory");

    private final List<List<Piece>> parts = new ArrayList<>();
    private final Map<Integer, List<Piece>> exchanges = new HashMap<>();
    private final MessageCursor message = new MessageCursor();
    private long uptime = -1;

    @Override
    public void take(int kind, int exchange, ByteBuffer payload, long uptimeMillis)
            throws IOException {
        if (kind == RecordingFormat.ANSWER) {
            uptime = uptime < 0 ? uptimeMillis : uptime;
            messages(exchanges.get(exchange), payload);
            return;
        }
        byte[] bytes = new byte[payload.remaining()];
        payload.duplicate().get(bytes);
        if (kind == RecordingFormat.REQUEST) {
            forgetNumbers(bytes, payload);
            exchanges.put(exchange, new ArrayList<>());
            parts.add(exchanges.get(exchange));
        }
        List<Piece> part = exchange == 0 ? new ArrayList<>() : exchanges.get(exchange);
        if (exchange == 0) {
            parts.add(part);
        }
        part.add(new Piece(kind, bytes));
    }

    private void messages(List<Piece> part, ByteBuffer datagram) throws IOException {
        message.reset(datagram);
        while (message.next()) {
            byte[] bytes = new byte[NlMsgHdr.SIZE + message.payloadLength()];
            datagram.get(message.start(), bytes);
            forgetNumbers(bytes, datagram);
            part.add(new Piece(RecordingFormat.ANSWER, bytes));
        }
    }

    /** Of the first message: a dump is one. */
    private static void forgetNumbers(byte[] bytes, ByteBuffer of) {
        if (bytes.length >= NlMsgHdr.SIZE) {
            Answers.address(ByteBuffer.wrap(bytes).order(of.order()), 0, 0, 0);
        }
    }

    /** Returns what was taken until now. */
    RecordedLook look() {
        List<Piece> pieces = new ArrayList<>();
        parts.forEach(pieces::addAll);
        return new RecordedLook(pieces, uptime);
    }

    @Override
    public Path path() {
        return MEMORY;
    }

    @Override
    public void close() {
        // it is the look's
    }

    @Override
    public void remove() {
        parts.clear();
    }
}
