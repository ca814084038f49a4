package io.jss.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.engine.ChannelFactory;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.TcpInfoField;
import io.jss.netlink.NetlinkChannel;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.ForwardingChannel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks of a recording are judged by the uptime of the kernel when it answered. */
class RecordedUptimeTest {

    private static final SocketQuery QUERY =
            SocketQuery.of(Protocol.TCP).withDetails(EnumSet.of(Detail.INFO));
    private static final int INFO = 2;
    private static final int TCP_INFO_SIZE = 280;
    private static final int LAST_DATA_RECV_AT = 52;
    private static final long ABSENT = Long.MIN_VALUE;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "864000000, 5000, true",
        "864000000, 863700000, false", // never set: ten days but five minutes
        "864000000, 864100000, false", // older than the kernel
        "60000, 59000, true",
        "60000, 4294727296, false", // never set, and the ticks begin below 0
        "0, 5000, false",
        "30000000000, 4200000000, true", // 347 days, longer than the clock counts
        "30000000000, 4229880000, true",
        "30000000000, 4229896224, false", // never set: 347 days but five minutes on that clock
        "-1, 863700000, true", // not known, as in files of earlier releases
    })
    void aClockThatWasNeverSetIsUnknownInARecordingToo(long uptime, long ago, boolean known)
            throws IOException {
        try (Recording recording = Recording.open(record(uptime, ago));
                SocketTable table = recording.table()) {
            List<InetSocket> sockets = table.snapshot(QUERY).sockets();

            assertThat(sockets).hasSize(1);
            assertThat(sockets.get(0).knownOr(TcpInfoField.LAST_DATA_RECV, ABSENT))
                    .isEqualTo(known ? ago : ABSENT);
            InetSocket found = table.find(sockets.get(0).connection().orElseThrow()).orElseThrow();
            assertThat(found.knownOr(TcpInfoField.LAST_DATA_RECV, ABSENT))
                    .isEqualTo(known ? ago : ABSENT);
        }
    }

    @Test
    void aChunkHoldsAnUptimeOfSecondsInThreeBytes() {
        ByteBuffer chunk = ByteBuffer.allocate(RecordingFormat.CHUNK_SIZE);
        for (long millis : new long[] {0, 499, 1_000, 86_400_000, (1L << 32) - 1, 1L << 32}) {
            RecordingFormat.putUptime(chunk, millis);

            assertThat(RecordingFormat.uptimeMillis(chunk)).isBetween(millis - 500, millis + 500);
        }
        RecordingFormat.putUptime(chunk, 1L << 45);
        assertThat(RecordingFormat.uptimeMillis(chunk)).isBetween((1L << 32) - 500, 2L << 32);
        RecordingFormat.putUptime(chunk, -1);
        assertThat(chunk.array()).containsOnly(0);
        assertThat(RecordingFormat.uptimeMillis(chunk)).isNegative();
    }

    private Path record(long uptime, long ago) throws IOException {
        Path file = folder.resolve("host.jss");
        ByteBuffer info = ByteBuffer.allocate(TCP_INFO_SIZE).order(ByteOrder.nativeOrder());
        info.put(0, (byte) 1).putInt(LAST_DATA_RECV_AT, (int) ago);
        byte[] row =
                DiagRow.in(ByteOrder.nativeOrder())
                        .state(1)
                        .ports(80, 4001)
                        .cookie(2)
                        .attribute(INFO, info.array())
                        .message();
        ChannelFactory kernel = () -> new Aged(FakeKernel.answering(row, DiagRow.done(0)), uptime);
        try (RecordingWriter writer = RecordingWriter.create(file, RecordingInfo.NONE);
                SocketTable table = SocketTable.over(writer.tap(kernel))) {
            table.visit(QUERY, socket -> {});
        }
        return file;
    }

    /** A kernel that has been up for some time. */
    private record Aged(NetlinkChannel kernel, long uptimeMillis) implements ForwardingChannel {}
}
