package io.jss.cli.rows;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.cli.KernelTable;
import io.jss.cli.lookup.RowPreparation;
import io.jss.cli.table.TableRenderer;
import io.jss.model.DiagSocket;
import io.jss.model.InetSocketView;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.Tables;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreparedRowsTest {

    private static final int BATCH = 1 << 14;

    /** Is settled after its first batch, or never. */
    private static final class Batches implements RowPreparation {
        private final List<Integer> sizes = new ArrayList<>();
        private final boolean settles;

        Batches(boolean settles) {
            this.settles = settles;
        }

        @Override
        public void prepare(List<? extends DiagSocket> sockets, boolean last) {
            sizes.add(sockets.size());
        }

        @Override
        public boolean isSettled() {
            return settles && !sizes.isEmpty();
        }

        @Override
        public Optional<Remark> remark() {
            return Optional.empty();
        }
    }

    private static final class Count implements TableRenderer {
        private int rows;

        @Override
        public void begin() {}

        @Override
        public void row(DiagSocket socket) {
            rows++;
        }

        @Override
        public void end(List<Remark> remarks) {}
    }

    private static Count pass(int sockets, RowPreparation preparation) throws IOException {
        Count count = new Count();
        PreparedRows rows = new PreparedRows(count, List.of(preparation));
        InetSocketView socket = oneSocket();
        for (int i = 0; i < sockets; i++) {
            rows.visit(socket);
        }
        rows.end(new ArrayList<>());
        return count;
    }

    private static InetSocketView oneSocket() throws IOException {
        KernelTable kernel =
                new KernelTable()
                        .add(Protocol.TCP, SocketState.LISTEN, "0.0.0.0", 22, "0.0.0.0", 0);
        try (SocketTable table = Tables.over(kernel::open)) {
            return table.snapshot(SocketQuery.of(Protocol.TCP)).sockets().get(0);
        }
    }

    @Test
    void rowsAreKeptInBatchesUntilEverythingIsLookedUp() throws IOException {
        Batches never = new Batches(false);
        Batches atOnce = new Batches(true);

        assertThat(pass(3 * BATCH + 5, never).rows).isEqualTo(3 * BATCH + 5);
        assertThat(never.sizes).containsExactly(BATCH, BATCH, BATCH, 5);
        assertThat(pass(3 * BATCH + 5, atOnce).rows).isEqualTo(3 * BATCH + 5);
        assertThat(atOnce.sizes).as("the last batch is empty").containsExactly(BATCH, 0);
    }
}
