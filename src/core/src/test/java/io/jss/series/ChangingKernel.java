package io.jss.series;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;
import io.jss.recording.RecordedLook;
import io.jss.recording.RecordingWriter;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A kernel whose TCP and UDP sockets come, go, change and grow older at random. */
final class ChangingKernel {

    private static final int FAMILY = 16;
    private static final int PROTOCOL = 17;
    private static final int TCP_INFO_BYTES = 232;
    private static final int AGES_AT = 44;
    private static final int BYTES_AT = 120;

    private final Random random;
    private final List<Connection> connections = new ArrayList<>();
    private long cookies;

    ChangingKernel(long seed, int sockets) {
        random = new Random(seed);
        for (int i = 0; i < sockets; i++) {
            connections.add(new Connection(++cookies, random));
        }
    }

    /** One TCP socket. */
    private static final class Connection {
        private final long cookie;
        private final boolean listens;
        private final byte[] info = new byte[TCP_INFO_BYTES];
        private int timer;
        private int expires;

        Connection(long cookie, Random random) {
            this.cookie = cookie;
            listens = random.nextInt(10) == 0;
            random.nextBytes(info);
            timer = random.nextInt(3);
            expires = random.nextInt(1 << 16);
        }

        void age(int millis) {
            if (listens) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
            for (int field : new int[] {0, 2, 3}) {
                int at = AGES_AT + field * Integer.BYTES;
                bytes.putInt(at, bytes.getInt(at) + millis);
            }
            expires -= timer == 0 ? 0 : millis;
        }

        void work(Random random) {
            ByteBuffer bytes = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder());
            bytes.putLong(BYTES_AT, bytes.getLong(BYTES_AT) + random.nextInt(100_000));
            bytes.putInt(AGES_AT, random.nextInt(100));
            timer = random.nextInt(3);
        }

        byte[] message() {
            return DiagRow.row()
                    .state(listens ? 10 : 1)
                    .ports(443, 1024 + (int) (cookie % 60_000))
                    .cookie(cookie)
                    .timer(timer, 0, expires)
                    .owner(0, cookie)
                    .attribute(2, info)
                    .message();
        }
    }

    /** Lets time pass: about one socket in ten changes, comes or goes. */
    void pass(int millis) {
        connections.forEach(connection -> connection.age(millis + random.nextInt(20) / 19));
        int changes = 1 + connections.size() / 10;
        for (int i = 0; i < changes; i++) {
            int place = random.nextInt(connections.size() + 1);
            int what = connections.isEmpty() ? 0 : random.nextInt(4);
            if (what == 0) {
                connections.add(place, new Connection(++cookies, random));
            } else if (what == 1) {
                connections.remove(Math.min(place, connections.size() - 1));
            } else {
                connections.get(Math.min(place, connections.size() - 1)).work(random);
            }
        }
    }

    /** Lets time pass, and nothing else. */
    void rest(int millis) {
        connections.forEach(connection -> connection.age(millis));
    }

    int sockets() {
        return connections.size();
    }

    RecordedLook look() throws IOException {
        RecordingWriter writer = RecordingWriter.inMemory();
        ChannelFactory channels = () -> new FakeKernel(this::answer);
        try (SocketTable table = SocketTable.over(writer.tap(channels))) {
            table.visit(SocketQuery.all(), socket -> {});
        }
        return writer.look();
    }

    private List<byte[]> answer(ByteBuffer request) {
        List<byte[]> datagrams = new ArrayList<>();
        if ((request.get(FAMILY) + "/" + request.get(PROTOCOL)).equals("2/6")) {
            ByteArrayOutputStream rows = new ByteArrayOutputStream();
            for (Connection connection : connections) {
                rows.writeBytes(connection.message());
                if (rows.size() > 4096) {
                    datagrams.add(rows.toByteArray());
                    rows.reset();
                }
            }
            if (rows.size() > 0) {
                datagrams.add(rows.toByteArray());
            }
        }
        datagrams.add(DiagRow.done(0));
        return datagrams;
    }
}
