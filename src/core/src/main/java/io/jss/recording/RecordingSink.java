package io.jss.recording;

import io.jss.wire.NlMsgHdr;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A new file that only its user may read. */
final class RecordingSink {

    private final Path path;
    private final FileChannel channel;

    private RecordingSink(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the file.
     *
     * @throws RecordingWriter.CannotWriteException when it exists or cannot be made
     */
    static RecordingSink create(Path path) throws RecordingWriter.CannotWriteException {
        try {
            FileChannel channel =
                    FileChannel.open(
                            path,
                            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                            PosixFilePermissions.asFileAttribute(
                                    PosixFilePermissions.fromString("rw-------")));
            return new RecordingSink(path, channel);
        } catch (IOException e) {
            throw RecordingWriter.CannotWriteException.of(path, e);
        }
    }

    Path path() {
        return path;
    }

    void write(ByteBuffer bytes) throws RecordingWriter.CannotWriteException {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw RecordingWriter.CannotWriteException.of(path, e);
        }
    }

    /** Writes the bytes, and zeros up to a multiple of four. */
    void writePadded(ByteBuffer bytes) throws RecordingWriter.CannotWriteException {
        int padding = NlMsgHdr.align(bytes.remaining()) - bytes.remaining();
        write(bytes);
        write(ByteBuffer.allocate(padding));
    }

    void close() throws RecordingWriter.CannotWriteException {
        try {
            channel.close();
        } catch (IOException e) {
            throw RecordingWriter.CannotWriteException.of(path, e);
        }
    }

    /** Closes and removes the file, as far as that can be done. */
    void remove() {
        try {
            channel.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            return; // there is an error to tell already
        }
    }
}
