package io.jss.sys.calls;

/**
 * Constants of the system calls in their kernel spelling, with their value on this architecture.
 *
 * <p>Those that differ between architectures ({@link #O_DIRECTORY}, {@link #O_NOFOLLOW}, {@link
 * #SO_RCVTIMEO}, {@link #SO_SNDTIMEO}, the {@code SYS_} numbers) are determined when the class is
 * initialized; the others are compile-time constants.
 */
public final class Constants {
    /** Address family: none; what an absent sender address reads as. */
    public static final int AF_UNSPEC = 0;

    /** Address family: local sockets. */
    public static final int AF_UNIX = 1;

    /** Address family: IPv4. */
    public static final int AF_INET = 2;

    /** Address family: IPv6. */
    public static final int AF_INET6 = 10;

    /** Address family: netlink. See netlink(7). */
    public static final int AF_NETLINK = 16;

    /** Socket type: connection. */
    public static final int SOCK_STREAM = 1;

    /** Socket type: datagram. */
    public static final int SOCK_DGRAM = 2;

    /** Socket type: raw; netlink treats it as {@link #SOCK_DGRAM}. */
    public static final int SOCK_RAW = 3;

    /** Flag of the socket type: the descriptor is closed by execve(2). */
    public static final int SOCK_CLOEXEC = 0x80000;

    /** Flag of the socket type: calls never wait. */
    public static final int SOCK_NONBLOCK = 0x800;

    /** Netlink protocol: links, addresses, routes. See rtnetlink(7). */
    public static final int NETLINK_ROUTE = 0;

    /** Netlink protocol: socket monitoring. See sock_diag(7). */
    public static final int NETLINK_SOCK_DIAG = 4;

    /** Netlink protocol: generic netlink families. */
    public static final int NETLINK_GENERIC = 16;

    /** Option level: the socket itself. See socket(7). */
    public static final int SOL_SOCKET = 1;

    /** Socket option: size of the send buffer, int. */
    public static final int SO_SNDBUF = 7;

    /** Socket option: size of the receive buffer, int. */
    public static final int SO_RCVBUF = 8;

    /** Socket option: size of the receive buffer beyond rmem_max, int, needs CAP_NET_ADMIN. */
    public static final int SO_RCVBUFFORCE = 33;

    /** Socket option: time limit of receiving, {@code struct timeval} of two 64-bit numbers. */
    public static final int SO_RCVTIMEO = Architecture.CURRENT.rcvtimeo;

    /** Socket option: time limit of sending, {@code struct timeval} of two 64-bit numbers. */
    public static final int SO_SNDTIMEO = Architecture.CURRENT.sndtimeo;

    /** Option level: netlink. See netlink(7). */
    public static final int SOL_NETLINK = 270;

    /** Netlink option: join the multicast group with this number, int. */
    public static final int NETLINK_ADD_MEMBERSHIP = 1;

    /** Netlink option: leave the multicast group with this number, int. */
    public static final int NETLINK_DROP_MEMBERSHIP = 2;

    /** Netlink option: lost broadcasts do not end a receive with ENOBUFS, int. */
    public static final int NETLINK_NO_ENOBUFS = 5;

    /** Netlink option: errors do not repeat the request's payload, int, since Linux 4.3. */
    public static final int NETLINK_CAP_ACK = 10;

    /** Netlink option: errors carry a text, int, since Linux 4.12. */
    public static final int NETLINK_EXT_ACK = 11;

    /** Netlink option: dump requests are checked strictly, int, since Linux 4.20. */
    public static final int NETLINK_GET_STRICT_CHK = 12;

    /** Receive flag: look at the datagram and leave it in the queue. */
    public static final int MSG_PEEK = 0x2;

    /** Receive flag: return the true length of a datagram that did not fit. */
    public static final int MSG_TRUNC = 0x20;

    /** Send and receive flag: this call does not wait. */
    public static final int MSG_DONTWAIT = 0x40;

    /** Open flag: read only. See open(2). */
    public static final int O_RDONLY = 0;

    /** Open flag: read and write. */
    public static final int O_RDWR = 2;

    /** Open flag: calls never wait. */
    public static final int O_NONBLOCK = 0x800;

    /** Open flag: fail with ENOTDIR unless it is a directory. */
    public static final int O_DIRECTORY = Architecture.CURRENT.directory;

    /** Open flag: fail with ELOOP if the last component is a symbolic link. */
    public static final int O_NOFOLLOW = Architecture.CURRENT.nofollow;

    /** Open flag: the descriptor is closed by execve(2). */
    public static final int O_CLOEXEC = 0x80000;

    /** Open flag: a location only, nothing can be read. */
    public static final int O_PATH = 0x200000;

    /** Directory descriptor that stands for the current working directory. */
    public static final int AT_FDCWD = -100;

    /** Flag: an empty path means the directory descriptor itself. */
    public static final int AT_EMPTY_PATH = 0x1000;

    /** Namespace type: mounts. See namespaces(7). */
    public static final int CLONE_NEWNS = 0x00020000;

    /** Namespace type: users. See user_namespaces(7). */
    public static final int CLONE_NEWUSER = 0x10000000;

    /** Namespace type: network. See network_namespaces(7). */
    public static final int CLONE_NEWNET = 0x40000000;

    /** Poll event: there is something to read. See poll(2). */
    public static final int POLLIN = 0x1;

    /** Poll event: writing will not wait. */
    public static final int POLLOUT = 0x4;

    /** Poll result: the descriptor has an error. */
    public static final int POLLERR = 0x8;

    /** Poll result: the other end has gone. */
    public static final int POLLHUP = 0x10;

    /** Poll result: the descriptor is not open. */
    public static final int POLLNVAL = 0x20;

    /** Flag of eventfd(2): calls never wait. */
    public static final int EFD_NONBLOCK = 0x800;

    /** Flag of eventfd(2): the descriptor is closed by execve(2). */
    public static final int EFD_CLOEXEC = 0x80000;

    /** Most bytes of the handle in a {@code struct file_handle}. See open_by_handle_at(2). */
    public static final int MAX_HANDLE_SZ = 128;

    /** Bytes of an interface name with its NUL: {@code IF_NAMESIZE}. See if_indextoname(3). */
    public static final int IF_NAMESIZE = 16;

    /** Number of getdents64(2) for {@link SystemCalls#syscall}. */
    public static final int SYS_GETDENTS64 = Architecture.CURRENT.getdents64;

    /** Number of gettid(2) for {@link SystemCalls#syscall}. */
    public static final int SYS_GETTID = Architecture.CURRENT.gettid;

    /** Number of bpf(2) for {@link SystemCalls#syscall}. */
    public static final int SYS_BPF = Architecture.CURRENT.bpf;

    /** Number of kcmp(2) for {@link SystemCalls#syscall}. */
    public static final int SYS_KCMP = Architecture.CURRENT.kcmp;

    /** Compares the descriptor tables of two tasks: kcmp(2). */
    public static final int KCMP_FILES = 2;

    private Constants() {}
}
