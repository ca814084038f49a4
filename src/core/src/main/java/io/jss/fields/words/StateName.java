package io.jss.fields.words;

import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;

/** The words for states: netstat's for connections, ss's for sockets without connections. */
public final class StateName {

    /** By number of {@code tcp_states.h}; a connection request shows as the state that it is in. */
    private static final String[] TCP = {
        "",
        "ESTABLISHED",
        "SYN_SENT",
        "SYN_RECV",
        "FIN_WAIT1",
        "FIN_WAIT2",
        "TIME_WAIT",
        "CLOSE",
        "CLOSE_WAIT",
        "LAST_ACK",
        "LISTEN",
        "CLOSING",
        "SYN_RECV",
        "BOUND_INACTIVE"
    };

    /** By number of {@code enum sctp_state}. */
    private static final String[] SCTP_ASSOCIATION = {
        "CLOSED",
        "COOKIE_WAIT",
        "COOKIE_ECHOED",
        "ESTABLISHED",
        "SHUTDOWN_PENDING",
        "SHUTDOWN_SENT",
        "SHUTDOWN_RECEIVED",
        "SHUTDOWN_ACK_SENT"
    };

    private StateName() {}

    /** Returns the word for the state, {@code STATE_99} for a number without one. */
    public static String of(DiagSocket socket) {
        int number = socket.stateNumber();
        String word =
                socket instanceof InetSocketView inet
                        ? word(inet, number)
                        : withoutConnections(number);
        return word.isEmpty() ? "STATE_" + number : word;
    }

    /** Returns the word for another state of the same socket. */
    public static String of(InetSocketView socket, SocketState state) {
        return word(socket, state.number());
    }

    private static String word(InetSocketView socket, int number) {
        Protocol protocol = socket.protocol();
        if (protocol == Protocol.SCTP && socket.remotePort() != 0) {
            return at(SCTP_ASSOCIATION, number);
        }
        boolean datagrams =
                protocol == Protocol.UDP
                        || protocol == Protocol.UDPLITE
                        || protocol == Protocol.RAW;
        if (datagrams) {
            return withoutConnections(number);
        }
        return at(TCP, isBound(socket) ? SocketState.BOUND_INACTIVE.number() : number);
    }

    /**
     * The kernel reports CLOSE for a TCP socket that is only bound. A destroyed socket has that
     * state too, and no INET_DIAG_SHUTDOWN.
     */
    private static boolean isBound(InetSocketView socket) {
        return socket.protocol() == Protocol.TCP
                && socket.stateNumber() == SocketState.CLOSE.number()
                && socket.shutdownOr(-1) >= 0;
    }

    private static String withoutConnections(int number) {
        return number == SocketState.CLOSE.number() ? "UNCONN" : at(TCP, number);
    }

    private static String at(String[] words, int number) {
        return number < words.length ? words[number] : "";
    }
}
