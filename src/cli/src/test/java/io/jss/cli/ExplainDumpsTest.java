package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.DiagRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A host may have very many sockets: what {@code jss explain} asks its kernel for. */
class ExplainDumpsTest {

    /** Characters of {@code inet_diag_req_v2}; what is longer has a filter of the kernel. */
    private static final int WITHOUT_FILTER = 2 * 56;

    private static final int STATES = 8;
    private static final int ESTABLISHED_BIT = 1 << 1;

    @TempDir private Path proc;

    /** Returns the requests for connections of TCP and IPv4. */
    private static List<String> dumps(KernelTable table) {
        return table.asked().stream()
                .filter(request -> request.startsWith("0206"))
                .filter(
                        request -> {
                            String states = request.substring(STATES, STATES + 2);
                            return (Integer.parseInt(states, 16) & ESTABLISHED_BIT) != 0;
                        })
                .toList();
    }

    @Test
    void allSocketsAreAskedForOnceAndOtherEndsByTheirPorts() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "127.0.0.1", 80, "0.0.0.0", 0, DiagRow.row().queues(6, 5))
                        .add(TCP, ESTABLISHED, "127.0.0.1", 80, "127.0.0.1", 50_000)
                        .add(TCP, ESTABLISHED, "127.0.0.1", 50_000, "127.0.0.1", 80);
        TestRun run = new TestRun().proc(proc).sockets(table);

        assertThat(run.run("explain", "80")).isZero();

        assertThat(String.join("\n", run.lines()))
                .contains("Finding accept-queue-full: ", "Its other end is on this host: ");
        assertThat(dumps(table)).hasSize(2);
        assertThat(dumps(table).get(0)).hasSize(WITHOUT_FILTER);
        assertThat(dumps(table).get(1)).hasSizeGreaterThan(WITHOUT_FILTER);
    }
}
