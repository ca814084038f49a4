package io.jss.cgroup;

import io.jss.proc.ProcPaths;
import io.jss.proc.files.MountEscapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * The cgroups v2 of this machine, by id and by path. The id of a cgroup, which the kernel tells of
 * a socket since Linux 5.8, is the inode of its directory.
 *
 * <pre>{@code
 * Cgroups cgroups = Cgroups.ofSystem();
 * try (SocketTable table = SocketTable.open()) {
 *     table.visit(
 *             SocketQuery.all(),
 *             socket -> System.out.println(cgroups.path(socket.cgroupIdOr(0))));
 * }
 * }</pre>
 *
 * <p>A path is found by a file handle (open_by_handle_at(2)), which takes CAP_DAC_READ_SEARCH;
 * without it the tree is walked once, and again for an unknown id when some seconds have passed.
 * Safe for use by many threads at once.
 */
public final class Cgroups {

    private static final int MOUNT_POINT = 4;
    private static final String SEPARATOR = " - ";
    private static final String FILE_SYSTEM = "cgroup2 ";

    /** A host has some hundreds; more are forgotten, so that no run grows without end. */
    private static final int MAX_KNOWN = 16 * 1024;

    private final Optional<ProcPaths> paths;
    private final Map<Long, CgroupPath> known = new HashMap<>();
    private CgroupSearch search;

    private Cgroups(Optional<ProcPaths> paths) {
        this.paths = paths;
    }

    /** Returns the cgroups of the running system. */
    public static Cgroups ofSystem() {
        return of(ProcPaths.system());
    }

    /** Returns the cgroups whose mount the mountinfo below these paths tells. */
    public static Cgroups of(ProcPaths paths) {
        return new Cgroups(Optional.of(paths));
    }

    /** Returns cgroups of which none is known: those of another machine. */
    public static Cgroups none() {
        return new Cgroups(Optional.empty());
    }

    /**
     * Returns the path of a cgroup.
     *
     * @param id as the kernel tells it of a socket
     * @return empty when it has gone, is outside of what this process sees, or no cgroup2 is
     *     mounted
     * @throws io.jss.sys.UnsupportedPlatformException when jss cannot run here; each time
     */
    public synchronized Optional<CgroupPath> path(long id) {
        CgroupPath found = known.get(id);
        if (found != null) {
            return Optional.of(found);
        }
        Optional<CgroupPath> path = search().path(id);
        if (path.isPresent()) {
            if (known.size() == MAX_KNOWN) {
                known.clear();
            }
            known.put(id, path.get());
        }
        return path;
    }

    /**
     * Returns the id of a cgroup.
     *
     * @param path below the mount point of cgroup2, or the whole path of its directory
     * @return empty when there is no such cgroup
     */
    public OptionalLong id(String path) {
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
                    .map(Cgroups::inode)
                    .orElseGet(OptionalLong::empty);
        } catch (InvalidPathException e) {
            return OptionalLong.empty();
        }
    }

    private CgroupSearch search() {
        if (search == null) {
            search = new CgroupSearch(paths, mounts().stream().findFirst());
        }
        return search;
    }

    private static OptionalLong inode(Path directory) {
        try {
            return OptionalLong.of((Long) Files.getAttribute(directory, "unix:ino"));
        } catch (IOException e) {
            return OptionalLong.empty(); // it has gone meanwhile
        }
    }

    private List<Path> mounts() {
        if (paths.isEmpty()) {
            return List.of();
        }
        try (Stream<String> lines =
                Files.lines(paths.get().mountInfo(), StandardCharsets.ISO_8859_1)) {
            return lines.filter(Cgroups::isCgroup2)
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
