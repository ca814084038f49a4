package io.jss.cli.request;

import io.jss.cli.environment.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file with a filter, which is read whole: as long as a filter may be, and no longer. */
public final class FilterFile {

    /** The most bytes that a filter file may have. */
    public static final int MAX_BYTES = 1 << 20;

    /** Where a shell shows what it passes on: {@code -F <(command)}. */
    private static final String[] DESCRIPTORS = {"/dev/fd/", "/dev/stdin"};

    private FilterFile() {}

    /**
     * Returns the text of a file, UTF-8.
     *
     * @throws UsageException when it cannot be read, is too long, or is neither a regular file nor
     *     an open descriptor: a device or a pipe may have no end, or nobody who writes to it
     */
    public static String text(String file) {
        try {
            Path path = Path.of(file);
            if (Files.exists(path) && !Files.isRegularFile(path) && !isDescriptor(file)) {
                throw unreadable(
                        file,
                        Files.isDirectory(path)
                                ? "it is a directory"
                                : "it is a device or a pipe, not a file");
            }
            try (InputStream in = Files.newInputStream(path)) {
                return text(file, in);
            }
        } catch (NoSuchFileException e) {
            throw unreadable(file, "there is no such file");
        } catch (AccessDeniedException e) {
            throw unreadable(file, "it may not be read");
        } catch (IOException | InvalidPathException e) {
            throw unreadable(file, e.getMessage());
        }
    }

    /**
     * Returns the text of an open stream, UTF-8.
     *
     * @throws UsageException when it cannot be read or is too long
     */
    public static String text(String name, InputStream in) {
        try {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw unreadable(name, "it has more than " + MAX_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw unreadable(name, e.getMessage());
        }
    }

    private static boolean isDescriptor(String file) {
        for (String folder : DESCRIPTORS) {
            if (file.startsWith(folder)) {
                return true;
            }
        }
        return false;
    }

    private static UsageException unreadable(String file, String why) {
        return new UsageException("cannot read the filter '" + file + "': " + why);
    }
}
