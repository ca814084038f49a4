package io.jss.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupsTest {

    private static final long NOBODY = Long.MAX_VALUE;

    @TempDir private Path folder;

    @Test
    void idsAreFoundWithAndWithoutTheMountPoint() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("c group"));
        Path slice = Files.createDirectories(mount.resolve("system.slice"));
        Cgroups cgroups = mountedAt(mount);

        OptionalLong id = OptionalLong.of(inode(slice));
        assertThat(cgroups.id("/system.slice")).isEqualTo(id);
        assertThat(cgroups.id("system.slice")).isEqualTo(id);
        assertThat(cgroups.id(slice.toString())).isEqualTo(id);
        assertThat(cgroups.id("/")).hasValue(inode(mount));
        assertThat(cgroups.id("/user.slice")).isEmpty();
        assertThat(cgroups.id(folder.resolve("proc").toString())).isEmpty();
    }

    /** No file handle opens these folders as cgroups, so the tree is walked. */
    @Test
    void pathsAreFoundByAWalkWhereHandlesDoNotWork() throws IOException {
        Path mount = Files.createDirectories(folder.resolve("c group"));
        Path scope = Files.createDirectories(mount.resolve("a.slice/b.scope"));
        Cgroups cgroups = mountedAt(mount);

        assertThat(cgroups.path(inode(scope))).hasValue(new CgroupPath("/a.slice/b.scope"));
        assertThat(cgroups.path(inode(mount))).hasValue(new CgroupPath("/"));
        assertThat(cgroups.path(NOBODY)).isEmpty();
    }

    @Test
    void nothingIsKnownOfAnotherMachineAndWithoutAMount() throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc/self")).getParent();
        Files.writeString(proc.resolve("self/mountinfo"), "24 1 0:22 / /sys rw - sysfs sysfs rw\n");

        assertThat(Cgroups.none().path(1)).isEmpty();
        assertThat(Cgroups.none().id("/")).isEmpty();
        assertThat(Cgroups.of(ProcPaths.at(proc)).path(1)).isEmpty();
        assertThat(Cgroups.of(ProcPaths.at(proc)).id("/")).isEmpty();
    }

    private Cgroups mountedAt(Path mount) throws IOException {
        Path proc = Files.createDirectories(folder.resolve("proc/self")).getParent();
        Files.writeString(
                proc.resolve("self/mountinfo"),
                "24 1 0:22 / /sys rw - sysfs sysfs rw\n25 24 0:23 / "
                        + mount.toString().replace(" ", "\\040")
                        + " rw,nosuid shared:4 - cgroup2 cgroup rw\n");
        return Cgroups.of(ProcPaths.at(proc));
    }

    private static long inode(Path directory) throws IOException {
        return (Long) Files.getAttribute(directory, "unix:ino");
    }
}
