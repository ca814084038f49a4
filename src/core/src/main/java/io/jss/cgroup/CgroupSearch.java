package io.jss.cgroup;

import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Finds cgroups below one mount point: by handle where that is permitted, else by a walk. */
final class CgroupSearch {

    private static final long WALK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final Optional<Path> mount;
    private final Optional<CgroupHandle> handles;
    private Map<Long, CgroupPath> walked = Map.of();
    private long walkedAt;

    /**
     * Creates a search.
     *
     * @param paths where descriptors of this process are named
     * @param mount the mount point, empty when there is none
     */
    CgroupSearch(Optional<ProcPaths> paths, Optional<Path> mount) {
        this.mount = mount;
        handles =
                paths.flatMap(proc -> mount.map(root -> new CgroupHandle(proc, root)))
                        .filter(CgroupHandle::works);
    }

    /** Returns the path of a cgroup, empty when it is not there. */
    Optional<CgroupPath> path(long id) {
        if (handles.isPresent()) {
            try {
                return handles.get().path(id);
            } catch (IOException e) {
                return Optional.empty(); // no descriptors left, or the mount has gone
            }
        }
        return mount.map(root -> walk(root, id).get(id));
    }

    private Map<Long, CgroupPath> walk(Path root, long id) {
        boolean isOld = walkedAt == 0 || System.nanoTime() - walkedAt > WALK_AGAIN_NANOS;
        if (isOld && !walked.containsKey(id)) {
            walked = CgroupWalk.below(root);
            walkedAt = System.nanoTime();
        }
        return walked;
    }
}
