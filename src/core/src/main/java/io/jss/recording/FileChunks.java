package io.jss.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The chunks of a recording in a new file, as {@link RecordingFormat} has them. */
final class FileChunks implements ChunkSink {

    private static final ByteOrder ORDER = ByteOrder.nativeOrder();

    private final RecordingSink sink;
    private final ByteBuffer chunk = ByteBuffer.allocate(RecordingFormat.CHUNK_SIZE).order(ORDER);
    private int chunks;

    private FileChunks(RecordingSink sink) {
        this.sink = sink;
    }

    /**
     * Makes a file and writes the header of a recording.
     *
     * @throws RecordingWriter.CannotWriteException when the file exists, or cannot be made or
     *     written
     */
    static FileChunks create(Path file, RecordingInfo info) throws IOException {
        FileChunks chunks = new FileChunks(RecordingSink.create(file));
        try {
            byte[] text = info.toText().getBytes(StandardCharsets.UTF_8);
            chunks.sink.write(RecordingFormat.header(ORDER, is64Bit(), text.length));
            chunks.sink.writePadded(ByteBuffer.wrap(text));
            return chunks;
        } catch (IOException e) {
            chunks.remove();
            throw e;
        }
    }

    private static boolean is64Bit() {
        return !"32".equals(System.getProperty("sun.arch.data.model"));
    }

    @Override
    public void take(int kind, int exchange, ByteBuffer payload, long uptimeMillis)
            throws IOException {
        RecordingFormat.putChunk(chunk.clear(), kind, exchange, payload.remaining(), uptimeMillis);
        sink.write(chunk.rewind());
        sink.writePadded(payload);
        chunks++;
    }

    @Override
    public Path path() {
        return sink.path();
    }

    @Override
    public void close() throws IOException {
        take(RecordingFormat.END, chunks, ByteBuffer.allocate(0), -1);
        sink.close();
    }

    @Override
    public void remove() {
        sink.remove();
    }
}
