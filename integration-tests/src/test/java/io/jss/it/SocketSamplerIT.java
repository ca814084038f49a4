package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.jss.DestroyedSockets;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.fields.BaseNumber;
import io.jss.fields.NumberField;
import io.jss.model.AddressFamily;
import io.jss.model.Protocol;
import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import io.jss.sample.Change;
import io.jss.sample.SocketSampler;
import io.jss.sample.Totals;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a sampler says of known amounts, on connections that stay and on some that no look sees. */
class SocketSamplerIT {

    private static final int STAYING = 150;
    private static final int BRIEF = 300;
    private static final int SENT = 30_000;
    private static final int BRIEF_SENT = 3_000;
    private static final int ANSWERED = 1_000;

    /**
     * Connections to two ports, half of each: those that stay send to and fro in three steps, with
     * brief ones between them that are closed by either end first.
     */
    private static final String SCRIPT =
            """
            import threading
            def exactly(end, size):
                while size > 0: size -= len(end.recv(min(size, 65536)))
            listeners = []
            for i in range(2):
                l = socket(AF_INET6); l.bind(('::', 0)); l.listen(1000); listeners.append(l)
            ports = [l.getsockname()[1] for l in listeners]
            def pair(i):
                c = socket(AF_INET); c.connect(('127.0.0.1', ports[i %% 2]))
                return c, listeners[i %% 2].accept()[0]
            pairs = [pair(i) for i in range(%d)]
            print(*ports, flush=True); sys.stdin.readline()
            for step in range(3):
                for c, s in pairs:
                    c.sendall(b'x' * %d); exactly(s, %d); s.sendall(b'y' * %d); exactly(c, %d)
                for i in range(%d):
                    c, s = pair(i)
                    c.sendall(b'x' * %d); exactly(s, %d); s.sendall(b'y' * %d); exactly(c, %d)
                    first, second = (c, s) if i %% 3 else (s, c)
                    first.close(); second.close()
            for c, s in pairs[::2]: c.close(); s.close()
            print('done', flush=True); sys.stdin.read()
            """
                    .formatted(
                            STAYING,
                            SENT / 3,
                            SENT / 3,
                            ANSWERED,
                            ANSWERED,
                            BRIEF / 3,
                            BRIEF_SENT,
                            BRIEF_SENT,
                            ANSWERED,
                            ANSWERED);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void sumsByLocalAndRemotePortAreWhatWasSentAndNothingIsCountedTwice() throws Exception {
        NetworkNamespace own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT);
                SocketTable table = SocketTable.openIn(own);
                DestroyedSockets events =
                        own.call(
                                () ->
                                        DestroyedSockets.subscribe(
                                                Set.of(Protocol.TCP),
                                                EnumSet.allOf(AddressFamily.class),
                                                16 << 20))) {
            SocketSampler sampler =
                    SocketSampler.builder()
                            .query(SocketQuery.of(Protocol.TCP))
                            .events(events)
                            .build();
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
        } finally {
            thread.shutdownNow();
        }
    }

    /** What all looks said together. */
    private static final class Sums {

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
            change.opened().forEach(s -> openedTwice += opened.add(s.socket().cookie()) ? 0 : 1);
            change.closed().forEach(s -> closedTwice += closed.add(s.socket().cookie()) ? 0 : 1);
        }

        private void sum(Change change, NumberField key, String name) {
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
                long there = (long) STAYING / 2 * SENT + (long) BRIEF / 2 * BRIEF_SENT;
                long back = (STAYING / 2 * 3L + BRIEF / 2) * ANSWERED;
                near(received.get("local " + port), there);
                near(sent.get("remote " + port), there);
                near(sent.get("local " + port), back);
                near(received.get("remote " + port), back);
            }
        }

        private static void near(long sum, long truth) {
            assertThat(sum).isCloseTo(truth, within(truth / 100));
        }
    }
}
