package io.jss.cgroup;

import io.jss.proc.ProcPaths;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.calls.Constants;
import io.jss.sys.calls.FileHandles;
import io.jss.sys.calls.NativeBuffer;
import io.jss.sys.calls.SystemCalls;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the path of a cgroup by its file handle, which is made of the id alone. */
final class CgroupHandle {

    /** FILEID_KERNFS of linux/exportfs.h: a u64 in native order, since Linux 5.5. */
    private static final int FILEID_KERNFS = 0xfe;

    private static final int OPEN_DIRECTORY =
            Constants.O_RDONLY | Constants.O_DIRECTORY | Constants.O_CLOEXEC;

    private static final String REMOVED = " (deleted)";

    private final ProcPaths paths;
    private final Path mount;

    CgroupHandle(ProcPaths paths, Path mount) {
        this.paths = paths;
        this.mount = mount;
    }

    /** Returns whether this process may open handles here, and finds the mount by its own. */
    boolean works() {
        try {
            long itself = (Long) Files.getAttribute(mount, "unix:ino");
            return path(itself).isPresent();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Returns the path of a cgroup, empty when it has gone.
     *
     * @throws IOException when handles cannot be opened: EPERM without CAP_DAC_READ_SEARCH
     */
    Optional<CgroupPath> path(long id) throws IOException {
        byte[] name = mount.toString().getBytes(StandardCharsets.UTF_8);
        try (NativeBuffer buffer = NativeBuffer.allocate(name.length + 1)) {
            buffer.bytes().put(0, name).put(name.length, (byte) 0);
            int root = SystemCalls.openat(Constants.AT_FDCWD, buffer, 0, OPEN_DIRECTORY);
            try {
                return below(root, id);
            } finally {
                SystemCalls.close(root);
            }
        }
    }

    private Optional<CgroupPath> below(int root, long id) throws IOException {
        try (NativeBuffer handle = NativeBuffer.allocate(FileHandles.HEADER_BYTES + Long.BYTES)) {
            handle.bytes()
                    .putInt(0, Long.BYTES)
                    .putInt(Integer.BYTES, FILEID_KERNFS)
                    .putLong(FileHandles.HEADER_BYTES, id);
            int found = FileHandles.openByHandleAt(root, handle, 0, OPEN_DIRECTORY);
            try {
                return belowMount(Files.readSymbolicLink(paths.ownDescriptor(found)));
            } finally {
                SystemCalls.close(found);
            }
        } catch (SystemCallException e) {
            if (e.errno() == Errno.ESTALE) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Optional<CgroupPath> belowMount(Path directory) {
        return directory.startsWith(mount) && !directory.toString().endsWith(REMOVED)
                ? Optional.of(new CgroupPath("/" + mount.relativize(directory)))
                : Optional.empty();
    }
}
