package io.jss.cli.find;

import io.jss.model.InetSocket;
import io.jss.model.TcpInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/** What is printed of a connection beyond its row: lines of a word and its values. */
public final class SocketReport {

    private static final double MICROS_PER_MILLI = 1000;

    private final List<String> lines = new ArrayList<>();

    private SocketReport() {}

    /** Returns the lines; what the kernel did not tell is left out. */
    public static List<String> of(InetSocket socket) {
        SocketReport report = new SocketReport();
        socket.tcpInfo().ifPresent(info -> report.tcp(socket, info));
        return report.lines;
    }

    private void tcp(InetSocket socket, TcpInfo info) {
        Line rtt = new Line("rtt");
        rtt.millis("smoothed", info.rtt()).millis("variation", info.rttvar());
        rtt.millis("lowest", info.minRtt()).millis("timeout", info.rto());
        add(rtt);
        add(
                new Line("retransmitted")
                        .number("segments", info.totalRetrans())
                        .number("outstanding", info.retrans())
                        .number("bytes", info.bytesRetrans()));
        add(
                new Line("sent")
                        .number("bytes", info.bytesSent())
                        .number("acknowledged", info.bytesAcked())
                        .number("segments", info.segsOut())
                        .number("unsent", info.notsentBytes()));
        add(
                new Line("received")
                        .number("bytes", info.bytesReceived())
                        .number("segments", info.segsIn()));
        add(
                new Line("window")
                        .number("congestion", info.sndCwnd())
                        .number("segment", info.sndMss())
                        .number("peer", info.sndWnd())
                        .text("algorithm", socket.congestionOr("")));
    }

    private void add(Line line) {
        if (!line.isEmpty()) {
            lines.add(line.toString());
        }
    }

    /** A line such as {@code rtt smoothed 0.031 ms, lowest 0.012 ms}. */
    private static final class Line {
        private final String title;
        private final List<String> values = new ArrayList<>();

        Line(String title) {
            this.title = title;
        }

        Line number(String name, OptionalLong value) {
            value.ifPresent(v -> values.add(name + " " + Long.toUnsignedString(v)));
            return this;
        }

        Line millis(String name, OptionalLong micros) {
            micros.ifPresent(
                    v ->
                            values.add(
                                    String.format(
                                            Locale.ROOT,
                                            "%s %.3f ms",
                                            name,
                                            v / MICROS_PER_MILLI)));
            return this;
        }

        Line text(String name, String value) {
            if (!value.isEmpty()) {
                values.add(name + " " + value);
            }
            return this;
        }

        boolean isEmpty() {
            return values.isEmpty();
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%-14s %s", title, String.join(", ", values));
        }
    }
}
