package io.jss.sys;

import com.sun.jna.Native;

/**
 * The functions of the C library that every run needs, mapped directly: a Java method of the same
 * name, errno in {@link Native#getLastError()}.
 *
 * <p>{@code long}, {@code size_t}, {@code ssize_t} and addresses are Java {@code long}s, on the
 * 64-bit systems that {@link #require()} admits.
 */
final class Libc {
    private static final Binding BINDING = Binding.of(Libc.class);

    private Libc() {}

    /** Throws {@link UnsupportedPlatformException} if there is no C library to call. */
    static void require() {
        BINDING.require();
    }

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, long address, int length);

    static native int getsockname(int fd, long address, long length);

    static native int setsockopt(int fd, int level, int option, long value, int length);

    static native int getsockopt(int fd, int level, int option, long value, long length);

    static native long send(int fd, long buffer, long length, int flags);

    static native long recvfrom(
            int fd, long buffer, long length, int flags, long from, long fromLength);

    static native int openat(int dirFd, long path, int flags);

    static native long readlinkat(int dirFd, long path, long into, long length);

    static native long read(int fd, long buffer, long length);

    static native int close(int fd);

    static native long syscall(long number, long a1, long a2, long a3, long a4, long a5, long a6);
}
