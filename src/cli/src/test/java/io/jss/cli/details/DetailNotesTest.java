package io.jss.cli.details;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cgroup.Cgroups;
import io.jss.cli.request.Shown;
import io.jss.cli.text.RowBuffer;
import io.jss.model.Detail;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.testing.RecordedKernel;
import io.jss.testing.Tables;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The lines below a row cost no memory, however many rows there are. */
class DetailNotesTest {

    private static final int ROUNDS = 2_000;

    private final DetailNotes notes =
            new DetailNotes(
                    EnumSet.complementOf(EnumSet.of(Shown.CGROUP)),
                    true,
                    true,
                    Cgroups.none(),
                    Optional.empty());

    private final RowBuffer row = new RowBuffer();

    private void write(InetSocketView socket) {
        row.clear();
        notes.write(socket, row);
    }

    @Test
    void writingTheLinesAllocatesNothing() throws IOException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        AtomicInteger measured = new AtomicInteger();
        try (SocketTable table = Tables.over(() -> new RecordedKernel("6.18.44"))) {
            SocketQuery tcp = SocketQuery.of(Protocol.TCP).withDetails(EnumSet.allOf(Detail.class));
            table.visit(
                    tcp,
                    socket -> {
                        write(socket); // the first row of a kind makes what all others use
                        long before = threads.getCurrentThreadAllocatedBytes();
                        for (int i = 0; i < ROUNDS; i++) {
                            write(socket);
                        }
                        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
                        if (socket.ulp().isEmpty() && socket.md5Signatures().isEmpty()) {
                            assertThat(bytes / ROUNDS).as(row.text()).isZero();
                            measured.incrementAndGet();
                        }
                    });
        }
        assertThat(measured.get()).isGreaterThan(20);
    }
}
