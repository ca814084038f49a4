package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** {@code jss -E} as a process, in a network namespace of its own. */
class EventsIT {

    /** Makes connections, says that they are there, and closes them all when told to. */
    private static final String BURST =
            """
            listener = socket(AF_INET6); listener.bind(('::', 4242)); listener.listen(2000)
            clients, servers = [], []
            for i in range(%d):
                c = socket(AF_INET); c.connect(('127.0.0.1', 4242))
                clients.append(c); servers.append(listener.accept()[0])
            ready(*[c.getsockname()[1] for c in clients])
            for end in clients + servers: end.close()
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void aThousandConnectionsClosedInABurstAreAllReportedWithWhoOwnedThem() throws Exception {
        PythonSockets python = PythonSockets.runIn(namespace.name(), BURST.formatted(1000));
        try (CommandProcess jss = CommandProcess.startIn(namespace.name(), "-E", "-t")) {
            BufferedReader output = jss.output();
            assertThat(output.readLine()).startsWith("Time").endsWith("Traffic");
            python.close();
            Set<Integer> expected = new HashSet<>(python.numbers());
            Set<Integer> reported = new HashSet<>();
            while (!reported.equals(expected)) {
                String line = output.readLine();
                assertThat(line).as("after %d of %d", reported.size(), 1000).isNotNull();
                List<String> cells = List.of(line.split(" +"));
                if (cells.get(2).equals("::ffff:127.0.0.1:4242")) {
                    assertThat(cells.get(1)).isEqualTo("tcp6");
                    assertThat(cells.get(8)).as(line).isEqualTo("root");
                    assertThat(cells.get(9)).as(line).contains("/python3");
                    assertThat(cells.get(10)).isEqualTo("IPv4-mapped");
                    reported.add(Integer.valueOf(cells.get(3).replaceFirst(".*:", "")));
                }
            }
            assertThat(jss.errors()).isEmpty();
        }
    }

    @Test
    void everyNamespaceIsFollowedAlsoOneThatComesLater() throws Exception {
        String closing =
                """
                import threading, time
                def close():
                    while True:
                        s = socket(AF_INET, SOCK_DGRAM); s.bind(('127.0.0.1', 0)); s.close()
                        time.sleep(0.01)
                threading.Thread(target=close, daemon=True).start()
                ready(1)
                """;
        try (TestNamespaces others = new TestNamespaces();
                PythonSockets here = PythonSockets.runIn(namespace.name(), closing);
                CommandProcess jss =
                        CommandProcess.startIn(
                                namespace.name(), "-E", "-u", "--all-netns", "--ndjson")) {
            awaitNamespace(namespace.name(), jss.output());
            String later = others.make();
            try (PythonSockets there = PythonSockets.runIn(later, closing)) {
                awaitNamespace(later, jss.output());
                assertThat(there.numbers()).hasSize(1);
            }
            assertThat(here.numbers()).hasSize(1);
        }
    }

    private static void awaitNamespace(String name, BufferedReader output) throws Exception {
        String line = output.readLine();
        while (line != null && !line.contains("\"namespace\":\"" + name + "\"")) {
            line = output.readLine();
        }
        assertThat(line).as("an event in " + name).isNotNull();
    }

    @Test
    void withATinyBufferTheLossIsSaid() throws Exception {
        PythonSockets python = PythonSockets.runIn(namespace.name(), BURST.formatted(500));
        try (CommandProcess jss =
                CommandProcess.startIn(namespace.name(), "-E", "-t", "--event-buffer=1")) {
            BufferedReader output = jss.output();
            output.readLine();
            python.close();
            output.readLine();
            String said = "jss: events came faster than they could be read: some are missing";
            Await.until(said, () -> jss.errors().contains(said));
        }
    }

    @Test
    void anInterruptEndsItQuietly() throws Exception {
        try (CommandProcess jss = CommandProcess.startIn(namespace.name(), "-E")) {
            assertThat(jss.output().readLine()).startsWith("Time");
            jss.interrupt();

            assertThat(jss.exitCode()).isEqualTo(130);
            assertThat(jss.errors()).isEmpty();
        }
    }

    @Test
    void itEndsWhenNobodyReadsAnyMore() throws Exception {
        try (CommandProcess jss = CommandProcess.startIn(namespace.name(), "-E")) {
            BufferedReader output = jss.output();
            assertThat(output.readLine()).startsWith("Time");
            output.close();

            assertThat(jss.exitCode()).isZero();
            assertThat(jss.errors()).isEmpty();
        }
    }
}
