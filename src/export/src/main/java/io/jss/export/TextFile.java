package io.jss.export;

import io.jss.cli.environment.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file for node_exporter's textfile collector; who reads it sees a whole one. */
final class TextFile {

    private final Path file;
    private final Path aside;

    TextFile(Path folder) {
        file = folder.resolve("jss.prom");
        aside = folder.resolve(".jss.prom.new"); // not read: it does not end in .prom
    }

    /**
     * Replaces the file.
     *
     * @throws IOException when it cannot be written
     */
    void write(byte[] page) throws IOException {
        try {
            Files.write(aside, page);
            Files.move(
                    aside,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new IOException("cannot write " + file + ": " + FileReason.of(e), e);
        }
    }
}
