package io.jss.benchmarks;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordedLook.Piece;
import io.jss.recording.Recording;
import io.jss.recording.RecordingInfo;
import io.jss.recording.RecordingWriter;
import io.jss.series.Series;
import io.jss.series.SeriesWriter;
import io.jss.wire.InetDiagAttr;
import io.jss.wire.InetDiagMsg;
import io.jss.wire.InetDiagSockId;
import io.jss.wire.NlAttr;
import io.jss.wire.NlMsgHdr;
import io.jss.wire.TcpInfoOffsets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A day of a flight recorder at speed: a table of so many connections, of which some do something
 * in each second and some come and go, made from the row of a real one. It prints what a series of
 * it takes, and how long it takes to open it at any moment, closed and as after a kill -9.
 *
 * <p>Arguments: connections, changes a look (one in ten of them is a connection that comes and one
 * that goes), looks.
 */
public final class DayOfLooks {

    private static final int SECOND = 1000;
    private static final int SAMPLES = 200;
    private static final int FIXED = NlMsgHdr.SIZE + InetDiagMsg.SIZE;
    private static final int ID = NlMsgHdr.SIZE + InetDiagMsg.ID;

    private final Random random = new Random(1);
    private final List<Piece> before = new ArrayList<>();
    private final List<byte[]> rows = new ArrayList<>();
    private final List<Piece> behind = new ArrayList<>();
    private final byte[] template;
    private int kind;
    private long cookies;

    private DayOfLooks(int connections) throws IOException {
        template = template();
        for (int i = 0; i < connections; i++) {
            rows.add(connection());
        }
    }

    /** Prints it. */
    public static void main(String[] args) throws IOException {
        int connections = Integer.parseInt(args[0]);
        int changes = Integer.parseInt(args[1]);
        int looks = Integer.parseInt(args[2]);
        Path file = Files.createTempDirectory("day").resolve("day.jss");
        Path killed = file.resolveSibling("killed.jss");
        DayOfLooks day = new DayOfLooks(connections);
        long begin = System.nanoTime();
        Instant start = Instant.parse("2026-03-01T00:00:00Z");
        long writing = 0;
        long key = 0;
        try (SeriesWriter series = SeriesWriter.create(file, RecordingInfo.NONE)) {
            for (int i = 0; i < looks; i++) {
                RecordedLook look = day.look();
                long from = System.nanoTime();
                series.add(look, start.plusSeconds(i), i * 1_000_000_000L);
                writing += System.nanoTime() - from;
                key = i == 0 ? series.size() : key;
                day.pass(changes);
            }
        }
        long bytes = Files.size(file);
        System.out.printf(
                "%d connections, %d changes a look, %d looks in %.0f s (%.2f ms a look to write)%n",
                connections,
                changes,
                looks,
                (System.nanoTime() - begin) / 1e9,
                writing / 1e6 / looks);
        System.out.printf(
                "file %.1f MiB, first key frame %.1f KiB, %.0f bytes a look,"
                        + " %.1f KiB for each 1,000 changes%n",
                bytes / 1048576.0,
                key / 1024.0,
                (double) bytes / looks,
                bytes / 1024.0 / looks / Math.max(1, changes) * 1000);
        open("closed", file, start, looks);
        byte[] whole = Files.readAllBytes(file);
        Files.write(killed, Arrays.copyOf(whole, whole.length - 70));
        open("killed", killed, start, looks);
        Files.delete(file);
        Files.delete(killed);
        Files.delete(file.getParent());
    }

    private static void open(String what, Path file, Instant start, int looks) throws IOException {
        Random random = new Random(2);
        long[] nanos = new long[SAMPLES];
        long first = 0;
        for (int i = 0; i < SAMPLES; i++) {
            Instant time = start.plusSeconds(random.nextInt(looks));
            long from = System.nanoTime();
            try (Series series = Series.open(file);
                    Recording recording = series.at(time).orElseThrow();
                    SocketTable table = recording.table()) {
                table.visit(SocketQuery.all(), socket -> {});
            }
            nanos[i] = System.nanoTime() - from;
            first = i == 0 ? nanos[0] : first;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%s: opened at a moment and read: first %.0f ms, median %.1f ms, slowest %.0f ms%n",
                what,
                first / 1e6,
                nanos[SAMPLES / 2] / 1e6,
                nanos[SAMPLES - 1] / 1e6);
    }

    /** Returns the row of a connection over loopback, and keeps what is around the rows. */
    private byte[] template() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Socket client = new Socket(listener.getInetAddress(), listener.getLocalPort());
                Socket accepted = listener.accept()) {
            client.getOutputStream().write(1);
            accepted.getInputStream().read();
            RecordingWriter writer = RecordingWriter.inMemory();
            try (SocketTable table = writer.table()) {
                table.visit(SocketQuery.all(), socket -> {});
            }
            byte[] row = null;
            for (Piece piece : writer.look().pieces()) {
                boolean isRow = piece.isMessage() && piece.bytes().length > FIXED;
                if (isRow && row == null && piece.bytes()[FIXED - InetDiagMsg.SIZE + 1] == 1) {
                    row = piece.bytes();
                    kind = piece.kind();
                } else if (!isRow) {
                    (row == null ? before : behind).add(piece);
                }
            }
            return row;
        }
    }

    private static ByteBuffer wrap(byte[] row) {
        return ByteBuffer.wrap(row).order(ByteOrder.nativeOrder());
    }

    private byte[] connection() {
        byte[] row = template.clone();
        ByteBuffer bytes = wrap(row);
        bytes.putLong(ID + InetDiagSockId.COOKIE, ++cookies);
        bytes.putShort(ID + InetDiagSockId.DPORT, (short) random.nextInt(1 << 16));
        bytes.putInt(ID + InetDiagSockId.DST, random.nextInt());
        bytes.putInt(NlMsgHdr.SIZE + InetDiagMsg.INODE, (int) (100_000 + 3 * cookies));
        int info = info(bytes);
        bytes.putInt(info + TcpInfoOffsets.RTT, 100 + random.nextInt(50_000));
        bytes.putInt(info + TcpInfoOffsets.LAST_DATA_SENT, random.nextInt(60_000));
        bytes.putInt(info + TcpInfoOffsets.LAST_DATA_RECV, random.nextInt(60_000));
        bytes.putInt(info + TcpInfoOffsets.LAST_ACK_RECV, random.nextInt(60_000));
        return row;
    }

    private static int info(ByteBuffer row) {
        int at = FIXED;
        while ((row.getShort(at + NlAttr.TYPE) & NlAttr.NLA_TYPE_MASK) != InetDiagAttr.INFO) {
            at += NlMsgHdr.align(Short.toUnsignedInt(row.getShort(at + NlAttr.LEN)));
        }
        return at + NlAttr.SIZE;
    }

    private RecordedLook look() {
        List<Piece> pieces = new ArrayList<>(before);
        rows.forEach(row -> pieces.add(new Piece(kind, row.clone())));
        pieces.addAll(behind);
        return new RecordedLook(pieces, cookies);
    }

    private void pass(int changes) {
        int jitter = 0;
        for (int i = 0; i < rows.size(); i++) {
            jitter = random.nextInt(500) == 0 ? random.nextInt(5) : jitter;
            ByteBuffer row = wrap(rows.get(i));
            int info = info(row);
            add(row, info + TcpInfoOffsets.LAST_DATA_SENT, SECOND + jitter);
            add(row, info + TcpInfoOffsets.LAST_DATA_RECV, SECOND + jitter);
            add(row, info + TcpInfoOffsets.LAST_ACK_RECV, SECOND + jitter);
        }
        for (int i = 0; i < changes; i++) {
            int place = random.nextInt(rows.size());
            if (i % 10 == 0) {
                rows.remove(place);
                rows.add(random.nextInt(rows.size() + 1), connection());
            } else {
                work(wrap(rows.get(place)));
            }
        }
    }

    /** What a connection that sends and receives changes. */
    private void work(ByteBuffer row) {
        int info = info(row);
        int sent = random.nextInt(100_000);
        int segments = 1 + sent / 1448;
        row.putInt(info + TcpInfoOffsets.LAST_DATA_SENT, random.nextInt(SECOND));
        row.putInt(info + TcpInfoOffsets.LAST_DATA_RECV, random.nextInt(SECOND));
        row.putInt(info + TcpInfoOffsets.LAST_ACK_RECV, random.nextInt(SECOND));
        row.putInt(info + TcpInfoOffsets.RTT, 100 + random.nextInt(50_000));
        row.putInt(info + TcpInfoOffsets.RTTVAR, random.nextInt(10_000));
        add(row, info + TcpInfoOffsets.BYTES_ACKED, sent);
        add(row, info + TcpInfoOffsets.BYTES_SENT, sent);
        add(row, info + TcpInfoOffsets.BYTES_RECEIVED, random.nextInt(2_000));
        add(row, info + TcpInfoOffsets.SEGS_OUT, segments);
        add(row, info + TcpInfoOffsets.SEGS_IN, segments / 2);
        add(row, info + TcpInfoOffsets.DATA_SEGS_OUT, segments);
        add(row, info + TcpInfoOffsets.DELIVERED, segments);
        row.putLong(info + TcpInfoOffsets.DELIVERY_RATE, random.nextInt(100_000_000));
        row.putLong(info + TcpInfoOffsets.PACING_RATE, random.nextInt(100_000_000));
        add(row, info + TcpInfoOffsets.BUSY_TIME, random.nextInt(1 << 20));
    }

    private static void add(ByteBuffer row, int at, int more) {
        row.putInt(at, row.getInt(at) + more);
    }
}
