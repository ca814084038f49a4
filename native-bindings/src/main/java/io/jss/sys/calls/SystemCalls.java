package io.jss.sys.calls;

import com.sun.jna.Native;
import io.jss.sys.Errno;
import io.jss.sys.SystemCallException;
import io.jss.sys.UnsupportedPlatformException;

/**
 * System calls on sockets, files and namespaces, each a method of the same name with the arguments
 * in the same order; an address is a {@link NativeBuffer} and an offset in it.
 *
 * <p>Unless a method says otherwise: it throws {@link SystemCallException} with errno when the call
 * fails, makes the call again after EINTR (up to 10,000 times, then EINTR is the failure), throws
 * {@link IndexOutOfBoundsException} for an offset and length outside the buffer and {@link
 * IllegalStateException} for a closed buffer before the call is made. The first use throws {@link
 * UnsupportedPlatformException} where there are no Linux system calls. The methods keep no state
 * and may be called by many threads at once.
 */
public final class SystemCalls {
    /**
     * How many times a call is made that is interrupted each time. A profiler that signals a thread
     * a thousand times a second does not come near it within a call that does not wait.
     */
    static final int MAX_TRIES = 10_000;

    private static final LibcFunction SETNS = new LibcFunction("setns");
    private static final LibcFunction UNSHARE = new LibcFunction("unshare");
    private static final LibcFunction GETPID = new LibcFunction("getpid");
    private static final LibcFunction GETUID = new LibcFunction("getuid");
    private static final LibcFunction GETEUID = new LibcFunction("geteuid");

    private SystemCalls() {}

    /**
     * A new socket: socket(2).
     *
     * @param domain {@code AF_…}
     * @param type {@code SOCK_…}, with {@link Constants#SOCK_CLOEXEC} in most cases
     * @param protocol 0 or the protocol within the domain
     * @return its descriptor
     */
    public static int socket(int domain, int type, int protocol) throws SystemCallException {
        return check("socket", Libc.socket(domain, type, protocol));
    }

    /** Gives a socket the local address that the buffer holds: bind(2). */
    public static void bind(int fd, NativeBuffer address, int offset, int length)
            throws SystemCallException {
        check("bind", Libc.bind(fd, address.address(offset, length), length));
    }

    /**
     * The local address of a socket: getsockname(2).
     *
     * @return the address's true length in bytes; if it is more than {@code length}, it was cut
     */
    public static int getsockname(int fd, NativeBuffer address, int offset, int length)
            throws SystemCallException {
        long at = address.address(offset, length);
        check("getsockname", Libc.getsockname(fd, at, address.lengthAddress(length)));
        return address.length();
    }

    /** Sets an option of a socket to the bytes of the buffer: setsockopt(2). */
    public static void setsockopt(
            int fd, int level, int option, NativeBuffer value, int offset, int length)
            throws SystemCallException {
        long at = value.address(offset, length);
        check("setsockopt", Libc.setsockopt(fd, level, option, at, length));
    }

    /**
     * An option of a socket: getsockopt(2).
     *
     * @return the number of bytes that the kernel has written, at most {@code length}
     */
    public static int getsockopt(
            int fd, int level, int option, NativeBuffer value, int offset, int length)
            throws SystemCallException {
        long at = value.address(offset, length);
        check("getsockopt", Libc.getsockopt(fd, level, option, at, value.lengthAddress(length)));
        return value.length();
    }

    /**
     * Sends the bytes of the buffer to the peer of the socket, for netlink without one the kernel:
     * send(2).
     *
     * @param flags {@code MSG_…}
     * @return the number of bytes sent; for a datagram always {@code length}
     */
    public static int send(int fd, NativeBuffer buffer, int offset, int length, int flags)
            throws SystemCallException {
        long at = buffer.address(offset, length);
        long sent;
        int tries = 0;
        do {
            sent = Libc.send(fd, at, length, flags);
        } while (sent < 0 && again(++tries));
        return check("send", sent);
    }

    /**
     * Receives a datagram or what a stream has: recvfrom(2). After EINTR the time limit of {@link
     * Constants#SO_RCVTIMEO} starts anew; when it has passed, errno is EAGAIN.
     *
     * @param flags {@code MSG_…}; with {@link Constants#MSG_TRUNC} a datagram's true length is
     *     returned, which is more than {@code length} if it was cut
     * @param from where the sender's address goes; its {@code fromLength} bytes are zero ({@link
     *     Constants#AF_UNSPEC}) as far as the kernel gives none
     * @return the number of bytes received, 0 at the end of a stream
     */
    public static int recvfrom(
            int fd,
            NativeBuffer buffer,
            int offset,
            int length,
            int flags,
            NativeBuffer from,
            int fromOffset,
            int fromLength)
            throws SystemCallException {
        long at = buffer.address(offset, length);
        long fromAt = from.address(fromOffset, fromLength);
        from.clear(fromOffset, fromLength);
        long received;
        int tries = 0;
        do {
            long lengthAt = from.lengthAddress(fromLength);
            received = Libc.recvfrom(fd, at, length, flags, fromAt, lengthAt);
        } while (received < 0 && again(++tries));
        return check("recvfrom", received);
    }

    /**
     * Opens the file whose NUL-terminated path is in the buffer, without creating it: openat(2).
     *
     * @param dirFd the directory that a relative path starts at, or {@link Constants#AT_FDCWD}
     * @param flags {@code O_…}, with {@link Constants#O_CLOEXEC} in most cases
     * @return its descriptor
     */
    public static int openat(int dirFd, NativeBuffer path, int offset, int flags)
            throws SystemCallException {
        return check("openat", path, offset, tryOpenat(dirFd, path, offset, flags));
    }

    /** As {@link #openat}, but a failure is {@code -errno}: no exception is made. */
    public static int tryOpenat(int dirFd, NativeBuffer path, int offset, int flags) {
        long at = path.address(offset, 1);
        int fd;
        int tries = 0;
        do {
            fd = Libc.openat(dirFd, at, flags);
        } while (fd < 0 && again(++tries));
        return fd < 0 ? -Native.getLastError() : fd;
    }

    /**
     * Reads entries of a directory as {@code struct linux_dirent64}: getdents64(2), through
     * syscall(2) because the GNU C library has it only since 2.30.
     *
     * @return the number of bytes read, 0 at the end of the directory
     */
    public static int getdents64(int fd, NativeBuffer into, int offset, int length)
            throws SystemCallException {
        long at = into.address(offset, length);
        long read;
        int tries = 0;
        do {
            read = Libc.syscall(Constants.SYS_GETDENTS64, fd, at, length, 0, 0, 0);
        } while (read < 0 && again(++tries));
        return check("getdents64", read);
    }

    /**
     * The text of a symbolic link: readlinkat(2). It is not terminated by NUL.
     *
     * @param path the NUL-terminated path of the link at {@code pathOffset}
     * @return the number of bytes; if it is {@code length}, the text may have been cut
     */
    public static int readlinkat(
            int dirFd, NativeBuffer path, int pathOffset, NativeBuffer into, int offset, int length)
            throws SystemCallException {
        int read = tryReadlinkat(dirFd, path, pathOffset, into, offset, length);
        return check("readlinkat", path, pathOffset, read);
    }

    /** As {@link #readlinkat}, but a failure is {@code -errno}: no exception is made. */
    public static int tryReadlinkat(
            int dirFd,
            NativeBuffer path,
            int pathOffset,
            NativeBuffer into,
            int offset,
            int length) {
        long pathAt = path.address(pathOffset, 1);
        long at = into.address(offset, length);
        long read;
        int tries = 0;
        do {
            read = Libc.readlinkat(dirFd, pathAt, at, length);
        } while (read < 0 && again(++tries));
        return read < 0 ? -Native.getLastError() : (int) read;
    }

    /**
     * Reads a file: read(2).
     *
     * @return the number of bytes read, 0 at the end
     */
    public static int read(int fd, NativeBuffer into, int offset, int length)
            throws SystemCallException {
        int read = tryRead(fd, into, offset, length);
        if (read < 0) {
            throw new SystemCallException("read", -read);
        }
        return read;
    }

    /** As {@link #read}, but a failure is {@code -errno}: no exception is made. */
    public static int tryRead(int fd, NativeBuffer into, int offset, int length) {
        long at = into.address(offset, length);
        long read;
        int tries = 0;
        do {
            read = Libc.read(fd, at, length);
        } while (read < 0 && again(++tries));
        return read < 0 ? -Native.getLastError() : (int) read;
    }

    /**
     * Closes a descriptor: close(2). It is never called again after EINTR, because Linux has
     * released the descriptor by then and another thread may have got its number.
     */
    public static void close(int fd) throws SystemCallException {
        if (Libc.close(fd) < 0) {
            int errno = Native.getLastError();
            if (errno != Errno.EINTR) {
                throw new SystemCallException("close", errno);
            }
        }
    }

    /**
     * Moves the calling thread, and no other, into the namespace that a descriptor refers to:
     * setns(2).
     *
     * @param nstype {@code CLONE_NEW…}, or 0 for any
     */
    public static void setns(int fd, int nstype) throws SystemCallException {
        check("setns", SETNS.callInt(fd, nstype));
    }

    /**
     * Gives the calling thread, and no other, new namespaces: unshare(2).
     *
     * @param flags {@code CLONE_NEW…}
     */
    public static void unshare(int flags) throws SystemCallException {
        check("unshare", UNSHARE.callInt(flags));
    }

    /**
     * Any system call: syscall(2). Nothing is checked, nothing is repeated after EINTR; addresses
     * come from {@link NativeBuffer#address()}.
     *
     * @param number {@code Constants.SYS_…}
     * @return what the call returns, not negative
     */
    public static long syscall(long number, long a1, long a2, long a3, long a4, long a5, long a6)
            throws SystemCallException {
        long result = Libc.syscall(number, a1, a2, a3, a4, a5, a6);
        if (result == -1) {
            throw new SystemCallException("syscall", Long.toString(number), Native.getLastError());
        }
        return result;
    }

    /** The process id of this virtual machine: getpid(2). */
    public static int getpid() {
        return GETPID.callInt();
    }

    /** The kernel's id of the calling thread: gettid(2). */
    public static int gettid() {
        return (int) Libc.syscall(Constants.SYS_GETTID, 0, 0, 0, 0, 0, 0);
    }

    /** The real user id of the calling thread, unsigned: getuid(2). */
    public static int getuid() {
        return GETUID.callInt();
    }

    /** The effective user id of the calling thread, unsigned: geteuid(2). */
    public static int geteuid() {
        return GETEUID.callInt();
    }

    /** The result, or the exception for errno if it is negative. */
    static int check(String call, long result) throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(call, Native.getLastError());
        }
        return (int) result;
    }

    private static int check(String call, NativeBuffer path, int offset, int result)
            throws SystemCallException {
        if (result < 0) {
            throw new SystemCallException(call, path.text(offset), -result);
        }
        return result;
    }

    /**
     * Whether to make the call again that has just failed on this thread: for EINTR, and not too
     * often yet.
     *
     * @param tries how many times it was made
     */
    static boolean again(int tries) {
        return tries < MAX_TRIES && interrupted();
    }

    /** Whether the call that has just failed on this thread did so for EINTR. */
    static boolean interrupted() {
        return Native.getLastError() == Errno.EINTR;
    }
}
