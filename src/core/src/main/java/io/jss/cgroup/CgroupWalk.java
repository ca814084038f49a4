package io.jss.cgroup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.Map;

/** Walks a tree of cgroups and notes the inode of each directory. */
final class CgroupWalk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final Map<Long, CgroupPath> found = new HashMap<>();

    private CgroupWalk(Path root) {
        this.root = root;
    }

    /** Returns the cgroups that can be read. */
    static Map<Long, CgroupPath> below(Path root) {
        CgroupWalk walk = new CgroupWalk(root);
        try {
            Files.walkFileTree(root, walk);
        } catch (IOException e) {
            return walk.found; // the tree changes all the time
        }
        return walk.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
            throws IOException {
        Long inode = (Long) Files.getAttribute(directory, "unix:ino");
        found.putIfAbsent(inode, new CgroupPath("/" + root.relativize(directory)));
        return FileVisitResult.CONTINUE;
    }

    /** A cgroup that has gone, or may not be read, is left out. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, IOException failure) {
        return FileVisitResult.CONTINUE;
    }
}
