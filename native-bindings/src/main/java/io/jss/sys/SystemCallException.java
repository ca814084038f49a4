package io.jss.sys;

import java.io.IOException;

/**
 * A system call failed. The message is one line that names the call, what it was about where that
 * is known, and errno: {@code openat(/proc/1/fd): EACCES (Permission denied)}.
 */
public final class SystemCallException extends IOException {
    private static final long serialVersionUID = 1L;

    private final String call;
    private final int errno;

    /**
     * The failure of a call.
     *
     * @param call the name of the system call, such as {@code socket}
     * @param errno the positive number, see {@link Errno}
     */
    public SystemCallException(String call, int errno) {
        this(call, null, errno);
    }

    /**
     * The failure of a call on something.
     *
     * @param call the name of the system call, such as {@code openat}
     * @param argument what it was made on, such as a path; null if there is nothing to name
     * @param errno the positive number, see {@link Errno}
     */
    public SystemCallException(String call, String argument, int errno) {
        super(
                (argument == null ? call : call + "(" + argument + ")")
                        + ": "
                        + Errno.name(errno)
                        + " ("
                        + Errno.text(errno)
                        + ")");
        this.call = call;
        this.errno = errno;
    }

    /** The name of the system call without its arguments: {@code openat}. */
    public String call() {
        return call;
    }

    /** The positive error number of the call: {@code errno}. */
    public int errno() {
        return errno;
    }

    /** The error's symbol, {@code EACCES}, see {@link Errno#name}. */
    public String errnoName() {
        return Errno.name(errno);
    }
}
