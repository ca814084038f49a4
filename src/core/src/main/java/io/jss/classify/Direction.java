package io.jss.classify;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfoField;

/**
 * Which end began a connection. The kernel does not keep it. Where the socket was asked for with
 * {@link io.jss.model.Detail#INFO} its counts show it since Linux 4.19 ({@link HandshakeSide});
 * otherwise it is inferred from the listeners of the network namespace.
 *
 * <p>By the listeners, inbound is a connection whose local end a listener covers, outbound every
 * other. So a connection reads as outbound too when its listener has been closed since, and when it
 * was diverted to a listener on another port by a BPF program ({@code sk_lookup}). It reads as
 * inbound when its program bound it, by SO_REUSEADDR or SO_REUSEPORT, to the port that a listener
 * has. An SCTP endpoint may both listen and connect from one port: its associations are inbound.
 */
public enum Direction {
    /** The other end began. */
    INBOUND,
    /** This end began. */
    OUTBOUND,
    /** It is not known. */
    UNKNOWN,
    /**
     * There is no connection: a listener, a socket without a peer, and every raw socket, which has
     * no port.
     */
    NONE;

    private static final int TRANSPARENT = 1 << 5;
    private static final int SCTP_COOKIE_WAIT = 1;
    private static final int SCTP_COOKIE_ECHOED = 2;

    /**
     * Returns the direction of a socket; it allocates nothing.
     *
     * <ul>
     *   <li>SYN_SENT is outbound and SYN_RECV inbound, whatever listens; likewise SCTP's
     *       COOKIE_WAIT and COOKIE_ECHOED are outbound. SYN_RECV of a socket that a program holds
     *       does not decide: both ends may have opened (simultaneous open).
     *   <li>Then the counts of {@code tcp_info} decide, if the socket has them.
     *   <li>UDP knows no connection: a connected socket is inbound when an unconnected one covers
     *       its local end (a server that gives each client a socket), and otherwise unknown, for a
     *       server may as well have connected its only socket to the client that it answers.
     *   <li>A connection with IP_TRANSPARENT (reported since Linux 5.10) that nothing covers is
     *       unknown: a transparent proxy accepts on one port what was sent to others.
     *   <li>Where a listener covers the local end only if its IPV6_V6ONLY is off, and the kernel
     *       did not tell that, the direction is unknown.
     * </ul>
     *
     * @param listeners the listeners of the socket's network namespace; {@link
     *     ListenerIndex#notListed()} when the dump did not ask for them, then only the states tell
     */
    public static Direction of(InetSocketView socket, ListenerIndex listeners) {
        if (socket.protocol() == Protocol.RAW || !Peer.isIn(socket)) {
            return NONE;
        }
        Direction opening = ofOpening(socket);
        if (opening != UNKNOWN) {
            return opening;
        }
        HandshakeSide side = HandshakeSide.of(socket);
        if (side != HandshakeSide.UNKNOWN) {
            return side == HandshakeSide.OPENED ? OUTBOUND : INBOUND;
        }
        int found = listeners.find(socket);
        if (found >= 0) {
            return INBOUND;
        }
        return found == ListenerIndex.NOT_COVERED && connectedActively(socket) ? OUTBOUND : UNKNOWN;
    }

    /**
     * Returns the direction of a socket by the listeners of this look and of earlier ones; it
     * allocates nothing. A connection whose listener was closed is inbound where an earlier look
     * saw a listener that covered its local end, though {@link #of(InetSocketView, ListenerIndex)}
     * takes it for outbound.
     *
     * @param listeners as for {@link #of(InetSocketView, ListenerIndex)}
     * @param earlier the listeners that earlier looks at the same network namespace saw, whatever
     *     became of them
     */
    public static Direction of(
            InetSocketView socket, ListenerIndex listeners, ListenerIndex earlier) {
        Direction now = of(socket, listeners);
        boolean byListeners = of(socket, ListenerIndex.notListed()) == UNKNOWN;
        return (now == OUTBOUND || now == UNKNOWN) && byListeners && earlier.find(socket) >= 0
                ? INBOUND
                : now;
    }

    private static Direction ofOpening(InetSocketView socket) {
        int state = socket.stateNumber();
        if (socket.protocol() == Protocol.SCTP) {
            return state == SCTP_COOKIE_WAIT || state == SCTP_COOKIE_ECHOED ? OUTBOUND : UNKNOWN;
        }
        if (state == SocketState.SYN_SENT.number()) {
            return OUTBOUND;
        }
        boolean request =
                state == SocketState.NEW_SYN_RECV.number()
                        || (state == SocketState.SYN_RECV.number() && socket.inodeOr(0) == 0);
        return request ? INBOUND : UNKNOWN;
    }

    /**
     * Returns whether a socket that no listener covers must have been connected by its own program.
     */
    private static boolean connectedActively(InetSocketView socket) {
        boolean datagrams =
                socket.protocol() == Protocol.UDP || socket.protocol() == Protocol.UDPLITE;
        return !datagrams && (socket.socketOptionsOr(0) & TRANSPARENT) == 0;
    }

    /**
     * Which side of the handshake of TCP a socket was, by the counts of its {@code tcp_info}.
     *
     * <p>{@code tcpi_bytes_acked} counts the SYN of the end that opened as one byte, and not the
     * SYN-ACK of the end that accepted; {@code tcpi_bytes_sent} counts neither. So with nothing on
     * its way {@code bytes_acked - (bytes_sent - bytes_retrans)} is 1 at the end that opened and 0
     * at the end that accepted, with TCP fast open and after retransmissions too. Of a simultaneous
     * open and of a socket that is connected to itself, each end opened.
     *
     * <p>The rule has limits, in which the answer is {@link #UNKNOWN}: no {@code tcp_info} of this
     * length (before Linux 4.19, TIME_WAIT and other minisocks), something on its way, states in
     * which a FIN may be. What this host dropped itself before it left (a full queue of the
     * interface) is counted as sent twice and retransmitted never, so that a single lost byte would
     * hide the SYN; and a socket that was restored (TCP_REPAIR) counts no SYN. Both show in {@code
     * tcpi_delivered}, which must then agree with the segments that were sent.
     */
    public enum HandshakeSide {
        /** This end sent a SYN. */
        OPENED,
        /** This end answered a SYN. */
        ACCEPTED,
        /** The counts do not show it. */
        UNKNOWN;

        private static final long ABSENT = Long.MIN_VALUE;

        /** Returns the side of a socket; it allocates nothing. */
        public static HandshakeSide of(InetSocketView socket) {
            int state = socket.stateNumber();
            boolean finAcknowledged = state == SocketState.FIN_WAIT2.number();
            if (socket.protocol() != Protocol.TCP
                    || !(finAcknowledged
                            || state == SocketState.ESTABLISHED.number()
                            || state == SocketState.CLOSE_WAIT.number())
                    || socket.numberOr(TcpInfoField.UNACKED, 1) != 0) {
                return UNKNOWN;
            }
            long sent = socket.numberOr(TcpInfoField.BYTES_SENT, ABSENT);
            long again = socket.numberOr(TcpInfoField.BYTES_RETRANS, ABSENT);
            if (sent == ABSENT || again == ABSENT) {
                return UNKNOWN;
            }
            long fin = finAcknowledged ? 1 : 0;
            long syn = socket.numberOr(TcpInfoField.BYTES_ACKED, 0) - (sent - again) - fin;
            if (syn == 1) {
                return OPENED;
            }
            return syn == 0 && segmentsAgree(socket, fin) ? ACCEPTED : UNKNOWN;
        }

        /** One segment is counted as delivered for the handshake, and one for a FIN of its own. */
        private static boolean segmentsAgree(InetSocketView socket, long fin) {
            long once =
                    socket.numberOr(TcpInfoField.DATA_SEGS_OUT, 0)
                            - socket.numberOr(TcpInfoField.TOTAL_RETRANS, 0);
            return socket.numberOr(TcpInfoField.DELIVERED, 0)
                    == once + 1 + fin + socket.numberOr(TcpInfoField.DSACK_DUPS, 0);
        }
    }
}
