package io.jss.recording;

import java.io.IOException;
import java.nio.file.Path;

/** A recording could not be written: the disk is full, the file exists, the folder is not ours. */
public final class RecordingWriteException extends IOException {

    private static final long serialVersionUID = 1L;

    RecordingWriteException(Path file, String why, Throwable cause) {
        super("cannot write the recording " + file + ": " + why, cause);
    }
}
