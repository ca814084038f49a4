package io.jss.recording;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A recording could not be written: the disk is full, the file exists, the folder is not ours. */
public final class RecordingWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    /** Creates the error. */
    public RecordingWriteException(Path file, String why, Throwable cause) {
        super("cannot write the recording " + file + ": " + why, cause);
    }

    /** Returns the error of an attempt to make or write a file. */
    public static RecordingWriteException of(Path file, IOException cause) {
        if (cause instanceof FileAlreadyExistsException) {
            return new RecordingWriteException(
                    file, "it exists; remove it or give another name", cause);
        }
        if (cause instanceof NoSuchFileException) {
            return new RecordingWriteException(file, "there is no such folder", cause);
        }
        if (cause instanceof AccessDeniedException) {
            return new RecordingWriteException(
                    file, "you may not write there (permission denied)", cause);
        }
        String message = String.valueOf(cause.getMessage());
        String prefix = file + ": ";
        boolean repeats = message.startsWith(prefix);
        return new RecordingWriteException(
                file, repeats ? message.substring(prefix.length()) : message, cause);
    }
}
