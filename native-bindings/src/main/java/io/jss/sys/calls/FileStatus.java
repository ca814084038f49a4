package io.jss.sys.calls;

import com.sun.jna.Native;
import io.jss.sys.SystemCallException;

/**
 * What an open descriptor refers to: fstat(2), through syscall(2) because the GNU C library has no
 * such function before 2.33.
 *
 * <pre>
 *   struct stat
 *   0        8        16 or 24
 *   | st_dev | st_ino | st_mode …
 * </pre>
 */
public final class FileStatus {
    /** Bytes that a buffer needs: more than the structure has on any architecture. */
    public static final int BYTES = 256;

    private static final int ST_DEV = 0;
    private static final int ST_INO = ST_DEV + Long.BYTES;
    private static final int TYPE_MASK = 0xf000;
    private static final int S_IFSOCK = 0xc000;

    private static final LibcFunction LSEEK = new LibcFunction("lseek");
    private static final int SEEK_SET = 0;

    private FileStatus() {}

    /**
     * Reads the status of a descriptor.
     *
     * @param into holds {@link #BYTES}
     * @return 0, or {@code -errno}: EBADF for a descriptor that is not open, ENOSYS where the
     *     kernel has no such call
     */
    public static int tryFstat(int fd, NativeBuffer into) {
        long at = into.address(0, BYTES);
        long result = Libc.syscall(Architecture.CURRENT.fstat, fd, at, 0, 0, 0, 0);
        return result < 0 ? -Native.getLastError() : 0;
    }

    /** Returns whether the status is that of a socket, or of a socket's name in a file system. */
    public static boolean isSocket(NativeBuffer status) {
        return (status.bytes().getInt(Architecture.CURRENT.statMode) & TYPE_MASK) == S_IFSOCK;
    }

    /** Returns the device of the file system: {@code st_dev}. */
    public static long device(NativeBuffer status) {
        return status.bytes().getLong(ST_DEV);
    }

    /** Returns the inode: {@code st_ino}. */
    public static long inode(NativeBuffer status) {
        return status.bytes().getLong(ST_INO);
    }

    /**
     * Sets where the next read of a file or directory begins: lseek(2) with SEEK_SET.
     *
     * @throws SystemCallException with errno
     */
    public static void seek(int fd, long offset) throws SystemCallException {
        long result = LSEEK.call(fd, offset, SEEK_SET);
        if (result < 0) {
            throw new SystemCallException("lseek", Native.getLastError());
        }
    }
}
