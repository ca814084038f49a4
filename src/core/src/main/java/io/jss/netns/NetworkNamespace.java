package io.jss.netns;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A network namespace of this host.
 *
 * @param inode its identity: the inode on the nsfs file system, as in {@code net:[4026531840]}
 * @param path a file that stands for it, under /proc or bound under /run/netns
 * @param name the name of its bind mount, empty when it has none
 * @param firstPid the first process in it, in the order of pids; empty when none was seen there
 */
public record NetworkNamespace(long inode, Path path, Optional<String> name, OptionalInt firstPid) {

    /** Work inside a namespace. */
    @FunctionalInterface
    public interface Work<T> {
        /**
         * Does the work, on a thread inside the namespace.
         *
         * @throws IOException when it fails
         */
        T run() throws IOException;
    }

    /** Returns the name, else {@code pid N}, else {@code net:[inode]}. */
    public String label() {
        if (name.isPresent()) {
            return name.get();
        }
        return firstPid.isPresent() ? "pid " + firstPid.getAsInt() : "net:[" + inode + "]";
    }

    /**
     * Opens the namespace, so that it stays this one whatever becomes of its path; the caller
     * closes it.
     *
     * @throws io.jss.sys.SystemCallException when its path has gone (ENOENT)
     * @throws java.nio.file.NoSuchFileException when its path is another namespace by now. The
     *     kernel may give the inode of a namespace that has gone to a new one, which looks the same
     *     then; a namespace that is open keeps its inode
     */
    public OpenNamespace open() throws IOException {
        return OpenNamespace.of(this);
    }

    /**
     * Does work inside this namespace: opens it for that, see {@link OpenNamespace#call}.
     *
     * @throws IOException as {@link #open} and {@link OpenNamespace#call}
     */
    public <T> T call(Work<T> work) throws IOException {
        try (OpenNamespace held = open()) {
            return held.call(work);
        }
    }
}
