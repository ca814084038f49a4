package io.jss.cli.count;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The paths of the cgroups v2 by their id, which is the inode of their directory. The tree is read
 * when the first one is asked for.
 */
final class CgroupPaths {

    private static final List<Path> MOUNTS =
            List.of(Path.of("/sys/fs/cgroup/unified"), Path.of("/sys/fs/cgroup"));

    private final List<Path> mounts;
    private Optional<Map<Long, String>> paths = Optional.empty();

    private CgroupPaths(List<Path> mounts) {
        this.mounts = mounts;
    }

    /** Returns the paths where systemd mounts them. */
    static CgroupPaths ofSystem() {
        return at(MOUNTS);
    }

    /** Returns the paths below the first of these that is there. */
    static CgroupPaths at(List<Path> mounts) {
        return new CgroupPaths(mounts);
    }

    /** Returns the path below the mount point, {@code /system.slice}; empty for an unknown id. */
    Optional<String> path(long id) {
        if (paths.isEmpty()) {
            paths = Optional.of(read());
        }
        return Optional.ofNullable(paths.get().get(id));
    }

    private Map<Long, String> read() {
        Map<Long, String> found = new HashMap<>();
        Optional<Path> root = mounts.stream().filter(Files::isDirectory).findFirst();
        if (root.isEmpty()) {
            return found;
        }
        try {
            Files.walkFileTree(root.get(), new Directories(root.get(), found));
        } catch (IOException e) {
            return found; // numbers are right too
        }
        return found;
    }

    private static final class Directories extends SimpleFileVisitor<Path> {

        private final Path root;
        private final Map<Long, String> found;

        Directories(Path root, Map<Long, String> found) {
            this.root = root;
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
                throws IOException {
            Long inode = (Long) Files.getAttribute(directory, "unix:ino");
            found.putIfAbsent(inode, "/" + root.relativize(directory));
            return FileVisitResult.CONTINUE;
        }

        /** A cgroup that has gone, or may not be read, keeps its number. */
        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
            return FileVisitResult.CONTINUE;
        }
    }
}
