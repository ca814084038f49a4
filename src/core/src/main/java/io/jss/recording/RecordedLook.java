package io.jss.recording;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * A recording in memory, as pieces that can be compared with those of another moment: each request
 * with the messages of its answer behind it, in the order of the kernel, and each process.
 *
 * <pre>{@code
 * RecordingWriter writer = RecordingWriter.inMemory();
 * try (SocketTable table = writer.table()) {
 *     table.visit(SocketQuery.all(), socket -> {});
 * }
 * RecordedLook look = writer.look();
 * }</pre>
 *
 * @param pieces in order; numbers and port ids of messages are zero
 * @param uptimeMillis that of the kernel, negative when it is not known
 */
public record RecordedLook(List<Piece> pieces, long uptimeMillis) {

    /** Messages are brought together in chunks of about this size, as the kernel does. */
    private static final int SEGMENT = 32 * 1024;

    /** Keeps an unmodifiable list. */
    public RecordedLook {
        pieces = List.copyOf(pieces);
    }

    /**
     * A part of a look; its bytes are not to be changed.
     *
     * @param kind that of its chunk in a recording
     * @param bytes a netlink message of an answer, or what a chunk of another kind holds; in the
     *     byte order of the machine that was looked at
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by what compares looks
    public record Piece(int kind, byte[] bytes) {

        /** The highest number of a kind. */
        public static final int MAX_KIND = RecordingFormat.NAMESPACES_HIDDEN;

        /** No piece is longer, in bytes. */
        public static final int MAX_BYTES = RecordingFormat.MAX_PAYLOAD;

        /** Returns whether it is a message of an answer. */
        public boolean isMessage() {
            return kind == RecordingFormat.ANSWER;
        }

        /** Returns whether it is a network namespace, of which the pieces behind it are. */
        public boolean isNamespace() {
            return kind == RecordingFormat.NAMESPACE;
        }

        /** Returns whether it is a request, whose answer is behind it. */
        public boolean isRequest() {
            return kind == RecordingFormat.REQUEST;
        }
    }

    /**
     * Returns the look as a recording.
     *
     * @param name the file that errors name
     * @param info what the recording says of itself
     * @param order the byte order of the machine that was looked at
     * @throws RecordingException when the pieces are not those of a recording
     */
    public Recording recording(Path name, RecordingInfo info, ByteOrder order) throws IOException {
        byte[] text = info.toText().getBytes(StandardCharsets.UTF_8);
        long size = (long) RecordingFormat.HEADER_SIZE + NlMsgHdr.align(text.length);
        for (Piece piece : pieces) {
            size += (long) RecordingFormat.CHUNK_SIZE + NlMsgHdr.align(piece.bytes.length);
        }
        size += RecordingFormat.CHUNK_SIZE;
        if (size > Integer.MAX_VALUE - Long.BYTES) {
            throw new IOException(name + ": a look of " + size + " bytes is too large to be shown");
        }
        ByteBuffer image = ByteBuffer.allocate((int) size).order(order);
        image.put(RecordingFormat.header(order, true, text.length)).put(text);
        image.position(NlMsgHdr.align(image.position()));
        int chunks = 0;
        int exchange = 0;
        for (int next = 0; next < pieces.size(); chunks++) {
            Piece piece = pieces.get(next);
            exchange += piece.isRequest() ? 1 : 0;
            int end = piece.isMessage() ? endOfSegment(next) : next + 1;
            put(next, end, hasExchange(piece.kind) ? exchange : 0, image);
            next = end;
        }
        RecordingFormat.putChunk(chunk(image), RecordingFormat.END, chunks, 0, -1);
        image.position(image.position() + RecordingFormat.CHUNK_SIZE).flip();
        return Recording.of(image, name);
    }

    private static boolean hasExchange(int kind) {
        return switch (kind) {
            case RecordingFormat.REQUEST,
                    RecordingFormat.ANSWER,
                    RecordingFormat.LOST,
                    RecordingFormat.PASSED_OVER ->
                    true;
            default -> false;
        };
    }

    private int endOfSegment(int first) {
        int bytes = 0;
        int end = first;
        while (end < pieces.size() && pieces.get(end).isMessage() && bytes < SEGMENT) {
            bytes += NlMsgHdr.align(pieces.get(end++).bytes.length);
        }
        return end;
    }

    private void put(int first, int end, int exchange, ByteBuffer image) {
        ByteBuffer header = chunk(image);
        int start = image.position() + RecordingFormat.CHUNK_SIZE;
        int length = 0;
        for (int i = first; i < end; i++) {
            byte[] bytes = pieces.get(i).bytes;
            image.put(start + NlMsgHdr.align(length), bytes);
            length = NlMsgHdr.align(length) + bytes.length;
        }
        int kind = pieces.get(first).kind;
        long uptime = kind == RecordingFormat.ANSWER ? uptimeMillis : -1;
        RecordingFormat.putChunk(header, kind, exchange, length, uptime);
        image.position(start + NlMsgHdr.align(length));
    }

    private static ByteBuffer chunk(ByteBuffer image) {
        return image.slice(image.position(), RecordingFormat.CHUNK_SIZE).order(image.order());
    }
}
