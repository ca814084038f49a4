package io.jss.export;

import io.jss.cli.environment.FileReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that a person has written: a configuration, a certificate, a key. */
final class SettingsFile {

    private static final int MOST_BYTES = 1 << 20;

    private SettingsFile() {}

    /**
     * Returns its bytes, 1 MiB at most.
     *
     * @throws IOException in one line, with the file, when it cannot be read or is larger
     */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length <= MOST_BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw new IOException("cannot read " + file + ": " + FileReason.of(e), e);
        }
        throw new IOException(
                file + " is larger than 1 MiB: it is no configuration, certificate or key");
    }

    /** Returns its text, UTF-8. */
    static String text(Path file) throws IOException {
        return new String(bytes(file), StandardCharsets.UTF_8);
    }
}
