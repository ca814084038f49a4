package io.jss.sys.calls;

import io.jss.sys.DirectMapping;

/**
 * The functions of the C library, each called in the way that costs least: at first as a {@link
 * LibcFunction}, which needs no preparation, and once a program has turned out to make very many
 * calls through {@link LibcMapped}, where {@link DirectMapping} allows it. After either, errno is
 * in {@link com.sun.jna.Native#getLastError()}.
 *
 * <p>The preparation of direct mapping takes longer than the whole of a short listing otherwise
 * does, and pays for itself after about ten thousand calls.
 */
final class Libc {
    /** Calls that are made before direct mapping is prepared. */
    private static final int MANY = 4096;

    private static final LibcFunction SOCKET = new LibcFunction("socket");
    private static final LibcFunction BIND = new LibcFunction("bind");
    private static final LibcFunction GETSOCKNAME = new LibcFunction("getsockname");
    private static final LibcFunction SETSOCKOPT = new LibcFunction("setsockopt");
    private static final LibcFunction GETSOCKOPT = new LibcFunction("getsockopt");
    private static final LibcFunction SEND = new LibcFunction("send");
    private static final LibcFunction RECVFROM = new LibcFunction("recvfrom");
    private static final LibcFunction OPENAT = new LibcFunction("openat");
    private static final LibcFunction READLINKAT = new LibcFunction("readlinkat");
    private static final LibcFunction READ = new LibcFunction("read");
    private static final LibcFunction CLOSE = new LibcFunction("close");
    private static final LibcFunction SYSCALL = new LibcFunction("syscall");

    /** Calls so far, up to {@link #MANY}. Threads may lose a few; it need not be exact. */
    private static int calls;

    private Libc() {}

    private static boolean mapped() {
        if (calls < MANY) {
            calls++;
            return false;
        }
        return DirectMapping.allowed() && LibcMapped.BOUND;
    }

    static int socket(int domain, int type, int protocol) {
        return SOCKET.callInt(domain, type, protocol);
    }

    static int bind(int fd, long address, int length) {
        return BIND.callInt(fd, address, length);
    }

    static int getsockname(int fd, long address, long length) {
        return GETSOCKNAME.callInt(fd, address, length);
    }

    static int setsockopt(int fd, int level, int option, long value, int length) {
        return SETSOCKOPT.callInt(fd, level, option, value, length);
    }

    static int getsockopt(int fd, int level, int option, long value, long length) {
        return GETSOCKOPT.callInt(fd, level, option, value, length);
    }

    static long send(int fd, long buffer, long length, int flags) {
        return mapped()
                ? LibcMapped.send(fd, buffer, length, flags)
                : SEND.call(fd, buffer, length, flags);
    }

    static long recvfrom(int fd, long buffer, long length, int flags, long from, long fromLength) {
        return mapped()
                ? LibcMapped.recvfrom(fd, buffer, length, flags, from, fromLength)
                : RECVFROM.call(fd, buffer, length, flags, from, fromLength);
    }

    static int openat(int dirFd, long path, int flags) {
        return mapped()
                ? LibcMapped.openat(dirFd, path, flags)
                : OPENAT.callInt(dirFd, path, flags);
    }

    static long readlinkat(int dirFd, long path, long into, long length) {
        return mapped()
                ? LibcMapped.readlinkat(dirFd, path, into, length)
                : READLINKAT.call(dirFd, path, into, length);
    }

    static long read(int fd, long buffer, long length) {
        return mapped() ? LibcMapped.read(fd, buffer, length) : READ.call(fd, buffer, length);
    }

    static int close(int fd) {
        return mapped() ? LibcMapped.close(fd) : CLOSE.callInt(fd);
    }

    static long syscall(long number, long a1, long a2, long a3, long a4, long a5, long a6) {
        return mapped()
                ? LibcMapped.syscall(number, a1, a2, a3, a4, a5, a6)
                : SYSCALL.call(number, a1, a2, a3, a4, a5, a6);
    }
}
