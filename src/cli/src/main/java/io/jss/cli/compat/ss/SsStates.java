package io.jss.cli.compat.ss;

import io.jss.model.SocketState;

/** The words of the column State. */
final class SsStates {

    private SsStates() {}

    static String name(int number) {
        return switch (SocketState.of(number)) {
            case ESTABLISHED -> "ESTAB";
            case SYN_SENT -> "SYN-SENT";
            case SYN_RECV, NEW_SYN_RECV -> "SYN-RECV";
            case FIN_WAIT1 -> "FIN-WAIT-1";
            case FIN_WAIT2 -> "FIN-WAIT-2";
            case TIME_WAIT -> "TIME-WAIT";
            case CLOSE -> "UNCONN";
            case CLOSE_WAIT -> "CLOSE-WAIT";
            case LAST_ACK -> "LAST-ACK";
            case LISTEN -> "LISTEN";
            case CLOSING -> "CLOSING";
            case UNKNOWN, BOUND_INACTIVE -> "UNKNOWN";
        };
    }

    /** Writes {@code <->}: an arrow's head is gone where the socket was shut down. */
    static void shutdown(int bits, ExtraText text) {
        text.append(' ').append((bits & 1) == 0 ? '<' : '-');
        text.append('-').append((bits & 2) == 0 ? '>' : '-');
    }
}
