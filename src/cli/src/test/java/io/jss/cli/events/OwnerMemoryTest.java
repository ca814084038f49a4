package io.jss.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.FakeProcesses;
import io.jss.filter.build.Filters;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who owned a socket that ended while looks were taken. */
class OwnerMemoryTest {

    private static final SocketQuery UDP = SocketQuery.of(Protocol.UDP);

    @TempDir private Path root;

    private final OwnerMemory memory = new OwnerMemory();

    private void look(SocketTable table) throws IOException {
        memory.refresh(Map.of(0L, table), UDP, OwnerScan.of(ProcPaths.at(root)));
    }

    private static InetSocket row(SocketTable table, DatagramSocket socket) throws IOException {
        return table.snapshot(UDP).sockets().stream()
                .filter(row -> row.localPort() == socket.getLocalPort())
                .findFirst()
                .orElseThrow();
    }

    private Optional<OwnerMemory.Owner> owner(InetSocket socket) {
        Event.Place here = new Event.Place(0, "", Optional.empty());
        return memory.event(Instant.EPOCH, here, Filters.any(), socket).owner();
    }

    @Test
    void ofASocketThatIsClosedInTheMiddleOfALookTheHolderIsThatOfTheLookBefore()
            throws IOException {
        FakeProcesses processes = new FakeProcesses(root);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                SocketTable table = SocketTable.open()) {
            InetSocket row = row(table, socket);
            processes.add(7, "nginx\0", row.inodeOr(0));
            look(table);
            Files.delete(root.resolve("7/fd/3"));
            look(table); // the socket is listed, and its descriptor is closed

            assertThat(owner(row).orElseThrow().holders())
                    .singleElement()
                    .satisfies(holder -> assertThat(holder.process().pid()).isEqualTo(7));
        }
    }

    @Test
    void ofASocketThatNobodyHeldThereIsNoHolder() throws IOException {
        new FakeProcesses(root);
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                SocketTable table = SocketTable.open()) {
            look(table);
            look(table);

            assertThat(owner(row(table, socket)).orElseThrow().holders()).isEmpty();
        }
    }
}
