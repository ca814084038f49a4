package io.jss.cli.compat.netstat;

import io.jss.model.InetSocketView;
import io.jss.model.SocketState;

/** The words of the column State. */
final class StateText {

    private StateText() {}

    static String of(InetSocketView socket) {
        return switch (socket.protocol()) {
            case RAW -> Integer.toString(socket.stateNumber());
            case UDP, UDPLITE -> datagram(socket.state());
            default -> connection(socket);
        };
    }

    private static String datagram(SocketState state) {
        return switch (state) {
            case ESTABLISHED -> "ESTABLISHED";
            case CLOSE -> "";
            default -> "UNKNOWN";
        };
    }

    private static String connection(InetSocketView socket) {
        SocketState state = socket.state();
        return switch (state) {
            case UNKNOWN, BOUND_INACTIVE -> socket.stateNumber() == 0 ? "" : "UNKNOWN";
            case NEW_SYN_RECV -> SocketState.SYN_RECV.name();
            default -> state.name();
        };
    }
}
