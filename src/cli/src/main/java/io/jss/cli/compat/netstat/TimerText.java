package io.jss.cli.compat.netstat;

import io.jss.model.InetSocketView;
import io.jss.model.Protocol;

/** Writes the timer: {@code on (1.57/1/0)}, kind, seconds, retransmissions, probes. */
final class TimerText {

    /** Kernels before 4.0 give a timer that should have fired a negative time. */
    private static final long MAX_MILLIS = Integer.MAX_VALUE;

    private TimerText() {}

    static void write(InetSocketView socket, OutputLine line) {
        if (socket.protocol() != Protocol.TCP) {
            line.text("off (0.00/0/0)");
            return;
        }
        int timer = socket.timerNumber();
        line.text(kind(timer)).text(" (");
        long millis = timer == 0 ? 0 : socket.timerExpiresMillis();
        writeSeconds(millis > MAX_MILLIS ? 0 : millis, line);
        boolean probing = timer == 2 || timer == 4;
        line.character('/').number(probing ? 0 : socket.retransmits());
        line.character('/').number(probing ? socket.retransmits() : 0).character(')');
    }

    private static String kind(int timer) {
        return switch (timer) {
            case 0 -> "off";
            case 1 -> "on";
            case 2 -> "keepalive";
            case 3 -> "timewait";
            case 4 -> "probe";
            default -> "unkn-" + timer;
        };
    }

    private static void writeSeconds(long millis, OutputLine line) {
        long hundredths = millis / 10 % 100;
        line.number(millis / 1000).character('.');
        line.character((char) ('0' + hundredths / 10)).character((char) ('0' + hundredths % 10));
    }
}
