package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendedAttributesTest {

    /** Beside the classes: a file system in memory may keep no such attributes. */
    @TempDir Path folder;

    @Test
    void anAttributeIsItsBytes() throws IOException {
        Path file = Files.createTempFile(Path.of("target"), "attribute", "");
        try {
            UserDefinedFileAttributeView view =
                    Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
            view.write("jss", ByteBuffer.wrap("a:b:c\0".getBytes(StandardCharsets.UTF_8)));
            Path link = Files.createSymbolicLink(folder.resolve("link"), file.toAbsolutePath());

            assertThat(ExtendedAttributes.get(link.toString(), "user.jss"))
                    .isEqualTo("a:b:c\0".getBytes(StandardCharsets.UTF_8));
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void anAttributeThatIsNotThereIsAnErrno() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertThatThrownBy(() -> ExtendedAttributes.get(file.toString(), "user.nosuch"))
                .isInstanceOf(SystemCallException.class)
                .hasMessageStartingWith("getxattr: ");
        assertThatThrownBy(() -> ExtendedAttributes.get(folder + "/nosuch", "user.x"))
                .hasMessageStartingWith("getxattr: ENOENT");
    }
}
