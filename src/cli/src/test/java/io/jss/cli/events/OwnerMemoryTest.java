package io.jss.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.FakeProcesses;
import io.jss.cli.KernelTable;
import io.jss.filter.SampleSocket;
import io.jss.filter.build.Filters;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.testing.DiagRow;
import io.jss.testing.Tables;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Looks at a socket that its program closes, and what is remembered when it is destroyed. */
class OwnerMemoryTest {

    private static final long NAMESPACE = 4;
    private static final long INODE = 70;

    @TempDir private Path root;

    private final OwnerMemory memory = new OwnerMemory();

    private void look(SocketState state, long uid, long inode) throws IOException {
        KernelTable kernel =
                new KernelTable()
                        .add(
                                Protocol.TCP,
                                state,
                                "10.0.0.1",
                                80,
                                "10.0.0.2",
                                1000,
                                DiagRow.row().owner(uid, inode));
        try (SocketTable table = Tables.over(kernel::open)) {
            memory.refresh(
                    Map.of(NAMESPACE, table),
                    SocketQuery.of(Protocol.TCP),
                    OwnerScan.of(ProcPaths.at(root)));
        }
    }

    private Event event() {
        return memory.event(
                Instant.EPOCH,
                new Event.Place(NAMESPACE, "", Optional.empty()),
                Filters.any(),
                SampleSocket.between(SocketState.LAST_ACK, "10.0.0.1 80", "10.0.0.2 1000"));
    }

    private static List<Integer> pids(Event event) {
        return event.owner().orElseThrow().holders().stream()
                .map(holder -> holder.process().pid())
                .toList();
    }

    @Test
    void whatIsClosedBetweenTheTableAndTheProcessesHasTheOwnerOfTheLookBefore() throws Exception {
        new FakeProcesses(root).add(7, "nginx\0", INODE);
        look(SocketState.ESTABLISHED, 33, INODE);
        Files.delete(root.resolve("7/fd/3"));
        look(SocketState.ESTABLISHED, 33, INODE);

        assertThat(pids(event())).containsExactly(7);
    }

    @Test
    void whatIsClosedAndWaitsForItsPeerKeepsItsOwnerForAnyNumberOfLooks() throws Exception {
        new FakeProcesses(root).add(7, "nginx\0", INODE);
        look(SocketState.ESTABLISHED, 33, INODE);
        Files.delete(root.resolve("7/fd/3"));
        for (int i = 0; i < 3; i++) {
            look(SocketState.LAST_ACK, 0, 0);
        }

        Event event = event();
        assertThat(pids(event)).containsExactly(7);
        assertThat(event.socket().uid()).hasValue(33);
        assertThat(event.socket().inode()).hasValue(INODE);
    }
}
