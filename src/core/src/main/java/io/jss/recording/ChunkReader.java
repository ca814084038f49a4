package io.jss.recording;

import static io.jss.recording.RecordingFormat.CHUNK_EXCHANGE;
import static io.jss.recording.RecordingFormat.CHUNK_LENGTH;
import static io.jss.recording.RecordingFormat.CHUNK_SIZE;

import io.jss.answer.MalformedMessageException;
import io.jss.owners.OwnerIndex;
import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the form of {@link RecordingFormat}: where each request and each answer is. */
final class ChunkReader {

    private static final int MAX_REQUEST = 128 * 1024;

    /** So that requests, which are held, cannot fill the memory. */
    private static final long MAX_REQUESTS = 16L << 20;

    private final RecordingFile file;
    private final Map<Integer, RecordedExchange> open = new HashMap<>();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private RecordingIndex index;
    private RecordedAnswers answers;
    private long requestBytes;

    private ChunkReader(RecordingFile file) {
        this.file = file;
    }

    /** Returns what is in the file, which begins with the magic. */
    static RecordingIndex read(RecordingFile file) throws IOException {
        ChunkReader reader = new ChunkReader(file);
        long chunks = reader.header();
        reader.chunks(chunks);
        return reader.index;
    }

    private long header() throws IOException {
        ByteBuffer header = ByteBuffer.allocate(RecordingFormat.HEADER_SIZE);
        file.read(0, header, "a header");
        int version = header.get(RecordingFormat.VERSION_AT) & 0xff;
        if (version != RecordingFormat.VERSION) {
            throw file.error(
                    RecordingFormat.VERSION_AT,
                    "version " + RecordingFormat.VERSION + " of the format",
                    "version " + version);
        }
        int code = header.get(RecordingFormat.ORDER_AT) & 0xff;
        if (code != RecordingFormat.LITTLE && code != RecordingFormat.BIG) {
            throw file.error(RecordingFormat.ORDER_AT, "byte order 1 or 2", String.valueOf(code));
        }
        order = RecordingFormat.order(code);
        header.order(order);
        int length = header.getInt(RecordingFormat.TEXT_LENGTH_AT);
        if (length < 0 || length > RecordingFormat.MAX_TEXT) {
            throw file.error(
                    RecordingFormat.TEXT_LENGTH_AT,
                    "a text of at most " + RecordingFormat.MAX_TEXT + " bytes",
                    Integer.toUnsignedString(length));
        }
        ByteBuffer text = file.read(RecordingFormat.HEADER_SIZE, length, order, "a header's text");
        index =
                new RecordingIndex(
                        order, RecordingInfo.parse(StandardCharsets.UTF_8.decode(text).toString()));
        answers = index.answers();
        return RecordingFormat.HEADER_SIZE + (long) NlMsgHdr.align(length);
    }

    private void chunks(long first) throws IOException {
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE).order(order);
        long at = first;
        for (int count = 0; ; count++) {
            if (at >= file.size()) { // beyond it where the padding lacks
                throw file.error(
                        file.size(),
                        "a chunk or the end mark",
                        "the end of the file: what wrote it was interrupted");
            }
            file.read(at, chunk, "a chunk's header");
            int length = chunk.getInt(CHUNK_LENGTH);
            int kind = chunk.get(0) & 0xff;
            if (kind == RecordingFormat.END) {
                end(at, count, chunk.getInt(CHUNK_EXCHANGE));
                return;
            }
            if (count == RecordingFormat.MAX_CHUNKS) {
                throw file.error(at, "at most " + count + " chunks", "more");
            }
            if (length < 0 || length > RecordingFormat.MAX_PAYLOAD) {
                throw file.error(
                        at + CHUNK_LENGTH,
                        "a length of at most " + RecordingFormat.MAX_PAYLOAD,
                        Integer.toUnsignedString(length));
            }
            if (at + CHUNK_SIZE + length > file.size()) {
                throw file.error(
                        at,
                        "a chunk of " + (CHUNK_SIZE + length) + " bytes",
                        "the end of the file after " + (file.size() - at));
            }
            take(kind, chunk.getInt(CHUNK_EXCHANGE), at, length);
            at += CHUNK_SIZE + NlMsgHdr.align(length);
        }
    }

    private void end(long at, int chunks, int claimed) throws RecordingException {
        if (claimed != chunks) {
            throw file.error(
                    at,
                    "the end of " + Integer.toUnsignedString(claimed) + " chunks",
                    "that of " + chunks);
        }
        if (at + CHUNK_SIZE != file.size()) {
            throw file.error(
                    at + CHUNK_SIZE,
                    "the end of the file",
                    (file.size() - at - CHUNK_SIZE) + " bytes more");
        }
    }

    private void take(int kind, int exchange, long at, int length) throws IOException {
        switch (kind) {
            case RecordingFormat.REQUEST -> request(exchange, at + CHUNK_SIZE, length);
            case RecordingFormat.ANSWER -> exchange(exchange, at).add(at + CHUNK_SIZE, length);
            case RecordingFormat.LOST -> exchange(exchange, at).loseSome();
            case RecordingFormat.PASSED_OVER -> exchange(exchange, at).passOverSome();
            case RecordingFormat.PROCESS -> index.addProcess(at);
            case RecordingFormat.PROCESSES_SEEN -> {
                if (length < Integer.BYTES) {
                    throw file.error(at, "a chunk of at least 4 bytes", length + " bytes");
                }
                index.processesSeen(payload(at, Integer.BYTES).getInt(0) != 0);
            }
            case RecordingFormat.NAMESPACE -> namespace(at, length);
            case RecordingFormat.NAMESPACES_HIDDEN -> {
                if (!Recording.Hidden.canBeOf(length)) {
                    throw file.error(at, "a number and paths", length + " bytes");
                }
                index.hidden(Recording.Hidden.decode(payload(at, length)));
            }
            default -> throw file.error(at, "a kind of chunk from 1 to 8", "kind " + kind);
        }
    }

    private ByteBuffer payload(long at, int length) throws IOException {
        return file.read(at + CHUNK_SIZE, length, order, "a chunk's payload");
    }

    private void namespace(long at, int length) throws IOException {
        boolean whole =
                Recording.Namespace.canBeOf(length)
                        && Recording.Namespace.isWhole(payload(at, length));
        if (!whole) {
            throw file.error(at, "a network namespace and its name", length + " bytes");
        }
        if (index.namespaceCount() == 0 && !answers.exchanges().isEmpty()) {
            throw file.error(at, "the network namespace before its requests", "one after them");
        }
        answers = index.enter(Recording.Namespace.decode(payload(at, length)));
        if (index.namespaceCount() > RecordingFormat.MAX_NAMESPACES) {
            throw file.error(
                    at,
                    "at most " + RecordingFormat.MAX_NAMESPACES + " network namespaces",
                    "more");
        }
    }

    private RecordedExchange exchange(int number, long at) throws RecordingException {
        RecordedExchange exchange = open.get(number);
        if (exchange == null) {
            throw file.error(
                    at, "an answer to a request", "one to " + Integer.toUnsignedString(number));
        }
        return exchange;
    }

    private void request(int number, long at, int length) throws IOException {
        requestBytes += length;
        if (length > MAX_REQUEST || requestBytes > MAX_REQUESTS) {
            throw file.error(
                    at, "requests of a reasonable size", requestBytes + " bytes of requests");
        }
        ByteBuffer bytes = file.read(at, length, order, "a request");
        try {
            RecordedRequest request = RecordedRequest.parse(bytes);
            Optional<SocketId> id =
                    request.isDump() || !request.isInternet()
                            ? Optional.empty()
                            : Optional.of(SocketId.ofRequest(bytes));
            RecordedExchange exchange = new RecordedExchange(request, id, true);
            open.put(number, exchange);
            answers.exchanges().add(exchange);
        } catch (MalformedMessageException e) {
            throw file.error(at, "a request", e.getMessage());
        }
    }

    /** Returns the processes of the recording and the sockets that they hold. */
    static OwnerIndex owners(RecordingFile file, RecordingIndex index) throws IOException {
        OwnerIndex.Builder owners = new OwnerIndex.Builder();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK_SIZE).order(index.order());
        for (long at : index.processes()) {
            file.read(at, chunk, "a chunk's header");
            int length = chunk.getInt(CHUNK_LENGTH);
            ByteBuffer process = file.read(at + CHUNK_SIZE, length, index.order(), "a process");
            String wrong = RecordedProcesses.decode(process, owners);
            if (!wrong.isEmpty()) {
                throw file.error(at, "a process", wrong);
            }
        }
        return owners.build(index.processesComplete().orElse(false));
    }
}
