package io.jss.cli.details;

import io.jss.cli.text.Quantity;
import io.jss.cli.text.RowBuffer;
import io.jss.model.InetSocketView;
import io.jss.model.SocketState;
import io.jss.model.Timer;
import io.jss.model.Unit;

/** The groups of the socket itself: what names it, and its timer. */
final class SocketNotes {

    private static final int SHUT_RECEIVE = 1;
    private static final int SHUT_SEND = 2;
    private static final int ABSENT = -1;

    private SocketNotes() {}

    static void uid(InetSocketView socket, NoteLines lines) {
        long uid = socket.uidOr(ABSENT);
        if (uid != ABSENT) {
            lines.add("uid ", uid);
        }
    }

    static void inode(InetSocketView socket, NoteLines lines) {
        long inode = socket.inodeOr(ABSENT);
        if (inode != ABSENT) {
            lines.add("inode ", inode);
        }
    }

    static void identity(InetSocketView socket, NoteLines lines) {
        lines.addHex("cookie 0x", socket.cookie());
        long mark = socket.markOr(0);
        if (mark != 0) {
            lines.addHex("mark 0x", mark);
        }
        switch (socket.v6only()) {
            case ON -> lines.add("v6only yes");
            case OFF -> lines.add("v6only no");
            case NOT_TOLD -> {}
        }
        int shutdown = socket.shutdownOr(0);
        lines.addIf((shutdown & SHUT_RECEIVE) != 0, "receives no more");
        lines.addIf((shutdown & SHUT_SEND) != 0, "sends no more");
    }

    /** Tells the timer that runs, and how often it did before without an answer. */
    static void timer(InetSocketView socket, NoteLines lines) {
        Timer.Kind kind = Timer.Kind.of(socket.timerNumber());
        if (kind == Timer.Kind.OFF) {
            return;
        }
        RowBuffer out = lines.begin(name(kind, socket));
        if (kind == Timer.Kind.UNKNOWN) {
            out.decimal(socket.timerNumber());
        }
        out.ascii(" in ");
        Quantity.write(socket.timerExpiresMillis(), Unit.MILLISECONDS, out);
        int before = socket.retransmits();
        boolean probes = kind == Timer.Kind.KEEPALIVE || kind == Timer.Kind.PROBE;
        if (before != 0) {
            lines.add(probes ? "probes " : "retransmissions ", before);
        }
    }

    private static String name(Timer.Kind kind, InetSocketView socket) {
        return switch (kind) {
            case OFF -> "none";
            case ON -> "retransmission";
            case KEEPALIVE -> "keepalive";
            case TIMEWAIT -> // the kernel keeps FIN_WAIT2 without a process in the same way
                    socket.state() == SocketState.FIN_WAIT2
                            ? "end of FIN_WAIT2"
                            : "end of TIME_WAIT";
            case PROBE -> "window probe";
            case DELAYED_ACK -> "delayed acknowledgement";
            case UNKNOWN -> "number ";
        };
    }
}
