package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.answer.ApproximateCount;
import io.jss.netns.NetworkNamespaces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The kernel's counters of a namespace of the test's own, whatever the thread that asks. */
class ApproximateCountIT {

    private static final String SOCKETS =
            """
            listener = socket(AF_INET6); listener.bind(('::', 0)); listener.listen(5)
            one = socket(AF_INET); one.connect(('127.0.0.1', listener.getsockname()[1]))
            mapped = listener.accept()[0]
            two = socket(AF_INET6); two.connect(('::1', listener.getsockname()[1]))
            six = listener.accept()[0]
            bound = socket(AF_INET); bound.bind(('127.0.0.1', 0))
            gone = socket(AF_INET); gone.connect(('127.0.0.1', listener.getsockname()[1]))
            other = listener.accept()[0]; gone.close(); other.close(); settle()
            udp = [socket(AF_INET, SOCK_DGRAM) for i in range(3)]
            for u in udp: u.bind(('127.0.0.1', 0))
            udp6 = socket(AF_INET6, SOCK_DGRAM); udp6.bind(('::', 0))
            raw = socket(AF_INET, SOCK_RAW, 1)
            ready(0)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void countsOfTheNamespaceAreThoseOfItsSockets() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SOCKETS);
                SocketTable table =
                        SocketTable.openIn(
                                NetworkNamespaces.ofThisHost().resolve(namespace.name()))) {
            ApproximateCount count = table.approximateCount();

            assertThat(python.numbers()).hasSize(1);
            assertThat(count.tcp4()).as("the client; not the one that is only bound").hasValue(1);
            assertThat(count.tcp6()).as("listener, mapped, both ends of [::1]").hasValue(4);
            assertThat(count.timeWait()).hasValue(1);
            assertThat(count.tcp()).hasValue(6);
            assertThat(count.udp4()).hasValue(3);
            assertThat(count.udp6()).hasValue(1);
            assertThat(count.raw4()).hasValue(1);
            assertThat(count.raw6()).hasValue(0);
            assertThat(count.machine().allocated().orElseThrow()).isGreaterThanOrEqualTo(6);
            assertThat(table.snapshot().sockets()).as("6 of TCP, 4 of UDP").hasSize(10);
        }
    }

    @Test
    void threadThatIsInTheNamespaceCountsThere() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SOCKETS)) {
            ApproximateCount count =
                    NetworkNamespaces.ofThisHost()
                            .resolve(namespace.name())
                            .call(
                                    () -> {
                                        try (SocketTable table = SocketTable.open()) {
                                            return table.approximateCount();
                                        }
                                    });
            assertThat(count.udp()).hasValue(4);
            assertThat(python.numbers()).hasSize(1);
        }
    }
}
