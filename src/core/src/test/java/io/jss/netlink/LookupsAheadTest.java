package io.jss.netlink;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.Tables;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Many look-ups over a channel that reads dumps ahead. */
class LookupsAheadTest {

    private static final int REQUEST = 72;
    private static final int SEQUENCE = 8;
    private static final int FLAGS = 6;
    private static final int DUMP = 0x300;

    private long ticks;

    private static List<byte[]> answers(ByteBuffer request) {
        List<byte[]> answers = new ArrayList<>();
        if ((request.getShort(FLAGS) & DUMP) == DUMP) {
            answers.add(DiagRow.row().message());
            answers.add(DiagRow.done(0));
            return answers;
        }
        for (int at = 0; at < request.limit(); at += REQUEST) {
            byte[] row = DiagRow.row().message();
            ByteBuffer.wrap(row)
                    .order(ByteOrder.nativeOrder())
                    .putInt(SEQUENCE, request.getInt(at + SEQUENCE));
            answers.add(row);
        }
        return answers;
    }

    @Test
    void answersToLookUpsAreReceivedByTheCallerHoweverLongItWorks() throws Exception {
        Endpoint here = Endpoint.of(IpAddress.parse("127.0.0.1"), 5001);
        Endpoint there = Endpoint.of(IpAddress.parse("127.0.0.1"), 5101);
        List<Connection> asked =
                Collections.nCopies(100, new Connection(Protocol.TCP, here, there));
        FakeKernel kernel = new FakeKernel(LookupsAheadTest::answers);
        ReadAhead channel = new ReadAhead(kernel, 4, Optional.empty(), () -> ticks++);
        ReaderThreads threads = new ReaderThreads();
        List<Thread> seen = new ArrayList<>();
        try (SocketTable table = Tables.over(() -> channel)) {
            int found =
                    table.visitAll(
                            asked,
                            Set.of(),
                            (index, socket) -> {
                                ticks += 1_000;
                                seen.addAll(threads.begun());
                            });
            assertThat(found).isEqualTo(100);
            assertThat(seen).isEmpty();
            assertThat(table.snapshot(SocketQuery.of(Protocol.TCP)).remarks()).isEmpty();
        }
    }
}
