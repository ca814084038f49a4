package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.fields.BaseNumber;
import io.jss.fields.Field;
import io.jss.fields.LookedUpField;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.owners.OwnerScan;
import io.jss.proc.ProcPaths;
import io.jss.sample.Change;
import io.jss.sample.SampledSocket;
import io.jss.sample.SocketSampler;
import io.jss.sample.Totals;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sampler says of known amounts, on connections that stay and on some that no look sees. */
class SocketSamplerIT {

    private static final int STAYING = 400;
    private static final int BRIEF = 600;
    private static final int STEPS = 3;
    private static final int SENT = 10_000;
    private static final int BRIEF_SENT = 3_000;
    private static final int ANSWERED = 1_000;
    private static final int BRIEF_SENDERS = 20;

    /**
     * A thousand connections of one process to two ports of another one, half of each: those that
     * stay send to and fro in three steps, with brief ones between them that are closed by either
     * end first. The processes tell each other what to do by a pair of sockets.
     */
    private static final String SCRIPT =
            """
            def exactly(end, size):
                while size > 0: size -= len(end.recv(min(size, 65536)))
            listeners = []
            for i in range(2):
                l = socket(AF_INET6); l.bind(('::', 0)); l.listen(1000); listeners.append(l)
            ports = [l.getsockname()[1] for l in listeners]
            here, there = socketpair()
            server = os.getpid()
            client = os.fork()
            def each_way(connection, out, back):
                if client: exactly(connection, out); connection.sendall(b'y' * back)
                else: connection.sendall(b'x' * out); exactly(connection, back)
            def opened(i):
                if client: return listeners[i %% 2].accept()[0]
                c = socket(AF_INET); c.connect(('127.0.0.1', ports[i %% 2])); return c
            def meet():
                end = here if client else there
                end.sendall(b'.'); end.recv(1)
            if client: there.close()
            else:
                here.close()
                for l in listeners: l.close()
            pairs = [opened(i) for i in range(%d)]
            meet()
            if client: print(*ports, server, client, flush=True); sys.stdin.readline()
            meet()
            for step in range(%d):
                for c in pairs: each_way(c, %d, %d)
                for i in range(%d):
                    c = opened(i)
                    each_way(c, %d, %d)
                    if bool(client) == bool(i %% 3): c.recv(1)
                    c.close()
            for c in pairs[::2]:
                if client: c.recv(1)
                c.close()
            meet()
            if client: print('done', flush=True); sys.stdin.read()
            meet()
            """
                    .formatted(STAYING, STEPS, SENT, ANSWERED, BRIEF / STEPS, BRIEF_SENT, ANSWERED);

    /** Connections whose FIN is acknowledged long before the peer's, which a minisock takes. */
    private static final String ACKNOWLEDGED =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(100)
            pairs = []
            for i in range(%d):
                client = create_connection(listener.getsockname())
                pairs.append((client, listener.accept()[0]))
            print(listener.getsockname()[1], flush=True); sys.stdin.readline()
            for client, server in pairs:
                client.sendall(b'x' * %d); server.recv(%d, MSG_WAITALL); server.close()
            def settle(*states):
                while any(line.split()[3] in states for line in open('/proc/self/net/tcp')): pass
            settle('04') # FIN_WAIT1
            for client, server in pairs: client.close()
            settle('05', '09') # FIN_WAIT2, LAST_ACK
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(BRIEF_SENDERS, ANSWERED, ANSWERED);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void sumsByPortAndProcessAreWhatWasSentAndNothingIsCountedTwice() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                SocketTable table = SocketTable.openIn(own());
                DestroyedSockets events = eventsOfTcp()) {
            SocketSampler sampler = ofTcp(events).owners(OwnerScan.of(ProcPaths.system())).build();
            Sums sums = new Sums();
            assertThat(sampler.look(table).sockets()).isEqualTo(2 + 2 * STAYING);
            Future<?> work =
                    thread.submit(
                            () -> {
                                python.next();
                                return null;
                            });
            while (!work.isDone()) {
                sampler.takeEvents(Duration.ofMillis(30));
                sums.add(sampler.look(table));
            }
            work.get();
            sums.add(sampler.look(table));
            sums.add(sampler.look(table)); // events that came while the table was read

            sums.check(python.number(0), python.number(1));
            sums.checkProcesses(python.number(2), python.number(3));
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aMinisockThatTookTheFinTakesNoByteFromWhatItsSocketReceived() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), ACKNOWLEDGED);
                SocketTable table = SocketTable.openIn(own());
                DestroyedSockets events = eventsOfTcp()) {
            SocketSampler sampler = ofTcp(events).build();
            sampler.look(table);
            python.next();
            List<SampledSocket> waiting =
                    sampler.look(table).changed().stream()
                            .filter(changed -> changed.socket().localPort() == python.number(0))
                            .toList();

            assertThat(waiting)
                    .hasSize(BRIEF_SENDERS)
                    .allSatisfy(
                            changed ->
                                    assertThat(changed.socket().state())
                                            .isEqualTo(SocketState.TIME_WAIT));
            assertThat(waiting.stream().mapToLong(changed -> changed.receivedOr(-1)))
                    .containsOnly((long) ANSWERED);
        }
    }

    private NetworkNamespace own() throws IOException {
        return NetworkNamespaces.ofThisHost().resolve(namespace.name());
    }

    private DestroyedSockets eventsOfTcp() throws Exception {
        return own().call(
                        () ->
                                DestroyedSockets.subscribe(
                                        Set.of(Protocol.TCP),
                                        EnumSet.allOf(AddressFamily.class),
                                        16 << 20));
    }

    private static SocketSampler.Builder ofTcp(DestroyedSockets events) {
        return SocketSampler.builder().query(SocketQuery.of(Protocol.TCP)).events(events);
    }

    /** What all looks said together. */
    private static final class Sums {

        private static final long FORTH = (long) STAYING * STEPS * SENT + (long) BRIEF * BRIEF_SENT;
        private static final long BACK = (long) (STAYING * STEPS + BRIEF) * ANSWERED;

        private final Map<String, Long> sent = new HashMap<>();
        private final Map<String, Long> received = new HashMap<>();
        private final Set<Long> opened = new HashSet<>();
        private final Set<Long> closed = new HashSet<>();
        private int openedTwice;
        private int closedTwice;
        private long lost;

        void add(Change change) {
            lost += change.eventsLost();
            sum(change, BaseNumber.LOCAL_PORT, "local ");
            sum(change, BaseNumber.REMOTE_PORT, "remote ");
            sum(change, LookedUpField.PROCESSES, "process ");
            change.opened().forEach(s -> openedTwice += opened.add(s.socket().cookie()) ? 0 : 1);
            change.closed().forEach(s -> closedTwice += closed.add(s.socket().cookie()) ? 0 : 1);
        }

        private void sum(Change change, Field key, String name) {
            for (Map.Entry<String, Totals> entry : change.totals(key).entrySet()) {
                sent.merge(name + entry.getKey(), entry.getValue().sent(), Long::sum);
                received.merge(name + entry.getKey(), entry.getValue().received(), Long::sum);
            }
        }

        void check(int... ports) {
            assertThat(lost).as("events lost").isZero();
            assertThat(openedTwice).isZero();
            assertThat(closedTwice).isZero();
            for (int port : ports) {
                near(received.get("local " + port), FORTH / 2);
                near(sent.get("remote " + port), FORTH / 2);
                near(sent.get("local " + port), BACK / 2);
                near(received.get("remote " + port), BACK / 2);
            }
        }

        /** The server is known by its listeners; of the client what no look saw is nobody's. */
        void checkProcesses(int server, int client) {
            String serving = "process python3/" + server;
            String asking = "process python3/" + client;
            String nobody = "process " + Change.UNKNOWN;
            assertThat(sent).containsOnlyKeys(keysBeside(serving, asking, nobody));
            near(received.get(serving), FORTH);
            near(sent.get(serving), BACK);
            assertThat(sent.get(asking)).isGreaterThanOrEqualTo((long) STAYING * STEPS * SENT);
            assertThat(sent.get(nobody)).isPositive();
            near(sent.get(asking) + sent.get(nobody), FORTH);
            near(received.get(asking) + received.get(nobody), BACK);
        }

        private Set<String> keysBeside(String... processes) {
            Set<String> keys = new HashSet<>(sent.keySet());
            keys.removeIf(key -> key.startsWith("process "));
            keys.addAll(Set.of(processes));
            return keys;
        }

        private static void near(long sum, long truth) {
            assertThat(sum).isCloseTo(truth, within(truth / 100));
        }
    }
}
