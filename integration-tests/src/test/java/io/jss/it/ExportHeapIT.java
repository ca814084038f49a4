package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.netns.NetworkNamespace;
import io.jss.netns.NetworkNamespaces;
import java.io.BufferedReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * A large table in the heap that the unit of jss export has, while other connections come and go.
 */
class ExportHeapIT {

    private static final int HOLDERS = 4;
    private static final int PAIRS = 7_500;
    private static final int LEFT = 500;
    private static final int SCRAPES = 6;
    private static final long PAUSE_MILLIS = 1_100; // a page serves for a second
    private static final String URL = "http://127.0.0.1:997/metrics";

    private static final List<String> HEAP_OF_THE_UNIT =
            List.of("-Xmx64m", "-XX:+ExitOnOutOfMemoryError");

    /**
     * Each process has a listener, both ends of its connections, and some whose client has gone.
     */
    private static final String CROWD =
            """
            import resource, threading
            most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
            open('/proc/sys/net/ipv4/ip_local_port_range', 'w').write('1024 65535')
            def hold(number):
                l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
                def pair():
                    c = socket(); c.connect(l.getsockname()); return c, l.accept()[0]
                pairs = [pair() for i in range(number)]
                leave(*[c for c, s in pairs[:%3$d]])
                return l, pairs
            ports = []
            for child in range(%1$d):
                there, done = os.pipe()
                if os.fork() == 0:
                    l, pairs = hold(%2$d)
                    os.write(done, str(l.getsockname()[1]).encode()); sys.stdin.read(); os._exit(0)
                ports.append(int(os.read(there, 9)))
            def come_and_go():
                l = socket(); l.bind(('127.0.0.1', 0)); l.listen(64)
                while True:
                    c = socket(); c.connect(l.getsockname()); s = l.accept()[0]
                    c.sendall(b'x' * 100); s.recv(100); c.close(); s.close()
                    time.sleep(0.01)
            threading.Thread(target=come_and_go, daemon=True).start()
            ready(*ports)
            """
                    .formatted(HOLDERS, PAIRS, LEFT);

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void eachLookHasAllOfALargeTable() throws Exception {
        NetworkNamespace own = NetworkNamespaces.ofThisHost().resolve(namespace.name());
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), CROWD);
                CommandProcess export =
                        CommandProcess.startIn(
                                namespace.name(),
                                HEAP_OF_THE_UNIT,
                                "export",
                                "--listen=127.0.0.1:997",
                                "--ndjson",
                                "-c=1")) {
            AtomicLong present = countPresent(export.output());
            Await.until("a page", () -> !ExportedPage.get(own, URL).isEmpty());
            Map<String, Double> expected = new HashMap<>();
            for (int port : python.numbers()) {
                expected.put(port + " listen", 1.0);
                expected.put(port + " established", (double) PAIRS - LEFT);
                expected.put(port + " close_wait", (double) LEFT);
            }
            for (int scrape = 0; scrape < SCRAPES; scrape++) {
                Thread.sleep(PAUSE_MILLIS);
                String page = ExportedPage.get(own, URL);

                assertThat(
                                ExportedPage.sums(
                                        page, "socket_listener_sockets", List.of("port", "state")))
                        .as("scrape " + scrape)
                        .containsAllEntriesOf(expected);
                assertThat(page.lines())
                        .contains(
                                "socket_look_failures_total 0.0",
                                "socket_finding_left_out 0.0",
                                "jss_export_flows_lost_total 0.0");
            }
            Await.until("each connection", () -> present.get() >= HOLDERS * (2L * PAIRS - LEFT));
            assertThat(export.errors()).isEqualTo("jss: metrics at " + URL + "\n");
        }
    }

    /** Reads flow logs to their end, and counts those of connections that the first look saw. */
    private static AtomicLong countPresent(BufferedReader lines) {
        AtomicLong count = new AtomicLong();
        Thread thread =
                new Thread(
                        () ->
                                lines.lines()
                                        .filter(line -> line.contains("\"event\":\"present\""))
                                        .forEach(line -> count.incrementAndGet()));
        thread.setDaemon(true);
        thread.start();
        return count;
    }
}
