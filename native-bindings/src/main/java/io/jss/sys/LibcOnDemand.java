package io.jss.sys;

/**
 * The functions of the C library that few runs need, bound when the first of them is called, so
 * that the others do not pay for them. As in {@link Libc} otherwise.
 */
final class LibcOnDemand {
    private static final Binding BINDING = Binding.of(LibcOnDemand.class);

    private LibcOnDemand() {}

    /** Throws {@link UnsupportedPlatformException} if there is no C library to call. */
    static void require() {
        BINDING.require();
    }

    static native int getpid();

    static native int getuid();

    static native int geteuid();

    static native int setns(int fd, int nstype);

    static native int unshare(int flags);

    static native long write(int fd, long buffer, long length);

    static native int poll(long fds, long count, int timeout);

    static native int eventfd(int initial, int flags);

    static native int name_to_handle_at(int dirFd, long path, long handle, long mountId, int flags);

    static native int open_by_handle_at(int mountFd, long handle, int flags);

    static native int if_nametoindex(long name);

    static native long if_indextoname(int index, long name);
}
