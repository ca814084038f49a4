package io.jss.series;

import io.jss.decode.InetDiagView;
import io.jss.model.InetSocketView;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Writes a {@link Series}: look after look, of each what differs from the one before it, with key
 * frames between that need none.
 *
 * <pre>{@code
 * try (SeriesWriter series = SeriesWriter.create(Path.of("host.jss"), RecordingInfo.NONE)) {
 *     for (int i = 0; i < 10; i++) {
 *         RecordingWriter look = RecordingWriter.inMemory();
 *         try (SocketTable table = look.table()) {
 *             table.visit(SocketQuery.all(), socket -> {});
 *         }
 *         series.add(look.look(), Instant.now(), System.nanoTime());
 *         Thread.sleep(1000);
 *     }
 * }
 * }</pre>
 *
 * <p>The file is made with mode 0600; one that exists is not touched. Each look is with the system
 * when {@link #add} returns, so that a process that is killed loses none; a host that loses its
 * power may lose the last ones. Two looks are held in memory. For one thread at a time.
 */
public final class SeriesWriter implements Closeable {

    /** A ring is not made smaller, in bytes. */
    public static final long LEAST_RING = 1 << 20;

    /** So many looks are between two key frames at most: to open at one of them reads them. */
    private static final int MOST_DELTAS = 300;

    /** When deltas take so many times the room of their key frame, another one begins. */
    private static final int KEY_SHARE = 3;

    /** Deltas of less than this are not worth a key frame. */
    private static final long LEAST_DELTAS = 32 * 1024;

    private static final int SEGMENTS = 16;

    /** Events that wait for a look. */
    private static final int MOST_EVENTS = 1 << 17;

    private final Path path;
    private final FileChannel file;
    private final long segmentSize;
    private final LookDelta encoder = new LookDelta(ByteOrder.nativeOrder());
    private final Deflation deflation = new Deflation();
    private final List<byte[]> events = new ArrayList<>();
    private ChunkHeader last =
            new ChunkHeader(SeriesFormat.END, -1, 0, 0, SeriesFormat.NONE, 0, 0, 0);
    private Optional<Instant> first = Optional.empty();
    private long position;
    private long end;
    private long size;
    private long segment;
    private long keyAt = SeriesFormat.NONE;
    private long keyLength;
    private long deltaLength;
    private int deltas;
    private long leftOut;
    private long dropped;
    private boolean closed;

    private SeriesWriter(Path path, FileChannel file, long segmentSize) {
        this.path = path;
        this.file = file;
        this.segmentSize = segmentSize;
        end = segmentSize == 0 ? Long.MAX_VALUE : SeriesFormat.RING_START + segmentSize;
    }

    /**
     * Makes a file and begins a series in it, which grows with each look.
     *
     * @param info what it is to say of itself
     * @throws RecordingWriter.CannotWriteException when the file exists, or cannot be made or
     *     written
     */
    public static SeriesWriter create(Path file, RecordingInfo info) throws IOException {
        return begin(file, info, 0);
    }

    /**
     * Makes a file and begins a series in it that keeps the last looks: the file never grows above
     * a size. When it is full its oldest sixteenth is written over.
     *
     * @param bytes the size, at least {@link #LEAST_RING}
     * @throws IllegalArgumentException when it is less
     * @throws RecordingWriter.CannotWriteException as {@link #create}
     */
    public static SeriesWriter ring(Path file, RecordingInfo info, long bytes) throws IOException {
        if (bytes < LEAST_RING) {
            throw new IllegalArgumentException(
                    "a ring of " + bytes + " bytes; " + LEAST_RING + " are the least");
        }
        return begin(file, info, (bytes - SeriesFormat.RING_START) / SEGMENTS);
    }

    private static SeriesWriter begin(Path path, RecordingInfo info, long segmentSize)
            throws IOException {
        FileChannel file;
        try {
            file =
                    FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
        } catch (IOException e) {
            throw RecordingWriter.CannotWriteException.of(path, e);
        }
        SeriesWriter writer = new SeriesWriter(path, file, segmentSize);
        try {
            byte[] text = info.toText().getBytes(StandardCharsets.UTF_8);
            int segments = segmentSize == 0 ? 0 : SEGMENTS;
            writer.write(
                    SeriesFormat.header(ByteOrder.nativeOrder(), segments, segmentSize, text), 0);
            writer.position =
                    segmentSize == 0
                            ? SeriesFormat.HEADER_SIZE + text.length
                            : SeriesFormat.RING_START;
            return writer;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /**
     * Takes an event of {@link io.jss.DestroyedSockets}, which is written with the next look. Up to
     * 131,072 wait for it; each one beyond counts as a loss.
     *
     * @throws IllegalArgumentException when it does not come from there
     */
    public void event(InetSocketView socket) {
        if (!(socket instanceof InetDiagView view)) {
            throw new IllegalArgumentException("not an event: " + socket);
        }
        if (events.size() == MOST_EVENTS) {
            dropped++;
            return;
        }
        events.add(view.copyOfMessage());
    }

    /**
     * Writes a look, with no event lost before it.
     *
     * @throws IOException when the file cannot be written
     */
    public void add(RecordedLook look, Instant time, long nanos) throws IOException {
        add(look, time, nanos, 0);
    }

    /**
     * Writes a look, with the events that were taken since the one before it.
     *
     * <p>One that does not fit into a sixteenth of a ring is left out; see {@link #leftOut}.
     *
     * @param time when it was made
     * @param nanos that by a clock that nobody sets, as {@link System#nanoTime}: by it rates are
     *     made
     * @param lost how many times the kernel dropped events since the look before
     * @throws RecordingWriter.CannotWriteException when it cannot be written; what was written
     *     before can be read, and the writer is of no more use
     */
    public void add(RecordedLook look, Instant time, long nanos, long lost) throws IOException {
        LookDelta.Events happened = new LookDelta.Events(List.copyOf(events), lost + dropped);
        boolean key =
                last.sequence() < 0
                        || deltas >= MOST_DELTAS
                        || deltaLength > Math.max(LEAST_DELTAS, KEY_SHARE * keyLength);
        Deflation.Deflated chunk =
                key
                        ? deflation.key(encoder.key(look, happened))
                        : deflation.delta(encoder.delta(look, happened));
        if (!fits(chunk)) {
            chunk = key ? chunk : deflation.key(encoder.key(look, happened));
            key = true;
            if (SeriesFormat.CHUNK_SIZE * 2L + chunk.length() > segmentSize) {
                leftOut++;
                return;
            }
            nextSegment();
        }
        long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
        long at = position;
        ChunkHeader header =
                new ChunkHeader(
                        key ? SeriesFormat.KEY : SeriesFormat.DELTA,
                        last.sequence() + 1,
                        micros,
                        nanos,
                        keyAt,
                        chunk.raw().length,
                        chunk.length(),
                        chunk.check());
        put(header, chunk);
        last = header;
        first = first.isEmpty() ? Optional.of(time) : first;
        events.clear();
        dropped = 0;
        encoder.remember(look);
        deflation.remember(chunk);
        keyAt = key ? at : keyAt;
        keyLength = key ? chunk.length() : keyLength;
        deltaLength = key ? 0 : deltaLength + chunk.length();
        deltas = key ? 0 : deltas + 1;
    }

    /** Returns whether there is room for a chunk and for the end of the segment behind it. */
    private boolean fits(Deflation.Deflated chunk) {
        return position + 2L * SeriesFormat.CHUNK_SIZE + chunk.length() <= end;
    }

    private void nextSegment() throws IOException {
        putEnd(SeriesFormat.SEGMENT_END);
        segment++;
        position = SeriesFormat.RING_START + segment % SEGMENTS * segmentSize;
        end = position + segmentSize;
    }

    private void put(ChunkHeader header, Deflation.Deflated payload) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate((int) header.size());
        bytes.put(header.encode()).put(payload.bytes(), 0, payload.length()).flip();
        write(bytes, position);
        position += header.size();
    }

    private void putEnd(int kind) throws IOException {
        write(
                new ChunkHeader(
                                kind,
                                last.sequence() + 1,
                                last.timeMicros(),
                                last.elapsedNanos(),
                                keyAt,
                                0,
                                0,
                                0)
                        .encode(),
                position);
    }

    private void write(ByteBuffer bytes, long at) throws IOException {
        long next = at;
        try {
            while (bytes.hasRemaining()) {
                next += file.write(bytes, next);
            }
        } catch (IOException e) {
            closed = true;
            giveUpFrom(at, e);
            throw RecordingWriter.CannotWriteException.of(path, e);
        }
        size = Math.max(size, next);
    }

    /** A chunk of which a part was written is cut off again, where nothing older is behind it. */
    private void giveUpFrom(long at, IOException cause) {
        try (file) {
            if (at >= size) {
                file.truncate(at);
            }
        } catch (IOException e) {
            cause.addSuppressed(e); // the first error is the one to tell
        }
    }

    /** Returns how many looks were written. */
    public long looks() {
        return last.sequence() + 1;
    }

    /** Returns how many looks did not fit into the ring. */
    public long leftOut() {
        return leftOut;
    }

    /** Returns the bytes of the file. */
    public long size() {
        return size;
    }

    /** Returns the time of the first look that was written; a ring may have dropped it. */
    public Optional<Instant> firstTime() {
        return first;
    }

    /** Returns the time of the last look that was written. */
    public Optional<Instant> lastTime() {
        return first.map(time -> Series.instant(last.timeMicros()));
    }

    /**
     * Ends the series. A second call does nothing, nor does one after a write that failed.
     *
     * @throws RecordingWriter.CannotWriteException when the end cannot be written
     */
    @Override
    public void close() throws IOException {
        if (!closed) {
            putEnd(SeriesFormat.END);
            closed = true;
            try {
                file.close();
            } catch (IOException e) {
                throw RecordingWriter.CannotWriteException.of(path, e);
            }
        }
    }
}
