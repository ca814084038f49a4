package io.jss.model;

import java.util.List;
import java.util.Optional;

/**
 * A family of sockets that the kernel's diagnosis lists.
 *
 * <pre>{@code
 * try (SocketTable table = SocketTable.open()) {
 *     for (UnixSocket socket : table.snapshot(SocketFamily.UNIX).sockets()) {
 *         System.out.println(socket.state() + " " + socket.name());
 *     }
 * }
 * }</pre>
 *
 * @param <T> what a socket of the family is shown as, an immutable value
 */
@SuppressWarnings("UnusedTypeParameter") // by it a visitor and a snapshot have their type
public final class SocketFamily<T extends DiagSocket> implements Comparable<SocketFamily<?>> {

    /** AF_INET and AF_INET6 together, which {@code inet_diag} lists. */
    public static final SocketFamily<InetSocket> INET = new SocketFamily<>(0, "inet", "inet_diag");

    /** AF_UNIX (since Linux 3.3). */
    public static final SocketFamily<UnixSocket> UNIX = new SocketFamily<>(1, "unix", "unix_diag");

    /** AF_NETLINK (since Linux 3.10). */
    public static final SocketFamily<NetlinkDiagSocket> NETLINK =
            new SocketFamily<>(2, "netlink", "netlink_diag");

    /** AF_PACKET (since Linux 3.7). */
    public static final SocketFamily<PacketSocket> PACKET =
            new SocketFamily<>(3, "packet", "af_packet_diag");

    /** AF_VSOCK (since Linux 4.15). */
    public static final SocketFamily<VsockSocket> VSOCK =
            new SocketFamily<>(4, "vsock", "vsock_diag");

    private static final List<SocketFamily<?>> ALL = List.of(INET, UNIX, NETLINK, PACKET, VSOCK);

    private final int place;
    private final String label;
    private final String module;

    private SocketFamily(int place, String label, String module) {
        this.place = place;
        this.label = label;
        this.module = module;
    }

    /** Returns all families, in the order in which they are listed: {@link #INET} first. */
    public static List<SocketFamily<?>> all() {
        return ALL;
    }

    /** Returns the families other than {@link #INET}, in the order in which they are listed. */
    public static List<SocketFamily<?>> others() {
        return ALL.subList(1, ALL.size());
    }

    /** Returns the family of a {@link #label()}; empty for another word. */
    public static Optional<SocketFamily<?>> find(String label) {
        for (SocketFamily<?> family : ALL) {
            if (family.label.equals(label)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** Returns the name in texts: {@code unix}. */
    public String label() {
        return label;
    }

    /** Returns the name of the kernel module that lists the family: {@code unix_diag}. */
    public String module() {
        return module;
    }

    /** Compares by the order in which families are listed. */
    @Override
    public int compareTo(SocketFamily<?> other) {
        return Integer.compare(place, other.place);
    }

    /** Returns the {@link #label()}. */
    @Override
    public String toString() {
        return label;
    }
}
