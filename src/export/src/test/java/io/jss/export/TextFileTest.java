package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The file for node_exporter. */
class TextFileTest {

    @TempDir private Path folder;

    private static byte[] page(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void theFileIsReplacedAndNothingIsLeftBeside() throws Exception {
        TextFile file = new TextFile(folder);
        file.write(page("a 1.0\n"));
        Path first = folder.resolve("jss.prom");
        Object inode = Files.getAttribute(first, "unix:ino");
        file.write(page("a 2.0\n"));

        assertThat(first).hasContent("a 2.0\n");
        assertThat(Files.getAttribute(first, "unix:ino")).as("renamed").isNotEqualTo(inode);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(first);
        }
    }

    @Test
    void aFolderThatIsNotThereIsSaid() {
        TextFile file = new TextFile(folder.resolve("none"));

        assertThatIOException()
                .isThrownBy(() -> file.write(page("")))
                .withMessage(
                        "cannot write "
                                + folder.resolve("none/jss.prom")
                                + ": no such file or folder");
    }
}
