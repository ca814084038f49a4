package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketQuery;
import io.jss.SocketSnapshot;
import io.jss.SocketTable;
import io.jss.answer.Remark;
import io.jss.filter.build.FilterParser;
import io.jss.model.AddressFamily;
import io.jss.model.InetSocket;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A namespace with 16 buckets for its connections (Linux 6.1; before, its table is the host's) and
 * 128 for its UDP sockets: whatever comes and goes, the sockets that stay are there in each look.
 *
 * <p>How often is looked: {@code -Djss.smallHash.looks=300 -Djss.smallHash.drains=30} for the
 * measurement.
 */
@Tag("kernel")
class SmallHashTableIT {

    private static final int LOOKS = Integer.getInteger("jss.smallHash.looks", 20);
    private static final int DRAINS = Integer.getInteger("jss.smallHash.drains", 2);
    private static final int PAIRS = 1_000;
    private static final Path TCP = Path.of("/proc/sys/net/ipv4/tcp_child_ehash_entries");
    private static final Path UDP = Path.of("/proc/sys/net/ipv4/udp_child_hash_entries");

    private static final String PRELUDE =
            """
            import resource, threading
            hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
            reset = struct.pack('ii', 1, 0)
            def listening(port):
                l = socket(); l.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
                l.bind(('127.0.0.1', port)); l.listen(1000)
                return l
            def pair(l):
                c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                for end in (c, s): end.setsockopt(SOL_SOCKET, SO_LINGER, reset)
                return c, s
            stable, other = listening(4242), listening(4243)
            def forever(turn):
                thread = threading.Thread(target=lambda: [turn() for _ in iter(int, 1)], daemon=True)
                thread.start()
            """;

    private static final String CHURN =
            PRELUDE
                    + """
                    ends = [pair(stable) for _ in range(%d)]
                    def turn():
                        for end in pair(other): end.close()
                    forever(turn)
                    ready(0)
                    """
                            .formatted(PAIRS);

    /** The newest come first in their bucket; so each that closes shifts others. */
    private static final String DRAIN =
            PRELUDE
                    + """
                    import time
                    ends, closing = [], []
                    for i in range(%d):
                        ends.append(pair(stable))
                        closing += [pair(other) for _ in range(3)]
                    print(0, flush=True)
                    sys.stdin.readline()
                    print(0, flush=True)
                    while closing:
                        for end in closing.pop(): end.close()
                        if len(closing) %% 4 == 0: time.sleep(0.001)
                    sys.stdin.read()
                    """
                            .formatted(PAIRS);

    private static final String UDP_CHURN =
            PRELUDE
                    + """
                    def bound(port):
                        s = socket(AF_INET, SOCK_DGRAM); s.setsockopt(SOL_SOCKET, SO_REUSEPORT, 1)
                        s.bind(('127.0.0.1', port))
                        return s
                    ends, moving = [], []
                    for i in range(1000):
                        ends.append(bound(4242 + i % 8)); moving.append(bound(5000 + i % 128))
                    at = [0]
                    def turn():
                        i = at[0] = (at[0] + 1) % 1000
                        port = moving[i].getsockname()[1]; moving[i].close(); moving[i] = bound(port)
                    forever(turn)
                    ready(0)
                    """;

    private final TestNamespaces namespaces = new TestNamespaces();
    private String name;

    @BeforeEach
    void makeNamespaceOfSmallTables() throws Exception {
        name =
                NetworkNamespaceThread.call(
                        () -> {
                            setIfThere(TCP, 16);
                            setIfThere(UDP, 128);
                            return namespaces.make();
                        });
    }

    private static void setIfThere(Path parameter, int value) throws IOException {
        if (Files.exists(parameter)) {
            Files.writeString(parameter, Integer.toString(value));
        }
    }

    @AfterEach
    void removeNamespace() throws IOException {
        namespaces.close();
    }

    @Test
    void connectionsThatStayAreInEachLookWhileOthersComeAndGo() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(name, CHURN);
                SocketTable table = openTable()) {
            assertThat(python.numbers()).hasSize(1);
            Set<Long> stable = stableOf(wholeLook(table));
            for (int look = 0; look < LOOKS; look++) {
                check(table.snapshot(SocketQuery.of(Protocol.TCP)), stable, 2 * PAIRS + 1);
            }
        }
    }

    @Test
    void aFilterFindsAllThatMatchAndTheCommandPrintsThem() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(name, CHURN);
                SocketTable table = openTable()) {
            assertThat(python.numbers()).hasSize(1);
            SocketQuery query =
                    SocketQuery.of(Protocol.TCP)
                            .withFilter(new FilterParser().parse("sport = :4242 or dport = :4242"));
            for (int look = 0; look < LOOKS; look++) {
                SocketSnapshot<InetSocket> snapshot = table.snapshot(query);
                if (isWhole(snapshot)) {
                    assertThat(snapshot.sockets()).hasSize(2 * PAIRS + 1);
                }
            }
            for (String form :
                    List.of("-tan", "-ta --ndjson", "--as ss -tan", "--as netstat -tan")) {
                try (CommandProcess command = CommandProcess.startIn(name, form.split(" "))) {
                    List<String> rows =
                            command.output()
                                    .lines()
                                    .filter(line -> line.matches(".*:4242\\b.*"))
                                    .toList();
                    assertThat(command.exitCode()).isZero();
                    if (!command.errors().contains("may lack sockets")) {
                        assertThat(rows.size())
                                .as("%s: %s", form, command.errors())
                                .isEqualTo(2 * PAIRS + 1);
                        assertThat(command.errors()).isEmpty();
                    }
                }
            }
        }
    }

    @Test
    void connectionsThatStayAreInEachLookWhileOthersClose() throws Exception {
        int looks = 0;
        for (int drain = 0; drain < DRAINS; drain++) {
            try (PythonSockets python = PythonSockets.runIn(name, DRAIN);
                    SocketTable table = openTable()) {
                SocketSnapshot<InetSocket> whole = table.snapshot(SocketQuery.of(Protocol.TCP));
                Set<Long> stable = stableOf(whole);
                int left = whole.sockets().size();
                assertThat(left).isEqualTo(2 * PAIRS + 2 + 6 * PAIRS);
                python.next();
                while (left > 2 * PAIRS + 2) {
                    SocketSnapshot<InetSocket> snapshot =
                            table.snapshot(SocketQuery.of(Protocol.TCP));
                    check(snapshot, stable, 2 * PAIRS + 1);
                    left = snapshot.sockets().size();
                    looks++;
                }
            }
        }
        assertThat(looks).isGreaterThan(DRAINS);
    }

    @Test
    void datagramSocketsThatStayAreInEachLook() throws Exception {
        SocketQuery query = SocketQuery.of(Protocol.UDP).withFamilies(Set.of(AddressFamily.INET));
        try (PythonSockets python = PythonSockets.runIn(name, UDP_CHURN);
                SocketTable table = openTable()) {
            assertThat(python.numbers()).hasSize(1);
            for (int look = 0; look < LOOKS; look++) {
                SocketSnapshot<InetSocket> snapshot = table.snapshot(query);
                long staying =
                        snapshot.sockets().stream()
                                .filter(s -> s.localPort() >= 4242 && s.localPort() < 4250)
                                .count();
                if (isWhole(snapshot)) {
                    assertThat(staying).isEqualTo(1_000);
                }
            }
        }
    }

    private SocketTable openTable() throws IOException {
        return SocketTable.openIn(NetworkNamespaces.ofThisHost().resolve(name));
    }

    /** Returns a look that lacks nothing, which one among others that come and go may. */
    private static SocketSnapshot<InetSocket> wholeLook(SocketTable table) throws Exception {
        AtomicReference<SocketSnapshot<InetSocket>> look = new AtomicReference<>();
        Await.until(
                "a look that lacks nothing",
                () -> {
                    look.set(table.snapshot(SocketQuery.of(Protocol.TCP)));
                    return isWhole(look.get());
                });
        return look.get();
    }

    private static Set<Long> stableOf(SocketSnapshot<InetSocket> snapshot) {
        return snapshot.sockets().stream()
                .filter(s -> s.localPort() == 4242 || s.remotePort() == 4242)
                .map(InetSocket::cookie)
                .collect(Collectors.toSet());
    }

    private static void check(SocketSnapshot<InetSocket> snapshot, Set<Long> stable, int count) {
        Set<Long> cookies = new HashSet<>();
        snapshot.sockets().forEach(socket -> cookies.add(socket.cookie()));
        assertThat(stable).hasSize(count);
        assertThat(cookies).hasSameSizeAs(snapshot.sockets());
        if (isWhole(snapshot)) {
            assertThat(cookies).containsAll(stable);
        }
    }

    /**
     * A look has a bound of time, which a busy machine may pass: then it says so, never nothing.
     */
    private static boolean isWhole(SocketSnapshot<InetSocket> snapshot) {
        assertThat(snapshot.remarks()).allMatch(Remark.MayLackSockets.class::isInstance);
        return snapshot.remarks().isEmpty();
    }
}
