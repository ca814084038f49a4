package io.jss.recording;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The bytes of a recording, in a file or in memory, read at any place by any thread. */
final class RecordingFile implements Closeable {

    private final Path path;
    private final Source source;
    private final long size;

    private RecordingFile(Path path, Source source, long size) {
        this.path = path;
        this.source = source;
        this.size = size;
    }

    /** Where the bytes are. */
    private interface Source extends Closeable {
        /** Reads some at an offset, as {@link FileChannel#read(ByteBuffer, long)}. */
        int read(ByteBuffer into, long offset) throws IOException;
    }

    private record OfChannel(FileChannel channel) implements Source {
        @Override
        public int read(ByteBuffer into, long offset) throws IOException {
            return channel.read(into, offset);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private record OfMemory(ByteBuffer bytes) implements Source {
        @Override
        public int read(ByteBuffer into, long offset) {
            int length = (int) Math.min(into.remaining(), bytes.limit() - offset);
            if (length <= 0) {
                return -1;
            }
            into.put(into.position(), bytes, (int) offset, length);
            into.position(into.position() + length);
            return length;
        }

        @Override
        public void close() {
            // nothing is held open
        }
    }

    /** Returns the bytes of a buffer, from 0 to its limit, under the name of a file. */
    static RecordingFile of(ByteBuffer bytes, Path name) {
        return new RecordingFile(name, new OfMemory(bytes), bytes.limit());
    }

    /**
     * Opens a file.
     *
     * @throws NoSuchFileException when there is none
     * @throws RecordingException when it is no regular file, or empty
     */
    static RecordingFile open(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "no such file");
        }
        if (!Files.isRegularFile(path)) {
            throw RecordingException.at(
                    path,
                    0,
                    "a recording",
                    Files.isDirectory(path) ? "a directory" : "no regular file");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            long size = channel.size();
            if (size == 0) {
                throw RecordingException.at(path, 0, "a recording", "an empty file");
            }
            return new RecordingFile(path, new OfChannel(channel), size);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    Path path() {
        return path;
    }

    long size() {
        return size;
    }

    /**
     * Fills the buffer from its position 0 to its limit.
     *
     * @param what the structure that is read, for the error
     * @throws RecordingException when the file ends before
     */
    void read(long offset, ByteBuffer into, String what) throws IOException {
        into.position(0);
        int wanted = into.limit();
        while (into.hasRemaining()) {
            if (source.read(into, offset + into.position()) < 0) {
                throw error(
                        offset,
                        what + " of " + wanted + " bytes",
                        "the end of the file after " + into.position());
            }
        }
        into.position(0);
    }

    /** Returns {@code length} bytes, which were checked to be in the file. */
    ByteBuffer read(long offset, int length, ByteOrder order, String what) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(order);
        read(offset, bytes, what);
        return bytes;
    }

    RecordingException error(long offset, String expected, String found) {
        return RecordingException.at(path, offset, expected, found);
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
