package io.jss.sys.calls;

import com.sun.jna.Native;
import io.jss.sys.DirectMapping;

/**
 * The functions of the C library that are called very often, mapped directly to native methods of
 * the same name: a call costs less than a microsecond and no garbage, but the first use of this
 * class costs as much as some thousand calls of a {@link LibcFunction}. errno is in {@link
 * Native#getLastError()}.
 *
 * <p>{@code long}, {@code size_t}, {@code ssize_t} and addresses are Java {@code long}s, which is
 * right on the 64-bit systems that {@link ProcessSymbols} admits.
 *
 * <p>JNA holds this class for ever once it is initialized, see {@link DirectMapping}.
 */
final class LibcMapped {
    /** Whether the methods may be called; false where the system forbids code made at run time. */
    static final boolean BOUND = bind();

    private LibcMapped() {}

    private static boolean bind() {
        try {
            ProcessSymbols.map(LibcMapped.class);
            return true;
        } catch (Error e) { // no executable memory, no thread: thrown from here it would last
            return false;
        }
    }

    static native long send(int fd, long buffer, long length, int flags);

    static native long recvfrom(
            int fd, long buffer, long length, int flags, long from, long fromLength);

    static native int openat(int dirFd, long path, int flags);

    static native long readlinkat(int dirFd, long path, long into, long length);

    static native long read(int fd, long buffer, long length);

    static native int close(int fd);

    static native long syscall(long number, long a1, long a2, long a3, long a4, long a5, long a6);
}
