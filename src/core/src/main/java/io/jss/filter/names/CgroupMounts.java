package io.jss.filter.names;

import io.jss.netns.MountEscapes;
import io.jss.owners.ProcPaths;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Finds the ids of cgroups v2: the inode numbers of their directories. */
final class CgroupMounts {

    private static final int MOUNT_POINT = 4;
    private static final String SEPARATOR = " - ";
    private static final String FILE_SYSTEM = "cgroup2 ";

    private final ProcPaths paths;

    CgroupMounts(ProcPaths paths) {
        this.paths = paths;
    }

    /**
     * Returns the id of a cgroup.
     *
     * @param path below the mount point of cgroup2, or the whole path of its directory
     */
    OptionalLong id(String path) {
        List<Path> mounts = mounts();
        try {
            Path whole = Path.of("/", path).normalize();
            Path below = Path.of("/").relativize(whole);
            Stream<Path> belowMounts = mounts.stream().map(mount -> mount.resolve(below));
            Stream<Path> asGiven =
                    Stream.of(whole).filter(p -> mounts.stream().anyMatch(p::startsWith));
            return Stream.concat(belowMounts, asGiven)
                    .filter(Files::isDirectory)
                    .findFirst()
                    .map(CgroupMounts::inode)
                    .orElseGet(OptionalLong::empty);
        } catch (InvalidPathException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong inode(Path directory) {
        try {
            return OptionalLong.of((Long) Files.getAttribute(directory, "unix:ino"));
        } catch (IOException e) {
            return OptionalLong.empty(); // it has gone meanwhile
        }
    }

    private List<Path> mounts() {
        try (Stream<String> lines = Files.lines(paths.mountInfo(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(CgroupMounts::isCgroup2)
                    .map(line -> Path.of(MountEscapes.decode(line.split(" ", -1)[MOUNT_POINT])))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static boolean isCgroup2(String line) {
        int separator = line.indexOf(SEPARATOR);
        return separator >= 0 && line.startsWith(FILE_SYSTEM, separator + SEPARATOR.length());
    }
}
