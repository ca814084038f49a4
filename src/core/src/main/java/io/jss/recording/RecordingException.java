package io.jss.recording;

import io.jss.answer.MalformedMessageException;
import java.io.IOException;
import java.nio.file.Path;

/** A file is not the recording that it should be: what is wrong, where, and what was expected. */
public final class RecordingException extends IOException {

    private static final long serialVersionUID = 1L;

    private final long offset;

    private RecordingException(String message, long offset) {
        super(message);
        this.offset = offset;
    }

    /**
     * Returns the error.
     *
     * @param file the recording
     * @param offset byte offset in the file
     * @param expected what the format demands there
     * @param found what is there
     */
    public static RecordingException at(Path file, long offset, String expected, String found) {
        return new RecordingException(
                file + ": at byte " + offset + ": expected " + expected + ", found " + found,
                offset);
    }

    /** Returns the error of a message in the datagram that begins at an offset of the file. */
    public static RecordingException in(Path file, long offset, MalformedMessageException cause) {
        RecordingException error =
                new RecordingException(
                        file + ": in the answer at byte " + offset + ": " + cause.getMessage(),
                        offset + cause.offset());
        error.initCause(cause);
        return error;
    }

    /** Returns the offset in the file of what is wrong. */
    public long offset() {
        return offset;
    }
}
