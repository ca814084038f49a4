package io.jss.netns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is checked of a namespace before anything is done in it; entering one takes privilege. */
class OpenNamespaceTest {

    @TempDir private Path folder;

    private NetworkNamespace namespace(Path path, long inode) {
        return new NetworkNamespace(inode, path, Optional.of("blue"), OptionalInt.empty());
    }

    private NetworkNamespace file() throws IOException {
        Path path = Files.createFile(folder.resolve("net"));
        return namespace(path, (Long) Files.getAttribute(path, "unix:ino"));
    }

    @Test
    void aNamespaceThatHasGoneIsAFailedSystemCall() {
        assertThatThrownBy(() -> OpenNamespace.of(namespace(folder.resolve("gone"), 1)))
                .isInstanceOf(SystemCallException.class)
                .hasMessageContaining("ENOENT");
    }

    @Test
    void anotherNamespaceUnderTheSameNameIsSaid() throws IOException {
        NetworkNamespace file = file();
        NetworkNamespace replaced = namespace(file.path(), file.inode() + 1);

        assertThatThrownBy(() -> OpenNamespace.of(replaced))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessage(
                        "network namespace blue (net:["
                                + (file.inode() + 1)
                                + "]) has gone: "
                                + file.path()
                                + " is another one now, net:["
                                + file.inode()
                                + "]");
    }

    @Test
    void whatIsNoNamespaceIsNotEntered() throws IOException {
        try (OpenNamespace open = OpenNamespace.of(file())) {
            assertThatThrownBy(() -> open.call(() -> "never"))
                    .isInstanceOf(SystemCallException.class)
                    .hasMessageContaining("setns");
        }
    }

    @Test
    void nothingIsDoneInAClosedOne() throws IOException {
        OpenNamespace open = OpenNamespace.of(file());
        open.close();
        open.close();

        assertThatThrownBy(() -> open.call(() -> "never"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the network namespace is let go");
    }

    @Test
    void anInterruptedCallerStaysInterrupted() throws IOException {
        try (OpenNamespace open = OpenNamespace.of(file())) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> open.call(() -> "never")).isInstanceOf(IOException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
