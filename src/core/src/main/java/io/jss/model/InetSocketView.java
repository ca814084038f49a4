package io.jss.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What the kernel tells of one internet socket: the reading side of {@code inet_diag_msg} and its
 * attributes.
 *
 * <p>Two classes implement it: the view that a streaming visit passes (valid only during the call
 * and for its thread, reused for the next socket; after the visit every method throws {@link
 * IllegalStateException}) and the immutable {@link InetSocket}. The accessors of primitive type
 * allocate nothing; those that return an object are for convenience.
 *
 * <p>Accessors named {@code …Or} return their argument when the kernel did not send the value:
 * absence is not zero.
 */
public non-sealed interface InetSocketView extends DiagSocket, SocketDetailsView {

    @Override
    default SocketFamily<?> family() {
        return SocketFamily.INET;
    }

    /**
     * Returns the protocol that was asked for; {@link Protocol#RAW} for raw sockets of any IP
     * protocol.
     */
    Protocol protocol();

    /**
     * Returns the family of the socket ({@code idiag_family}): what netstat's {@code tcp} and
     * {@code tcp6} tell.
     */
    AddressFamily socketFamily();

    /**
     * Returns {@code idiag_state}, a number of {@code tcp_states.h} (for SCTP associations, of
     * {@code sctp.h}).
     */
    @Override
    int stateNumber();

    /** Returns bytes 0..7 of the local address in network order, 0 for AF_INET. */
    long localHigh();

    /** Returns bytes 8..15 of the local address in network order, for AF_INET its 32 bits. */
    long localLow();

    /** Returns the local port ({@code idiag_sport}); for raw sockets the IP protocol. */
    int localPort();

    /** Returns bytes 0..7 of the remote address in network order, 0 for AF_INET. */
    long remoteHigh();

    /** Returns bytes 8..15 of the remote address in network order, for AF_INET its 32 bits. */
    long remoteLow();

    /** Returns the remote port ({@code idiag_dport}), 0 when there is no peer. */
    int remotePort();

    /**
     * Returns the index of the interface that the socket is bound to ({@code idiag_if}), 0 for
     * none.
     */
    int interfaceIndex();

    /**
     * Returns the kernel's identity of the socket ({@code idiag_cookie}), an unsigned 64-bit
     * number: unique in its network namespace, and before Linux 4.4 a kernel address that may come
     * back after the socket is gone.
     */
    @Override
    long cookie();

    /** Returns {@code idiag_timer}. */
    int timerNumber();

    /**
     * Returns {@code idiag_expires} in milliseconds; meaningless while {@link #timerNumber()} is 0.
     */
    long timerExpiresMillis();

    /** Returns {@code idiag_retrans}: retransmissions, or probes for the timers that probe. */
    int retransmits();

    /**
     * Returns {@code idiag_rqueue}: unread bytes; in LISTEN the connections that wait to be
     * accepted. A received FIN counts as one byte.
     */
    long rqueue();

    /**
     * Returns {@code idiag_wqueue}: bytes not acknowledged by the peer; in LISTEN the limit of the
     * backlog.
     */
    long wqueue();

    @Override
    default long rqueueOr(long absent) {
        return rqueue();
    }

    @Override
    default long wqueueOr(long absent) {
        return wqueue();
    }

    @Override
    default long numberOr(StructField field, long absent) {
        return absent;
    }

    /**
     * Returns the uid of the owner ({@code idiag_uid}), or {@code absent} when it is unknown: the
     * kernel reports 0 for TIME_WAIT, for a connection request and for a connection that is not yet
     * accepted.
     */
    @Override
    long uidOr(long absent);

    /**
     * Returns the inode of the socket's file ({@code idiag_inode}), or {@code absent}: no file
     * holds it (reported as 0).
     */
    @Override
    long inodeOr(long absent);

    /**
     * Returns {@code INET_DIAG_SHUTDOWN}, bit 0 receive and bit 1 send, since Linux 3.8; minisocks
     * have none.
     */
    @Override
    int shutdownOr(int absent);

    /**
     * Returns {@code INET_DIAG_SKV6ONLY}, 1 when the socket cannot take IPv4, since Linux 4.2 in
     * LISTEN and CLOSE.
     */
    int v6onlyOr(int absent);

    /**
     * Returns {@code INET_DIAG_SKV6ONLY} as the kernel sent it, without what was found out by a
     * look-up; see {@link #v6onlyOr}.
     */
    default int sentV6onlyOr(int absent) {
        return v6onlyOr(absent);
    }

    /** Returns {@code INET_DIAG_PROTOCOL}, the IP protocol of a raw socket, since Linux 4.2. */
    int ipProtocolOr(int absent);

    /** Returns {@code INET_DIAG_MARK}, SO_MARK, since Linux 4.9 for callers with CAP_NET_ADMIN. */
    long markOr(long absent);

    /**
     * Returns {@code INET_DIAG_CGROUP_ID}, the id of the cgroup v2 (unsigned 64 bit), since Linux
     * 5.8.
     */
    long cgroupIdOr(long absent);

    /**
     * Returns the two bytes of {@code INET_DIAG_SOCKOPT}, first byte in bits 0..7, since Linux
     * 5.10.
     */
    int socketOptionsOr(int absent);

    /** Returns the local address. */
    default IpAddress localAddress() {
        return new IpAddress(socketFamily(), localHigh(), localLow());
    }

    /** Returns the remote address. */
    default IpAddress remoteAddress() {
        return new IpAddress(socketFamily(), remoteHigh(), remoteLow());
    }

    /** Returns the local end. */
    default Endpoint local() {
        return new Endpoint(localAddress(), localPort(), interfaceIndex());
    }

    /** Returns the remote end. */
    default Endpoint remote() {
        return new Endpoint(remoteAddress(), remotePort(), interfaceIndex());
    }

    /**
     * Returns what a look-up finds this socket by: its protocol and both ends.
     *
     * @return empty for a socket without a peer: a listener, and a datagram socket that is not
     *     connected
     */
    default Optional<Connection> connection() {
        boolean peerless = remotePort() == 0 && remoteHigh() == 0 && remoteLow() == 0;
        return peerless
                ? Optional.empty()
                : Optional.of(new Connection(protocol(), local(), remote()));
    }

    /** Returns the timer. */
    default Timer timer() {
        int number = timerNumber();
        return new Timer(Timer.Kind.of(number), number, timerExpiresMillis(), retransmits());
    }

    /** Returns what the kernel reported of IPV6_V6ONLY. */
    default V6Only v6only() {
        return switch (v6onlyOr(-1)) {
            case -1 -> V6Only.NOT_TOLD;
            case 0 -> V6Only.OFF;
            default -> V6Only.ON;
        };
    }

    /** Returns the uid of the owner, empty when unknown; see {@link #uidOr}. */
    default OptionalLong uid() {
        return Absence.asOptional(uidOr(Absence.ABSENT));
    }

    /** Returns the inode, empty when no file holds the socket; see {@link #inodeOr}. */
    default OptionalLong inode() {
        return Absence.asOptional(inodeOr(Absence.ABSENT));
    }

    /** Returns the shutdown bits; see {@link #shutdownOr}. */
    default OptionalInt shutdown() {
        return Absence.asOptional(shutdownOr((int) Absence.ABSENT));
    }

    /** Returns the IP protocol of a raw socket; see {@link #ipProtocolOr}. */
    default OptionalInt ipProtocol() {
        return Absence.asOptional(ipProtocolOr((int) Absence.ABSENT));
    }

    /** Returns SO_MARK; see {@link #markOr}. */
    default OptionalLong mark() {
        return Absence.asOptional(markOr(Absence.ABSENT));
    }

    /**
     * Returns the cgroup id, unsigned; see {@link #cgroupIdOr}. The kernel never gives 2^64-1, so
     * it can stand for absence.
     */
    default OptionalLong cgroupId() {
        return Absence.asOptional(cgroupIdOr(Absence.ABSENT));
    }

    /** Returns the flags of INET_DIAG_SOCKOPT, empty before Linux 5.10. */
    default Optional<SocketOptions> socketOptions() {
        int bits = socketOptionsOr((int) Absence.ABSENT);
        return bits < 0 ? Optional.empty() : Optional.of(new SocketOptions(bits));
    }

    /** Returns an immutable copy of what the kernel sent beyond the row, empty for nothing. */
    default Optional<SocketDetails> details() {
        return hasDetails() ? Optional.of(SocketDetails.copyOf(this)) : Optional.empty();
    }

    /**
     * IPV6_V6ONLY of a socket (RFC 3493 §5.3), as far as the kernel reported it by {@code
     * INET_DIAG_SKV6ONLY}.
     *
     * <p>The kernel sends it since Linux 4.2, for AF_INET6 sockets in LISTEN or CLOSE.
     */
    enum V6Only {
        /**
         * The socket cannot take IPv4: the option is on, or the socket is bound to an address that
         * is not mapped.
         */
        ON,
        /** The socket takes IPv4 as {@code ::ffff:a.b.c.d} beside IPv6. */
        OFF,
        /** The kernel did not say. */
        NOT_TOLD
    }
}
