package io.jss.engine;

import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A file under /proc of a few lines. */
final class SmallFile {

    private SmallFile() {}

    /**
     * Returns what is in it.
     *
     * @throws IOException when it cannot be read
     */
    static String read(Path file) throws IOException {
        try (InputStream in = new FileInputStream(file.toFile())) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
