package io.jss.classify;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.model.TcpInfo;

/**
 * Which side of the handshake of TCP a socket was, by the counts of its {@code tcp_info}.
 *
 * <p>{@code tcpi_bytes_acked} counts the SYN of the end that opened as one byte, and not the
 * SYN-ACK of the end that accepted; {@code tcpi_bytes_sent} counts neither. So with nothing on its
 * way {@code bytes_acked - (bytes_sent - bytes_retrans)} is 1 at the end that opened and 0 at the
 * end that accepted, with TCP fast open and after retransmissions too. Of a simultaneous open and
 * of a socket that is connected to itself, each end opened.
 *
 * <p>The rule has limits, in which the answer is {@link #UNKNOWN}: no {@code tcp_info} of this
 * length (before Linux 4.19, TIME_WAIT and other minisocks), something on its way, states in which
 * a FIN may be. What this host dropped itself before it left (a full queue of the interface) is
 * counted as sent twice and retransmitted never, so that a single lost byte would hide the SYN; and
 * a socket that was restored (TCP_REPAIR) counts no SYN. Both show in {@code tcpi_delivered}, which
 * must then agree with the segments that were sent.
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
                || socket.numberOr(TcpInfo.Field.UNACKED, 1) != 0) {
            return UNKNOWN;
        }
        long sent = socket.numberOr(TcpInfo.Field.BYTES_SENT, ABSENT);
        long again = socket.numberOr(TcpInfo.Field.BYTES_RETRANS, ABSENT);
        if (sent == ABSENT || again == ABSENT) {
            return UNKNOWN;
        }
        long fin = finAcknowledged ? 1 : 0;
        long syn = socket.numberOr(TcpInfo.Field.BYTES_ACKED, 0) - (sent - again) - fin;
        if (syn == 1) {
            return OPENED;
        }
        return syn == 0 && segmentsAgree(socket, fin) ? ACCEPTED : UNKNOWN;
    }

    /** One segment is counted as delivered for the handshake, and one for a FIN of its own. */
    private static boolean segmentsAgree(InetSocketView socket, long fin) {
        long once =
                socket.numberOr(TcpInfo.Field.DATA_SEGS_OUT, 0)
                        - socket.numberOr(TcpInfo.Field.TOTAL_RETRANS, 0);
        return socket.numberOr(TcpInfo.Field.DELIVERED, 0)
                == once + 1 + fin + socket.numberOr(TcpInfo.Field.DSACK_DUPS, 0);
    }
}
