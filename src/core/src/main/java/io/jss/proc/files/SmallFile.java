package io.jss.proc.files;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file under /proc of a few lines. */
public final class SmallFile {

    private SmallFile() {}

    /**
     * Returns what is in it.
     *
     * @throws IOException when it cannot be read
     */
    public static String read(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
