package io.jss.cgroup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupHandleTest {

    private static final int CAP_DAC_READ_SEARCH = 2;

    @TempDir private Path folder;

    @Test
    void theIdOfACgroupOpensItForThoseWhoMayUseHandles() throws IOException {
        for (Path mount : cgroup2()) {
            CgroupHandle handles = new CgroupHandle(ProcPaths.system(), mount);
            assertThat(handles.works()).isEqualTo(mayUseHandles());
            if (mayUseHandles()) {
                for (Path cgroup : cgroups(mount)) {
                    assertThat(handles.path((Long) Files.getAttribute(cgroup, "unix:ino")))
                            .hasValue(new CgroupPath("/" + mount.relativize(cgroup)));
                }
                assertThat(handles.path(Long.MAX_VALUE)).isEqualTo(Optional.empty());
            } else {
                assertThatThrownBy(() -> handles.path(1))
                        .hasMessage("open_by_handle_at: EPERM (Operation not permitted)");
            }
        }
    }

    @Test
    void aFolderOfAnotherFileSystemIsNoCgroup() {
        CgroupHandle handles = new CgroupHandle(ProcPaths.system(), folder);

        assertThat(handles.works()).isFalse();
    }

    private static List<Path> cgroups(Path mount) throws IOException {
        try (Stream<Path> below = Files.list(mount)) {
            return Stream.concat(Stream.of(mount), below.filter(Files::isDirectory)).toList();
        }
    }

    private static List<Path> cgroup2() throws IOException {
        try (Stream<String> mounts = Files.lines(ProcPaths.system().mountInfo())) {
            return mounts.filter(line -> line.contains(" - cgroup2 "))
                    .map(line -> Path.of(line.split(" ", -1)[4]))
                    .limit(1)
                    .toList();
        }
    }

    private static boolean mayUseHandles() throws IOException {
        Path status = ProcPaths.system().root().resolve("thread-self/status");
        try (Stream<String> lines = Files.lines(status)) {
            String mask =
                    lines.filter(line -> line.startsWith("CapEff:")).findFirst().orElseThrow();
            long effective = Long.parseUnsignedLong(mask.substring("CapEff:".length()).strip(), 16);
            return (effective >>> CAP_DAC_READ_SEARCH & 1) != 0;
        }
    }
}
