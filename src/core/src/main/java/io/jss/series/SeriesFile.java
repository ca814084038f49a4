package io.jss.series;

import io.jss.answer.MalformedMessageException;
import io.jss.recording.RecordingException;
import io.jss.recording.RecordingInfo;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a series: its header and its chunks, each checked as it is read. */
final class SeriesFile implements Closeable {

    /** How a file ends that was not closed, or not yet. */
    static final String OPEN_END =
            "the end of the file: it is still being written, or what wrote it was interrupted";

    private final Path path;
    private final FileChannel channel;
    private final long size;
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
    private int segments;
    private long segmentSize;
    private long start;
    private RecordingInfo info = RecordingInfo.NONE;
    private ByteBuffer ahead = ByteBuffer.allocate(0);
    private long aheadAt;

    private SeriesFile(Path path, FileChannel channel, long size) {
        this.path = path;
        this.channel = channel;
        this.size = size;
    }

    /** So much is read at once where one chunk is read after the other. */
    private static final int AHEAD = 64 * 1024;

    static SeriesFile open(Path path) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            SeriesFile file = new SeriesFile(path, channel, channel.size());
            file.readHeader();
            return file;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void readHeader() throws IOException {
        ByteBuffer fixed = read(0, SeriesFormat.HEADER_SIZE, "a header");
        if (!fixed.slice(0, SeriesFormat.MAGIC.length)
                .equals(ByteBuffer.wrap(SeriesFormat.MAGIC))) {
            throw error(0, "a series of jss", "something else");
        }
        int version = Byte.toUnsignedInt(fixed.get(SeriesFormat.VERSION_AT));
        if (version != SeriesFormat.VERSION) {
            throw error(
                    SeriesFormat.VERSION_AT,
                    "version " + SeriesFormat.VERSION + " of the format",
                    "version " + version);
        }
        int length = fixed.getInt(SeriesFormat.TEXT_LENGTH_AT);
        if (length < 0 || length > SeriesFormat.MAX_TEXT) {
            throw error(
                    SeriesFormat.TEXT_LENGTH_AT,
                    "a text of at most " + SeriesFormat.MAX_TEXT + " bytes",
                    Integer.toUnsignedString(length));
        }
        ByteBuffer header = read(0, SeriesFormat.HEADER_SIZE + length, "a header and its text");
        int code = header.get(SeriesFormat.ORDER_AT);
        segments = header.getInt(SeriesFormat.SEGMENTS_AT);
        segmentSize = header.getLong(SeriesFormat.SEGMENT_SIZE_AT);
        boolean possible =
                header.getInt(SeriesFormat.TEXT_CHECK_AT) == SeriesFormat.headerCheck(header)
                        && (code == SeriesFormat.LITTLE || code == SeriesFormat.BIG)
                        && segments >= 0
                        && segments <= SeriesFormat.MAX_SEGMENTS
                        && (segments == 0) == (segmentSize == 0)
                        && segmentSize >= 0
                        && segmentSize <= Long.MAX_VALUE / 2 / SeriesFormat.MAX_SEGMENTS;
        if (!possible) {
            throw error(0, "a header that fits its checksum", "one that does not");
        }
        order = SeriesFormat.order(code);
        header.position(SeriesFormat.HEADER_SIZE);
        info = RecordingInfo.parse(StandardCharsets.UTF_8.decode(header).toString());
        start = segments == 0 ? SeriesFormat.HEADER_SIZE + length : SeriesFormat.RING_START;
    }

    private ByteBuffer read(long at, int length, String what) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, at + bytes.position()) < 0) {
                throw error(
                        at,
                        what + " of " + length + " bytes",
                        "the end of the file after " + bytes.position());
            }
        }
        return bytes.rewind();
    }

    /**
     * Reads the header of a chunk.
     *
     * @param limit where the segment or the file ends
     * @throws RecordingException when there is none that is whole, with its payload
     */
    ChunkHeader header(long at, long limit) throws IOException {
        checkIsBefore(limit, at);
        return header(read(at, SeriesFormat.CHUNK_SIZE, "a chunk's header"), at, limit);
    }

    private void checkIsBefore(long limit, long at) throws RecordingException {
        if (at >= limit) {
            throw error(at, "a look or the end mark", OPEN_END);
        }
    }

    /**
     * Reads the header of a chunk as {@link #header(long, long)}, and more of what is behind it.
     */
    ChunkHeader headerInWalk(long at, long limit) throws IOException {
        checkIsBefore(limit, at);
        boolean isThere =
                at >= aheadAt && at + SeriesFormat.CHUNK_SIZE <= aheadAt + ahead.capacity();
        if (!isThere) {
            int length = (int) Math.min(AHEAD, size - at);
            if (length < SeriesFormat.CHUNK_SIZE) {
                return header(at, limit);
            }
            ahead = read(at, length, "chunks");
            aheadAt = at;
        }
        ByteBuffer bytes = ahead.slice((int) (at - aheadAt), SeriesFormat.CHUNK_SIZE);
        return header(bytes.order(ByteOrder.LITTLE_ENDIAN), at, limit);
    }

    private ChunkHeader header(ByteBuffer bytes, long at, long limit) throws IOException {
        if (!ChunkHeader.isWhole(bytes)) {
            throw error(at, "a chunk's header that fits its checksum", "one that does not");
        }
        ChunkHeader header = ChunkHeader.decode(bytes);
        if (!header.isPossible()) {
            throw error(at, "a look or an end", "kind " + header.kind() + ", " + header.length());
        }
        if (at + header.size() > limit) {
            throw error(
                    at,
                    "a look of " + header.size() + " bytes",
                    "the end of the file after " + (limit - at));
        }
        return header;
    }

    /** Reads what a look holds, and takes it as what the next one builds on. */
    byte[] payload(long at, ChunkHeader header, Deflation deflation) throws IOException {
        ByteBuffer stored = read(at + SeriesFormat.CHUNK_SIZE, header.length(), "a look");
        if (SeriesFormat.check(stored, 0, header.length()) != header.payloadCheck()) {
            throw error(at, "a look that fits its checksum", "one that does not");
        }
        byte[] bytes = new byte[header.length()];
        stored.get(0, bytes);
        try {
            return deflation.inflate(bytes, header.raw(), header.isKey());
        } catch (MalformedMessageException e) {
            throw RecordingException.in(path, at, e);
        }
    }

    RecordingException error(long at, String expected, String found) {
        return RecordingException.at(path, at, expected, found);
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    ByteOrder order() {
        return order;
    }

    RecordingInfo info() {
        return info;
    }

    boolean isRing() {
        return segments > 0;
    }

    int segments() {
        return segments;
    }

    /** Returns where a segment begins; of a file without, where its first chunk does. */
    long start(int segment) {
        return start + segment * segmentSize;
    }

    /** Returns where a segment ends. */
    long end(int segment) {
        return segments == 0 ? size : Math.min(size, start(segment) + segmentSize);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
