package io.jss.series;

import io.jss.recording.Recording;
import io.jss.recording.RecordingException;
import io.jss.recording.RecordingInfo;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/**
 * The socket table at many moments, as {@link SeriesWriter} wrote them.
 *
 * <pre>{@code
 * try (Series series = Series.open(Path.of("host.jss"))) {
 *     Moments moments = series.moments();
 *     while (moments.next()) {
 *         try (Recording recording = moments.recording();
 *                 SocketTable table = recording.table()) {
 *             System.out.println(moments.time() + " " + table.snapshot().sockets().size());
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>A series that is damaged, cut off or still being written is read up to there, and {@link
 * #damage} says where. To open one reads where its key frames are: of a file that was closed these
 * alone, else the headers of all looks. What was added since is not seen. For one thread at a time.
 */
public final class Series implements Closeable {

    private final SeriesFile file;
    private final SeriesIndex index;
    private Optional<RecordingException> found = Optional.empty();

    private Series(SeriesFile file, SeriesIndex index) {
        this.file = file;
        this.index = index;
    }

    /**
     * Returns whether a file begins as a series does; a recording of one moment does not.
     *
     * @throws IOException when it cannot be read
     */
    public static boolean isSeries(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            return false;
        }
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(SeriesFormat.MAGIC.length), SeriesFormat.MAGIC);
        }
    }

    /**
     * Opens a series.
     *
     * @throws java.nio.file.NoSuchFileException when there is no such file
     * @throws RecordingException when it is no series, or not even its header is whole
     * @throws IOException when it cannot be read
     */
    public static Series open(Path path) throws IOException {
        SeriesFile file = SeriesFile.open(path);
        try {
            return new Series(file, SeriesIndex.of(file));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Returns the file. */
    public Path path() {
        return file.path();
    }

    /** Returns what the series says of itself, with the time when it was begun. */
    public RecordingInfo info() {
        return file.info();
    }

    /** Returns whether it is a ring, which keeps the last looks alone. */
    public boolean isRing() {
        return file.isRing();
    }

    /** Returns the number of the first look, 0 unless a ring has dropped some. */
    public long firstNumber() {
        return isEmpty() ? 0 : index.groups().get(0).first();
    }

    /** Returns the number behind that of the last look. */
    public long endNumber() {
        return index.end();
    }

    /** Returns how many looks there are; one that turns out to be damaged counts. */
    public long looks() {
        return endNumber() - firstNumber();
    }

    private boolean isEmpty() {
        return index.groups().isEmpty();
    }

    /** Returns when the first look was made; empty when there is none. */
    public Optional<Instant> firstTime() {
        return isEmpty()
                ? Optional.empty()
                : Optional.of(instant(index.groups().get(0).timeMicros()));
    }

    /** Returns when the last look was made; empty when there is none. */
    public Optional<Instant> lastTime() {
        return isEmpty() ? Optional.empty() : Optional.of(instant(index.lastMicros()));
    }

    /** Returns a place before the first look, to go from look to look; any number may be open. */
    public Moments moments() {
        return new Moments(this, file, index);
    }

    /**
     * Returns the last look that was made at a time or before, as a recording, which the caller
     * closes; empty when all are later.
     *
     * @throws IOException when the file cannot be read
     */
    public Optional<Recording> at(Instant time) throws IOException {
        Moments moments = moments();
        return moments.seek(time) ? Optional.of(moments.recording()) : Optional.empty();
    }

    /**
     * Returns where the series cannot be read further, and why: it is damaged, cut off or still
     * being written. Empty when it is whole, as far as it was read: the bytes of a look are checked
     * when it is read.
     */
    public Optional<RecordingException> damage() {
        return found.isPresent() ? found : index.damage();
    }

    /** Notes that a look cannot be read. */
    void found(RecordingException damage) {
        if (found.isEmpty()) {
            found = Optional.of(damage);
        }
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    /** Closes the file; recordings of its looks stay open. */
    @Override
    public void close() throws IOException {
        file.close();
    }
}
