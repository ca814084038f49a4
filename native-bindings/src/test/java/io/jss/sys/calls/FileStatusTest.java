package io.jss.sys.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileStatusTest {

    @TempDir private Path folder;

    @Test
    void inodeAndDeviceAreThoseThatTheJdkReads() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "some text");
        byte[] bytes = file.toString().getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer status = NativeBuffer.allocate(FileStatus.BYTES);
                NativeBuffer path = NativeBuffer.allocate(bytes.length + 1)) {
            path.bytes().put(0, bytes);
            int fd = SystemCalls.openat(Constants.AT_FDCWD, path, 0, Constants.O_CLOEXEC);
            try {
                assertThat(FileStatus.tryFstat(fd, status)).isZero();
                assertThat(FileStatus.inode(status))
                        .isEqualTo(Files.getAttribute(file, "unix:ino"));
                assertThat(FileStatus.device(status))
                        .isEqualTo(Files.getAttribute(file, "unix:dev"));
                assertThat(FileStatus.isSocket(status)).isFalse();
                FileStatus.seek(fd, 5);
                assertThat(SystemCalls.read(fd, status, 0, 4)).isEqualTo(4);
                assertThat(status.bytes().get(0)).isEqualTo((byte) 't');
                assertThatThrownBy(() -> FileStatus.seek(fd, -1))
                        .isInstanceOfSatisfying(
                                SystemCallException.class,
                                e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
            } finally {
                SystemCalls.close(fd);
            }
            assertThat(FileStatus.tryFstat(fd, status)).isEqualTo(-Errno.EBADF);
        }
    }

    @Test
    void socketIsOne() throws Exception {
        int fd =
                SystemCalls.socket(
                        Constants.AF_UNIX, Constants.SOCK_DGRAM | Constants.SOCK_CLOEXEC, 0);
        try (NativeBuffer status = NativeBuffer.allocate(FileStatus.BYTES)) {
            assertThat(FileStatus.tryFstat(fd, status)).isZero();
            assertThat(FileStatus.isSocket(status)).isTrue();
            assertThat(Files.readSymbolicLink(Path.of("/proc/self/fd/" + fd)))
                    .hasToString("socket:[" + FileStatus.inode(status) + "]");
        } finally {
            SystemCalls.close(fd);
        }
    }

    @Test
    void bufferThatIsTooSmallIsRefused() {
        try (NativeBuffer small = NativeBuffer.allocate(FileStatus.BYTES - 1)) {
            assertThatThrownBy(() -> FileStatus.tryFstat(0, small))
                    .isInstanceOf(IndexOutOfBoundsException.class);
        }
    }
}
