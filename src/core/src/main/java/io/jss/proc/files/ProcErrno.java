package io.jss.proc.files;

import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;

/** Tells failures that belong to one process of /proc from those that end the scan. */
public final class ProcErrno {

    private ProcErrno() {}

    /** Returns whether errno says that the process is no longer there. */
    public static boolean isGone(int errno) {
        return errno == Errno.ENOENT || errno == Errno.ESRCH;
    }

    /**
     * Returns whether errno says that the process may not be read: EPERM is that of a /proc with
     * {@code hidepid}.
     */
    public static boolean isDenied(int errno) {
        return errno == Errno.EACCES || errno == Errno.EPERM;
    }

    /**
     * Returns whether errno of readlinkat(2) says something of the descriptor alone: that it was
     * closed meanwhile, that its path is too long to be a socket's, or that it is no link.
     */
    public static boolean isOfDescriptor(int errno) {
        return isGone(errno) || errno == Errno.ENAMETOOLONG || errno == Errno.EINVAL;
    }

    /** Throws the failure of a call on a path unless the process is gone or may not be read. */
    public static void throwUnlessOfProcess(String call, String path, int errno)
            throws SystemCallException {
        if (!isGone(errno) && !isDenied(errno)) {
            throw new SystemCallException(call, path, errno);
        }
    }
}
