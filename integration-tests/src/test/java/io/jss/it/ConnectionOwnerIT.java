package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.ConnectionOwner;
import io.jss.SocketTable;
import io.jss.model.Connection;
import io.jss.model.Endpoint;
import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.owners.ProcessInfo;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The owner of a connection, against processes that hold, share and do not hold it. */
@ExtendWith(AloneInNamespace.class)
class ConnectionOwnerIT {

    /** The accepted end is shared with a child of another user, the client's is closed. */
    private static final String SHARED =
            """
            listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(5)
            client = create_connection(('127.0.0.1', listener.getsockname()[1]))
            server = listener.accept()[0]
            waiting = create_connection(('127.0.0.1', listener.getsockname()[1]))
            closed, close = os.pipe()
            child = os.fork()
            if child == 0:
                listener.close(); client.close(); waiting.close()
                os.write(close, b'.')
                sys.stdin.read(); os._exit(0)
            os.read(closed, 1)
            ready(listener.getsockname()[1], client.getsockname()[1], waiting.getsockname()[1], child)
            """;

    private static Connection tcp(int local, int remote) {
        IpAddress loopback = IpAddress.parse("127.0.0.1");
        return new Connection(
                Protocol.TCP, Endpoint.of(loopback, local), Endpoint.of(loopback, remote));
    }

    @Test
    void everyProcessThatHoldsTheConnectionIsItsOwnerOnce() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED);
                SocketTable table = SocketTable.open()) {
            int parent = (int) python.pid();
            ConnectionOwner shared =
                    table.owner(tcp(python.number(0), python.number(1))).orElseThrow();
            ConnectionOwner own =
                    table.owner(tcp(python.number(1), python.number(0))).orElseThrow();

            assertThat(shared.uid()).hasValue(0);
            assertThat(shared.processes())
                    .extracting(ProcessInfo::pid)
                    .containsExactlyInAnyOrder(parent, python.number(3));
            assertThat(own.processes()).extracting(ProcessInfo::pid).containsExactly(parent);
            assertThat(own.processes().get(0).command()).hasToString("python3");
        }
    }

    @Test
    void aConnectionThatIsNotAcceptedYetHasNoOwnerAndOneThatIsNotThereNone() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED);
                SocketTable table = SocketTable.open()) {
            ConnectionOwner waiting =
                    table.owner(tcp(python.number(0), python.number(2))).orElseThrow();

            assertThat(waiting.processes()).isEmpty();
            assertThat(waiting.uid()).as("the kernel does not know it yet").isEmpty();
            assertThat(table.owner(tcp(python.number(0), 1))).isEmpty();
        }
    }

    @Test
    void withoutPrivilegeItSaysThatProcessesWereHidden() throws Exception {
        try (PythonSockets python = PythonSockets.run(SHARED)) {
            ConnectionOwner owner =
                    UnprivilegedThread.call(
                            () -> {
                                try (SocketTable table = SocketTable.open()) {
                                    return table.owner(tcp(python.number(0), python.number(1)))
                                            .orElseThrow();
                                }
                            });

            assertThat(owner.uid()).as("told to everybody").hasValue(0);
            assertThat(owner.processes()).isEqualTo(List.of());
            assertThat(owner.complete()).isFalse();
        }
    }
}
