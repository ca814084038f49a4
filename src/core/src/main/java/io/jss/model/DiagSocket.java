package io.jss.model;

/**
 * A socket of any family that the kernel's diagnosis lists: what all of them may tell.
 *
 * <p>Accessors named {@code …Or} return their argument when the kernel did not send the value:
 * absence is not zero. Nothing here allocates.
 */
public sealed interface DiagSocket extends FieldSource
        permits InetSocketView, UnixSocket, NetlinkDiagSocket, PacketSocket, VsockSocket {

    /** Returns the family, {@link SocketFamily#INET} for AF_INET and AF_INET6. */
    SocketFamily<?> family();

    /**
     * Returns the kernel's identity of the socket, an unsigned 64-bit number: unique in its network
     * namespace, and before Linux 4.4 a kernel address that may come back after the socket is gone.
     */
    long cookie();

    /** Returns the inode of the socket's file, or {@code absent}: no file holds it. */
    long inodeOr(long absent);

    /**
     * Returns the kernel's number of the state ({@code sk_state}), of {@code tcp_states.h} but for
     * SCTP associations. Packet sockets have no other than {@code TCP_CLOSE}, netlink sockets
     * {@code NETLINK_CONNECTED} 1 too.
     */
    int stateNumber();

    /** Returns the user of the socket, or {@code absent} when it is unknown. */
    default long uidOr(long absent) {
        return absent;
    }

    /** Returns what waits to be read, or {@code absent}; each family says what it counts. */
    default long rqueueOr(long absent) {
        return absent;
    }

    /** Returns what waits to be sent, or {@code absent}; each family says what it counts. */
    default long wqueueOr(long absent) {
        return absent;
    }

    /** Returns 1 when receiving, 2 when sending has ended, their sum for both, or absent. */
    default int shutdownOr(int absent) {
        return absent;
    }

    /** {@inheritDoc} A family without structures knows no number of any. */
    @Override
    default long numberOr(StructField field, long absent) {
        return absent;
    }

    /** Returns the state, {@link SocketState#UNKNOWN} for a number that is not in the table. */
    default SocketState state() {
        return SocketState.of(stateNumber());
    }
}
