package io.jss.sys.calls;

import static io.jss.sys.calls.Constants.AT_FDCWD;
import static io.jss.sys.calls.Constants.O_CLOEXEC;
import static io.jss.sys.calls.Constants.O_DIRECTORY;
import static io.jss.sys.calls.Constants.O_NOFOLLOW;
import static io.jss.sys.calls.Constants.O_RDONLY;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileCallsTest {
    @TempDir Path folder;

    private final NativeBuffer into = NativeBuffer.allocate(4096);

    @AfterEach
    void release() {
        into.close();
    }

    @Test
    void fileIsReadInPiecesUpToItsEnd() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "0123456789");
        int fd = open(file, O_RDONLY);

        assertThat(SystemCalls.read(fd, into, 2, 7)).isEqualTo(7);
        assertThat(text(0, 10)).isEqualTo("\0\0" + "0123456" + "\0");
        assertThat(SystemCalls.tryRead(fd, into, 0, 4096)).isEqualTo(3);
        assertThat(text(0, 3)).isEqualTo("789");
        assertThat(SystemCalls.read(fd, into, 0, 4096)).isZero();
        SystemCalls.close(fd);
    }

    @Test
    void directoryEntriesAreReadInTheKernelsFormat() throws IOException {
        TreeSet<String> expected = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            expected.add(Files.createFile(folder.resolve("entry-" + i)).getFileName().toString());
        }
        int fd = open(folder, O_RDONLY | O_DIRECTORY);

        TreeSet<String> found = new TreeSet<>();
        int length;
        while ((length = SystemCalls.getdents64(fd, into, 8, 4088)) > 0) {
            addNames(into.bytes(), 8, 8 + length, found);
        }
        SystemCalls.close(fd);

        assertThat(found).isEqualTo(expected);
    }

    /** {@code struct linux_dirent64}: u64 d_ino, s64 d_off, u16 d_reclen, u8 d_type, d_name. */
    private static void addNames(ByteBuffer entries, int from, int to, Set<String> names) {
        for (int at = from; at < to; at += entries.getShort(at + 16)) {
            StringBuilder name = new StringBuilder();
            for (int i = at + 19; entries.get(i) != 0; i++) {
                name.append((char) entries.get(i));
            }
            if (name.charAt(0) != '.') {
                names.add(name.toString());
            }
        }
    }

    @Test
    void linkIsReadRelativeToItsDirectory() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("socket:[4711]"));
        int fd = open(folder, O_RDONLY | O_DIRECTORY);
        try (NativeBuffer name = Paths.of("xxlink")) {
            assertThat(SystemCalls.readlinkat(fd, name, 2, into, 5, 64)).isEqualTo(13);
            assertThat(text(5, 13)).isEqualTo("socket:[4711]");
            assertThat(SystemCalls.tryReadlinkat(fd, name, 2, into, 0, 6)).isEqualTo(6);
            assertThat(text(0, 8)).isEqualTo("socket" + "oc"); // behind it what was there before
        }
        SystemCalls.close(fd);
    }

    @Test
    void pathWithoutNulEndsWithItsBuffer() throws IOException {
        byte[] path = Files.createFile(folder.resolve("f")).toString().getBytes(UTF_8);
        try (NativeBuffer exact = NativeBuffer.allocate(path.length)) {
            exact.bytes().put(0, path);
            SystemCalls.close(SystemCalls.openat(AT_FDCWD, exact, 0, O_RDONLY | O_CLOEXEC));
        }
    }

    @Test
    void missingFileIsEnoentAndNamesThePath() {
        try (NativeBuffer path = Paths.of("/proc/no/such\u0007\u00e9")) {
            assertThat(SystemCalls.tryOpenat(AT_FDCWD, path, 0, O_RDONLY)).isEqualTo(-Errno.ENOENT);
            assertThat(SystemCalls.tryReadlinkat(AT_FDCWD, path, 0, into, 0, 9))
                    .isEqualTo(-Errno.ENOENT);
            assertThatThrownBy(() -> SystemCalls.openat(AT_FDCWD, path, 0, O_RDONLY))
                    .isInstanceOf(SystemCallException.class)
                    .hasMessage("openat(/proc/no/such?\u00e9): ENOENT (No such file or directory)");
            assertThatThrownBy(() -> SystemCalls.readlinkat(AT_FDCWD, path, 5, into, 0, 9))
                    .hasMessage("readlinkat(/no/such?\u00e9): ENOENT (No such file or directory)");
        }
    }

    @Test
    void openFlagsHaveTheValuesOfThisArchitecture() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        try (NativeBuffer filePath = Paths.of(file);
                NativeBuffer linkPath = Paths.of(link)) {
            assertThat(SystemCalls.tryOpenat(AT_FDCWD, filePath, 0, O_DIRECTORY))
                    .isEqualTo(-Errno.ENOTDIR);
            assertThat(SystemCalls.tryOpenat(AT_FDCWD, linkPath, 0, O_NOFOLLOW))
                    .isEqualTo(-Errno.ELOOP);
        }
    }

    @Test
    void forbiddenFileIsEaccesForAnOrdinaryUser() throws Exception {
        Path file = Files.createFile(folder.resolve("secret"));
        Files.setPosixFilePermissions(file, Set.of());
        AtomicInteger result = new AtomicInteger();
        Thread ordinary =
                new Thread(
                        () -> {
                            new LibcFunction("setfsuid").call(65534); // this thread alone
                            try (NativeBuffer path = Paths.of(file)) {
                                result.set(SystemCalls.tryOpenat(AT_FDCWD, path, 0, O_RDONLY));
                            }
                        });
        ordinary.start();
        ordinary.join();

        assertThat(result).hasValue(-Errno.EACCES);
    }

    @Test
    void closedDescriptorIsEbadf() throws IOException {
        int fd = open(folder, O_RDONLY);
        SystemCalls.close(fd);

        assertThat(SystemCalls.tryRead(-1, into, 0, 1)).isEqualTo(-Errno.EBADF);
        assertThatThrownBy(() -> SystemCalls.read(-1, into, 0, 1))
                .hasMessage("read: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.close(-1))
                .hasMessage("close: EBADF (Bad file descriptor)");
        assertThatThrownBy(() -> SystemCalls.getdents64(-1, into, 0, 64))
                .hasMessage("getdents64: EBADF (Bad file descriptor)");
    }

    private static int open(Path path, int flags) throws SystemCallException {
        try (NativeBuffer buffer = Paths.of(path)) {
            return SystemCalls.openat(AT_FDCWD, buffer, 0, flags | O_CLOEXEC);
        }
    }

    private String text(int offset, int length) {
        byte[] text = new byte[length];
        into.bytes().get(offset, text);
        return new String(text, UTF_8);
    }
}
