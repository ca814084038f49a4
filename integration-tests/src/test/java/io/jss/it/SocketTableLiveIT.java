package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a long-running service needs of the table: no leak, many threads, each state mask. */
class SocketTableLiveIT {

    private static final String LISTENER =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
            client = socket(AF_INET); client.connect(listener.getsockname())
            ready(listener.getsockname()[1])
            """;

    @Test
    @Tag("long")
    void tenThousandSnapshotsLeaveDescriptorsAndNativeMemoryWhereTheyWere() throws Exception {
        try (SocketTable table = SocketTable.open()) {
            takeSnapshots(table, 500);
            long resident = residentKib(); // first: the JDK keeps a socket once it has read a file
            Set<String> descriptors = openDescriptors();
            takeSnapshots(table, 10_000);

            assertThat(openDescriptors()).isSubsetOf(descriptors);
            long oneReceiveBufferEachWouldBeKib = 10_000 * 64L;
            assertThat(residentKib() - resident).isLessThan(oneReceiveBufferEachWouldBeKib / 2);
        }
    }

    /** What is left behind is so each time; the heap, which is resident too, grows to its size. */
    @Test
    @Tag("long")
    void tablesThatAreOpenedAndClosedLeaveNothingBehind() throws Exception {
        openAndClose(100);
        residentKib(); // the JDK keeps a socket once it has read a file
        Set<String> descriptors = openDescriptors();
        long oneReceiveBufferEachWouldBeKib = 3_000 * 64L;
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4 && least >= oneReceiveBufferEachWouldBeKib / 2; i++) {
            long resident = residentKib();
            openAndClose(3_000);
            least = Math.min(least, residentKib() - resident);
        }

        assertThat(openDescriptors()).isSubsetOf(descriptors);
        assertThat(least).isLessThan(oneReceiveBufferEachWouldBeKib / 2);
    }

    @Test
    void manyThreadsSeeTheSameSocketsAtOnce() throws Exception {
        try (PythonSockets python = PythonSockets.run(LISTENER);
                SocketTable table = SocketTable.open()) {
            ExecutorService threads = Executors.newFixedThreadPool(16);
            try {
                List<Callable<Long>> looks = new ArrayList<>();
                for (int i = 0; i < 400; i++) {
                    looks.add(() -> count(table.snapshot(), python.number(0)));
                }
                for (Future<Long> look : threads.invokeAll(looks)) {
                    assertThat(look.get()).as("listener, client, passive end").isEqualTo(3);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void aStateMaskLeavesTheOtherStatesInTheKernel() throws Exception {
        try (PythonSockets python = PythonSockets.run(LISTENER);
                SocketTable table = SocketTable.open()) {
            SocketQuery listening =
                    SocketQuery.of(Protocol.TCP).withStates(EnumSet.of(SocketState.LISTEN));
            List<InetSocket> rows = table.snapshot(listening).sockets();

            assertThat(rows).allMatch(row -> row.state() == SocketState.LISTEN);
            assertThat(rows).anyMatch(row -> row.localPort() == python.number(0));
        }
    }

    private static long count(SocketSnapshot<InetSocket> snapshot, int port) {
        return snapshot.sockets().stream()
                .filter(row -> row.localPort() == port || row.remotePort() == port)
                .count();
    }

    private static void takeSnapshots(SocketTable table, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            table.snapshot();
        }
    }

    private static void openAndClose(int times) throws IOException {
        for (int i = 0; i < times; i++) {
            try (SocketTable table = SocketTable.open()) {
                table.snapshot();
            }
        }
    }

    /**
     * Of the kernel's objects and of /proc: JARs and what libffi keeps code in do not count. What
     * tests before left open may be closed at any time; so they are compared one by one.
     */
    private static Set<String> openDescriptors() throws IOException {
        String ofThisList = " /proc/" + ProcessHandle.current().pid() + "/fd";
        try (Stream<Path> links = Files.list(Path.of("/proc/self/fd"))) {
            return links.map(link -> link.getFileName() + " " + target(link))
                    .filter(open -> !open.contains(" /") || open.contains(" /proc/"))
                    .filter(open -> !open.endsWith(ofThisList))
                    .collect(Collectors.toSet());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException e) {
            return "/"; // closed meanwhile: that of the list
        }
    }

    private static long residentKib() throws IOException {
        return Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
