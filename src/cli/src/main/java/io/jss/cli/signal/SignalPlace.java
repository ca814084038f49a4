package io.jss.cli.signal;

import io.jss.classify.Classifier;
import io.jss.health.Threshold;
import io.jss.health.Thresholds;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketFamily;
import io.jss.model.SocketState;

/** The cells of a row that can have a signal. */
public enum SignalPlace {
    /** Of the receive queue, in LISTEN the accept queue. */
    RECEIVE_QUEUE {
        @Override
        public Signal of(DiagSocket socket, Thresholds thresholds) {
            long waiting = socket.rqueueOr(0);
            if (waiting <= 0) {
                return Signal.NONE;
            }
            if (isListening(socket)) {
                return acceptQueue(waiting, socket.wqueueOr(ABSENT), thresholds);
            }
            return waiting == 1 && hasEnd(socket) ? Signal.NONE : Signal.UNREAD;
        }
    },
    /** Of the send queue. */
    SEND_QUEUE {
        @Override
        public Signal of(DiagSocket socket, Thresholds thresholds) {
            return !isListening(socket)
                            && socket.wqueueOr(0) >= thresholds.of(Threshold.UNSENT_BYTES)
                    ? Signal.UNSENT
                    : Signal.NONE;
        }
    },
    /** Of the state. */
    STATE {
        @Override
        public Signal of(DiagSocket socket, Thresholds thresholds) {
            return isClosedByPeer(socket) ? Signal.CLOSE_WAIT : Signal.NONE;
        }
    },
    /** Of what travels. */
    TRAFFIC {
        @Override
        public Signal of(DiagSocket socket, Thresholds thresholds) {
            return socket instanceof InetSocketView inet ? traffic(inet) : Signal.NONE;
        }
    };

    private static final long ABSENT = -1;
    private static final int PERCENT = 100;

    /** The index of lo, the same in every network namespace. */
    private static final int LOOPBACK = 1;

    /**
     * Returns what its cell says; it allocates nothing.
     *
     * @param socket valid during the call only
     * @param thresholds the limits from which on a cell says something
     */
    public abstract Signal of(DiagSocket socket, Thresholds thresholds);

    private static Signal acceptQueue(long waiting, long backlog, Thresholds thresholds) {
        if (backlog == ABSENT) {
            return Signal.NONE;
        }
        if (waiting > backlog) {
            return Signal.ACCEPT_QUEUE_FULL;
        }
        return waiting * PERCENT >= backlog * thresholds.of(Threshold.ACCEPT_QUEUE_FILLING)
                ? Signal.ACCEPT_QUEUE_FILLING
                : Signal.NONE;
    }

    private static Signal traffic(InetSocketView socket) {
        return switch (Classifier.classify(socket)) {
            case IPV4_MAPPED -> Signal.MAPPED;
            case DUAL_STACK ->
                    takesFromAnyone(socket) && socket.interfaceIndex() != LOOPBACK
                            ? Signal.OPEN_TO_BOTH
                            : Signal.NONE;
            case IPV4, IPV6, IPV6_ONLY, UNKNOWN -> Signal.NONE;
        };
    }

    /** A socket that is only bound takes nothing. */
    private static boolean takesFromAnyone(InetSocketView socket) {
        boolean datagrams =
                socket.protocol() == Protocol.UDP || socket.protocol() == Protocol.UDPLITE;
        return isListening(socket) || (datagrams && socket.localPort() != 0);
    }

    private static boolean isListening(DiagSocket socket) {
        return socket.stateNumber() == SocketState.LISTEN.number() && hasStates(socket);
    }

    private static boolean isClosedByPeer(DiagSocket socket) {
        return socket.stateNumber() == SocketState.CLOSE_WAIT.number() && hasStates(socket);
    }

    /** The end that a peer sent counts as a byte in the queue, and is no data. */
    private static boolean hasEnd(DiagSocket socket) {
        SocketState state = socket.state();
        return state == SocketState.CLOSE_WAIT
                || state == SocketState.LAST_ACK
                || state == SocketState.CLOSING;
    }

    /** Numbers of netlink and packet sockets, and of SCTP associations, mean something else. */
    private static boolean hasStates(DiagSocket socket) {
        if (socket instanceof InetSocketView inet) {
            return inet.protocol() != Protocol.SCTP || inet.remotePort() == 0;
        }
        SocketFamily<?> family = socket.family();
        return family != SocketFamily.NETLINK && family != SocketFamily.PACKET;
    }
}
