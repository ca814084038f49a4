package io.jss.cli.top.screen;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.KernelTable;
import io.jss.cli.top.screen.SocketRow.Home;
import io.jss.cli.top.screen.SocketRow.Mark;
import io.jss.cli.top.screen.SocketRow.Rates;
import io.jss.health.Severity;
import io.jss.health.Thresholds;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.testing.DiagRow;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Snapshots of six sockets: a listener, four connections with peers of both families, a UDP one.
 */
public final class Sample {

    private static final int INFO = 2;
    private static final int INFO_BYTES = 232;
    private static final int RTT = 68;
    private static final int TOTAL_RETRANS = 100;
    private static final int SEGS_OUT = 136;

    /** What is wrong with the fourth. */
    static final MarkedFinding FINDING =
            new MarkedFinding(
                    "retransmissions",
                    Severity.WARNING,
                    "30 of 100 segments to 2001:db8:1:2::/64 were sent again",
                    "within the last 1000 ms",
                    "look at the path to these peers");

    private static final Instant TIME = Instant.parse("2026-03-01T12:00:00Z");

    private Sample() {}

    private static DiagRow row(int rtt, int retransmitted, int segments) {
        ByteBuffer info = ByteBuffer.allocate(INFO_BYTES).order(ByteOrder.nativeOrder());
        info.putInt(RTT, rtt).putInt(TOTAL_RETRANS, retransmitted).putInt(SEGS_OUT, segments);
        return DiagRow.row().owner(0, 77).queues(3, 40).attribute(INFO, info.array());
    }

    /** Returns the sockets, with cookies from 1 on. */
    public static List<InetSocket> sockets() {
        KernelTable kernel =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 443, "0.0.0.0", 0, row(0, 0, 0))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 443, "10.0.9.9", 1001, row(1500, 1, 100))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 443, "10.0.9.8", 1002, row(20, 0, 900))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "2001:db8::1",
                                443,
                                "2001:db8:1:2:3:4:5:6",
                                40000,
                                row(180_000, 30, 100))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "::ffff:10.0.0.1",
                                22,
                                "::ffff:192.0.2.7",
                                51000,
                                row(7, 0, 10))
                        .add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0);
        try (SocketTable table = Tables.over(kernel::open)) {
            List<InetSocket> sockets = new ArrayList<>();
            table.visit(
                    SocketQuery.all().withDetails(EnumSet.of(Detail.INFO)),
                    socket -> sockets.add(InetSocket.copyOf(socket)));
            return sockets;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static SocketRow row(
            InetSocket socket, Mark mark, long sent, long received, int quiet) {
        boolean known = socket.remotePort() != 0;
        Rates rates =
                known ? new Rates(OptionalLong.of(sent), OptionalLong.of(received)) : Rates.UNKNOWN;
        String owner = socket.localPort() == 22 ? "90/sshd" : "812/nginx";
        return new SocketRow(
                socket, mark, rates, 60L * socket.cookie(), quiet, new Home(owner, "", ""));
    }

    /**
     * Returns a row for each socket; the third sends most, the fourth is new and has a finding, the
     * fifth is gone.
     */
    public static List<SocketRow> rows() {
        List<InetSocket> sockets = new ArrayList<>(sockets());
        List<SocketRow> rows = new ArrayList<>();
        for (InetSocket socket : sockets) {
            long cookie = socket.cookie();
            Mark mark = cookie == 4 ? Mark.NEW : cookie == 5 ? Mark.GONE : Mark.THERE;
            SocketRow row = row(socket, mark, 1000 * (cookie % 4), 50 * cookie, 0);
            rows.add(cookie == 4 ? row.with(List.of(FINDING)) : row);
        }
        return rows;
    }

    /** Returns a row as it is after so many looks in which it did nothing. */
    static SocketRow quiet(SocketRow row, int looks) {
        return row(row.socket(), Mark.THERE, 0, 0, looks);
    }

    /** Returns a row with other rates. */
    static SocketRow busy(SocketRow row, long sent) {
        return row(row.socket(), row.mark(), sent, 0, 0);
    }

    /** Returns a snapshot of rows, so many seconds after the first one. */
    public static Snapshot snapshot(List<SocketRow> rows, int seconds) {
        return new Snapshot(
                TIME.plusSeconds(seconds),
                0,
                rows,
                new Snapshot.Totals(
                        rows.size(),
                        1,
                        1,
                        6000L + 1000L * seconds,
                        1050,
                        Map.of("ESTABLISHED", 4, "LISTEN", 1, "UNCONN", 1),
                        "IPv4 out 9.1 KiB/s, in 2 KiB/s, 0 retransmitted, 0 listen overflows"),
                new FindingSummary(1, 0, List.of(FINDING.id()), 2, TIME.plusSeconds(seconds), ""),
                List.of());
    }

    /** Returns a history of two snapshots. */
    public static History history() {
        History history = new History();
        history.add(snapshot(rows(), 0));
        history.add(snapshot(rows(), 1));
        return history;
    }

    /** Returns the view of it with which a person begins. */
    public static View view(History history) {
        return View.initial("").after(history, 10);
    }

    /** Returns a screen. */
    public static Picture.Canvas canvas(int columns, int rows) {
        return new Picture.Canvas(columns, rows, true, ZoneOffset.UTC, Thresholds.standard());
    }

    /** Returns the text of a screen. */
    static List<String> text(Picture.Canvas canvas, View view, History history) {
        return Picture.of(canvas, view, history).stream().map(ScreenLine::text).toList();
    }
}
