package io.jss.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.classify.ListenerIndex;
import io.jss.model.Detail;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** In which order looks and ends of connections may come, and what is said of them then. */
class FlowMemoryTest {

    private static final int AF_INET = 2;
    private static final int FAMILY_OFFSET = 16;
    private static final int FIN_WAIT1 = 4;
    private static final int INFO = 2;
    private static final int INFO_BYTES = 232;
    private static final int BYTES_ACKED = 120;

    private final List<FlowRecord> flows = new ArrayList<>();
    private final FlowSinks sinks = new FlowSinks(List.of(flows::add), new ExportMeters(List.of()));
    private final FlowMemory memory =
            new FlowMemory(Optional.empty(), Optional.empty(), Clock.systemUTC());
    private InetSocket socket;
    private int second;

    @BeforeEach
    void begin() throws IOException {
        memory.give(sinks, "");
        ByteBuffer info = ByteBuffer.allocate(INFO_BYTES).order(ByteOrder.nativeOrder());
        byte[] row =
                DiagRow.row()
                        .cookie(4711)
                        .ports(40_000, 80)
                        .state(FIN_WAIT1)
                        .attribute(INFO, info.putLong(BYTES_ACKED, 500).array())
                        .message();
        SocketQuery query = SocketQuery.of(Protocol.TCP).withDetails(Set.of(Detail.INFO));
        try (SocketTable table =
                Tables.over(
                        () ->
                                new FakeKernel(
                                        request ->
                                                request.get(FAMILY_OFFSET) == AF_INET
                                                        ? List.of(row, DiagRow.done(0))
                                                        : List.of(DiagRow.done(0))))) {
            socket = table.snapshot(query).sockets().get(0);
        }
        look(false);
    }

    private void look(boolean shows) throws IOException {
        beginLook();
        if (shows) {
            memory.row(socket);
        }
        memory.end();
    }

    private void beginLook() {
        memory.begin(Instant.ofEpochSecond(second++), ListenerIndex.builder().build());
    }

    private void ends() throws IOException {
        Optional<FlowRecord> flow = memory.ended(socket, "");
        if (flow.isPresent()) {
            sinks.take(flow.get());
        }
    }

    private List<FlowRecord.Event> events() {
        return flows.stream().map(FlowRecord::event).toList();
    }

    @Test
    void aConnectionThatALookSawIsOpenedThenEnded() throws IOException {
        look(true);
        ends();
        look(false);

        assertThat(events()).containsExactly(FlowRecord.Event.OPENED, FlowRecord.Event.ENDED);
    }

    @Test
    void oneWhoseEndComesBehindItsRowIsNotOpenedAfterwards() throws IOException {
        beginLook();
        memory.row(socket);
        ends();
        memory.end();

        assertThat(events()).containsExactly(FlowRecord.Event.ENDED);
    }

    @Test
    void oneWhoseEndComesBeforeItsRowIsReadIsNotOpenedAfterwards() throws IOException {
        beginLook();
        ends();
        memory.row(socket);
        memory.end();
        look(false);

        assertThat(events()).containsExactly(FlowRecord.Event.ENDED);
    }

    @Test
    void oneThatWasOpenedBeforeIsNotOpenedAgainByARowThatIsReadBehindItsEnd() throws IOException {
        look(true);
        beginLook();
        ends();
        memory.row(socket);
        memory.end();

        assertThat(events()).containsExactly(FlowRecord.Event.OPENED, FlowRecord.Event.ENDED);
    }
}
