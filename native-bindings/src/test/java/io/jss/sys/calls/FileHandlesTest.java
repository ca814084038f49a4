package io.jss.sys.calls;

import static io.jss.sys.calls.Constants.AT_EMPTY_PATH;
import static io.jss.sys.calls.Constants.AT_FDCWD;
import static io.jss.sys.calls.Constants.O_CLOEXEC;
import static io.jss.sys.calls.Constants.O_RDONLY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileHandlesTest {
    @TempDir Path folder;

    private final NativeBuffer handle =
            NativeBuffer.allocate(FileHandles.HEADER_BYTES + Constants.MAX_HANDLE_SZ);

    @AfterEach
    void release() {
        handle.close();
    }

    @Test
    void handleLeadsBackToItsFileForThoseWhoMayUseHandles() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "found");
        handle.bytes().putInt(0, Constants.MAX_HANDLE_SZ);
        try (NativeBuffer path = Paths.of(file);
                NativeBuffer content = NativeBuffer.allocate(8)) {
            int mount = FileHandles.nameToHandleAt(AT_FDCWD, path, 0, handle, 0, 0);
            assertThat(Files.readAllLines(Path.of("/proc/self/mountinfo")))
                    .anyMatch(line -> line.startsWith(mount + " "));

            int fd = SystemCalls.openat(AT_FDCWD, path, 0, O_RDONLY | O_CLOEXEC);
            if (Capabilities.has(Capabilities.CAP_DAC_READ_SEARCH)) {
                int found = FileHandles.openByHandleAt(fd, handle, 0, O_RDONLY | O_CLOEXEC);
                assertThat(SystemCalls.read(found, content, 0, 8)).isEqualTo(5);
                assertThat(content.text(0)).isEqualTo("found");
                SystemCalls.close(found);
            } else {
                assertThatThrownBy(() -> FileHandles.openByHandleAt(fd, handle, 0, O_RDONLY))
                        .hasMessage("open_by_handle_at: EPERM (Operation not permitted)");
            }
            SystemCalls.close(fd);
        }
    }

    @Test
    void sizeThatIsNeededIsToldWhenThereIsTooLittleRoom() throws IOException {
        try (NativeBuffer path = Paths.of(folder)) {
            assertThatThrownBy(() -> FileHandles.nameToHandleAt(AT_FDCWD, path, 0, handle, 0, 0))
                    .hasMessage(
                            "name_to_handle_at: EOVERFLOW"
                                    + " (Value too large for defined data type)");
            assertThat(handle.bytes().getInt(0)).isPositive();

            int fd = SystemCalls.openat(AT_FDCWD, path, 0, O_RDONLY | O_CLOEXEC);
            path.bytes().put(0, (byte) 0);
            assertThat(FileHandles.nameToHandleAt(fd, path, 0, handle, 0, AT_EMPTY_PATH))
                    .isPositive();
            SystemCalls.close(fd);
        }
    }

    @Test
    void handleThatWouldReachBeyondItsBufferIsRefused() {
        try (NativeBuffer small = NativeBuffer.allocate(16)) {
            small.bytes().putInt(0, 9);
            assertThatThrownBy(() -> FileHandles.nameToHandleAt(AT_FDCWD, small, 0, small, 0, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            assertThatThrownBy(() -> FileHandles.openByHandleAt(0, small, 0, 0))
                    .isInstanceOf(IndexOutOfBoundsException.class);
            small.bytes().putInt(0, Constants.MAX_HANDLE_SZ + 1);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FileHandles.openByHandleAt(0, small, 0, 0))
                    .withMessage("handle_bytes of a file_handle is 129");
        }
    }
}
