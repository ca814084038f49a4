package io.jss.model;

import java.util.List;

/**
 * A family of sockets, other than the internet's, that the kernel's diagnosis lists.
 *
 * @param <T> what a socket of the family is shown as
 */
public final class SocketFamily<T> implements Comparable<SocketFamily<?>> {

    /** AF_UNIX (since Linux 3.3). */
    public static final SocketFamily<UnixSocket> UNIX =
            new SocketFamily<>(UnixSocket.class, DiagFamily.UNIX);

    /** AF_NETLINK (since Linux 3.10). */
    public static final SocketFamily<NetlinkDiagSocket> NETLINK =
            new SocketFamily<>(NetlinkDiagSocket.class, DiagFamily.NETLINK);

    /** AF_PACKET (since Linux 3.7). */
    public static final SocketFamily<PacketSocket> PACKET =
            new SocketFamily<>(PacketSocket.class, DiagFamily.PACKET);

    /** AF_VSOCK (since Linux 4.15). */
    public static final SocketFamily<VsockSocket> VSOCK =
            new SocketFamily<>(VsockSocket.class, DiagFamily.VSOCK);

    private static final List<SocketFamily<?>> ALL = List.of(UNIX, NETLINK, PACKET, VSOCK);

    private final Class<T> type;
    private final DiagFamily kind;

    private SocketFamily(Class<T> type, DiagFamily kind) {
        this.type = type;
        this.kind = kind;
    }

    /** Returns all families, in the order in which they are listed. */
    public static List<SocketFamily<?>> all() {
        return ALL;
    }

    /** Returns the type of its sockets. */
    public Class<T> type() {
        return type;
    }

    /** Returns which family it is: that of its sockets. */
    public DiagFamily kind() {
        return kind;
    }

    /** Returns the name in texts: {@code unix}. */
    public String label() {
        return kind.label();
    }

    /** Returns the name of the kernel module that lists the family: {@code unix_diag}. */
    public String module() {
        return kind.module();
    }

    /** Compares by the order in which families are listed. */
    @Override
    public int compareTo(SocketFamily<?> other) {
        return kind.compareTo(other.kind);
    }

    /** Returns the {@link #label()}. */
    @Override
    public String toString() {
        return label();
    }
}
