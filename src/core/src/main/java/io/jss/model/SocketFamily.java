package io.jss.model;

import java.util.List;

/**
 * A family of sockets, other than the internet's, that the kernel's diagnosis lists.
 *
 * @param <T> what a socket of the family is shown as
 */
public final class SocketFamily<T> {

    /** AF_UNIX (since Linux 3.3). */
    public static final SocketFamily<UnixSocket> UNIX = new SocketFamily<>("unix", "unix_diag");

    /** AF_NETLINK (since Linux 3.10). */
    public static final SocketFamily<NetlinkDiagSocket> NETLINK =
            new SocketFamily<>("netlink", "netlink_diag");

    /** AF_PACKET (since Linux 3.7). */
    public static final SocketFamily<PacketSocket> PACKET =
            new SocketFamily<>("packet", "af_packet_diag");

    /** AF_VSOCK (since Linux 4.15). */
    public static final SocketFamily<VsockSocket> VSOCK = new SocketFamily<>("vsock", "vsock_diag");

    private static final List<SocketFamily<?>> ALL = List.of(UNIX, NETLINK, PACKET, VSOCK);

    private final String label;
    private final String module;

    private SocketFamily(String label, String module) {
        this.label = label;
        this.module = module;
    }

    /** Returns all families, in the order in which they are listed. */
    public static List<SocketFamily<?>> all() {
        return ALL;
    }

    /** Returns the name in texts: {@code unix}. */
    public String label() {
        return label;
    }

    /** Returns the name of the kernel module that lists the family: {@code unix_diag}. */
    public String module() {
        return module;
    }

    /** Returns the {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}
