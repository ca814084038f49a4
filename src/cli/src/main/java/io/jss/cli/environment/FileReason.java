package io.jss.cli.environment;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why a file or a folder cannot be used, in words. The JDK's own message may be its path alone. */
public final class FileReason {

    private FileReason() {}

    /** Returns the reason alone, without the path. */
    public static String of(IOException failure) {
        if (failure instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (failure instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (failure instanceof AccessDeniedException) {
            return "permission denied";
        }
        return String.valueOf(failure.getMessage());
    }

    /** Returns the path, where the failure has one, and the reason. */
    static String withPath(FileSystemException failure) {
        String reason = of(failure);
        return failure.getFile() == null ? reason : failure.getFile() + ": " + reason;
    }
}
