package io.jss.sys.calls;

import io.jss.sys.SystemCallException;

/**
 * Files named by handle instead of by path: open_by_handle_at(2). A cgroup id is the 8-byte handle
 * of its directory on cgroup2, of handle type {@code FILEID_KERNFS} (0xfe).
 *
 * <p>A {@code struct file_handle} is in native order:
 *
 * <pre>
 *   0               4               8
 *   | handle_bytes  | handle_type   | f_handle: handle_bytes bytes …
 * </pre>
 */
public final class FileHandles {
    /** Bytes before {@code f_handle}. */
    public static final int HEADER_BYTES = 8;

    private static final LibcFunction NAME_TO_HANDLE_AT = new LibcFunction("name_to_handle_at");
    private static final LibcFunction OPEN_BY_HANDLE_AT = new LibcFunction("open_by_handle_at");

    private FileHandles() {}

    /**
     * The handle of a file: name_to_handle_at(2), Linux 2.6.39.
     *
     * @param path NUL-terminated at {@code pathOffset}
     * @param into takes the {@code struct file_handle} at {@code offset}; its handle_bytes says how
     *     many bytes may follow, and afterwards how many do
     * @param flags {@link Constants#AT_EMPTY_PATH} or 0
     * @return the id of the mount, as in /proc/self/mountinfo
     * @throws SystemCallException with errno; EOVERFLOW if handle_bytes is too small
     */
    public static int nameToHandleAt(
            int dirFd, NativeBuffer path, int pathOffset, NativeBuffer into, int offset, int flags)
            throws SystemCallException {
        long pathAt = path.address(pathOffset, 1);
        long at = handle(into, offset);
        long mountId = into.lengthAddress(0);
        int result;
        int tries = 0;
        do {
            result = NAME_TO_HANDLE_AT.callInt(dirFd, pathAt, at, mountId, flags);
        } while (result < 0 && SystemCalls.again(++tries));
        SystemCalls.check("name_to_handle_at", result);
        return into.length();
    }

    /**
     * Opens the file of a handle: open_by_handle_at(2), needs CAP_DAC_READ_SEARCH except for pidfs.
     *
     * @param mountFd a descriptor of any file on the same file system
     * @param handle holds the {@code struct file_handle} at {@code offset}
     * @param flags {@code O_…}
     * @return its descriptor
     * @throws SystemCallException with errno; ESTALE if there is no such file any more
     */
    public static int openByHandleAt(int mountFd, NativeBuffer handle, int offset, int flags)
            throws SystemCallException {
        long at = handle(handle, offset);
        int fd;
        int tries = 0;
        do {
            fd = OPEN_BY_HANDLE_AT.callInt(mountFd, at, flags);
        } while (fd < 0 && SystemCalls.again(++tries));
        return SystemCalls.check("open_by_handle_at", fd);
    }

    private static long handle(NativeBuffer buffer, int offset) {
        buffer.address(offset, HEADER_BYTES);
        int bytes = buffer.bytes().getInt(offset);
        if (bytes < 0 || bytes > Constants.MAX_HANDLE_SZ) {
            throw new IllegalArgumentException("handle_bytes of a file_handle is " + bytes);
        }
        return buffer.address(offset, HEADER_BYTES + bytes);
    }
}
