package io.jss.owners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.proc.ProcPaths;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThreadScanTest {

    @TempDir private Path root;

    private Path thread(int pid, int id) throws IOException {
        return Files.createDirectories(root.resolve(pid + "/task/" + id));
    }

    private Path thread(int pid, int id, String comm) throws IOException {
        return Files.writeString(thread(pid, id).resolve("comm"), comm);
    }

    private Optional<List<ThreadScan.ProcessThread>> threadsOf(int pid) throws SystemCallException {
        return ThreadScan.of(ProcPaths.at(root)).of(pid);
    }

    private static ThreadScan.ProcessThread named(int id, String name) {
        return new ThreadScan.ProcessThread(id, Optional.of(RawText.of(name.getBytes(UTF_8))));
    }

    @Test
    void threadsComeByNumberWithNamesOfAnyBytes() throws IOException {
        thread(7, 1000, "last\n");
        thread(7, 7, "main\n");
        thread(7, 901, "\n");
        thread(7, 99, "a\nb \u001b\n");
        Files.createDirectory(root.resolve("7/task/odd"));

        assertThat(threadsOf(7))
                .hasValue(
                        List.of(
                                named(7, "main"),
                                named(99, "a\nb \u001b"),
                                named(901, ""),
                                named(1000, "last")));
    }

    @Test
    void threadThatEndsMeanwhileHasNoNameAndProcessThatHasNoThreads() throws IOException {
        thread(7, 7, "main\n");
        thread(7, 8);

        assertThat(threadsOf(7))
                .hasValue(
                        List.of(
                                named(7, "main"),
                                new ThreadScan.ProcessThread(8, Optional.empty())));
        assertThat(threadsOf(9)).hasValue(List.of());
    }

    @Test
    void faultThatIsNotTheProcessesIsNamed() throws IOException {
        Files.createDirectory(root.resolve("7"));
        Files.createFile(root.resolve("7/task"));
        Files.createDirectory(thread(8, 8).resolve("comm"));

        assertThatThrownBy(() -> threadsOf(7))
                .isInstanceOf(SystemCallException.class)
                .hasMessage("openat(7/task): ENOTDIR (Not a directory)");
        assertThatThrownBy(() -> threadsOf(8))
                .isInstanceOf(SystemCallException.class)
                .hasMessage("read(8/task/8/comm): EISDIR (Is a directory)");
    }
}
