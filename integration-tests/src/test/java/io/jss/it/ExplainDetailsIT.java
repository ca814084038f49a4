package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@code explain -v} says of connections that were brought into trouble. */
class ExplainDetailsIT {

    private static final long PATIENCE = Duration.ofSeconds(20).toNanos();

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    private PythonSockets run(String script) {
        String connection =
                """
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(1)
                client = socket(AF_INET); client.connect(listener.getsockname())
                """;
        return PythonSockets.runIn(namespace.name(), connection + script);
    }

    /** Waits until the socket with this local end is explained with such a sentence. */
    private void awaitSentence(int port, String regex) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE;
        List<String> said = explain(port);
        while (said.stream().noneMatch(line -> line.matches(regex)) && System.nanoTime() < end) {
            Thread.sleep(50);
            said = explain(port);
        }
        assertThat(said).anyMatch(line -> line.matches(regex));
    }

    private List<String> explain(int port) {
        CommandRun run =
                CommandRun.of("-N", namespace.name(), "explain", "-v", "-t", "port:" + port);
        assertThat(run.exitCode()).isZero();
        return run.output().lines().toList();
    }

    @Test
    void aReaderThatDoesNotReadClosesTheWindow() throws Exception {
        String script =
                """
                server = listener.accept()[0]
                client.setblocking(False)
                try:
                    while True: client.send(b'x' * 65536)
                except BlockingIOError: pass
                ready(client.getsockname()[1])
                """;
        try (PythonSockets python = run(script)) {
            awaitSentence(
                    python.number(0),
                    "  The peer's window is closed \\(zero window\\): it takes nothing until its"
                            + " program reads\\. The kernel asks again in .*");
            awaitSentence(python.number(0), "  The program has not read .*iB that came in\\.");
        }
    }

    @Test
    void whatIsNotAcknowledgedIsRetransmitted() throws Exception {
        String script =
                """
                os.system('ip link set lo down')
                client.send(b'x' * 100)
                ready(client.getsockname()[1])
                """;
        try (PythonSockets python = run(script)) {
            awaitSentence(python.number(0), "  100 B are not acknowledged by the peer.*");
            awaitSentence(
                    python.number(0),
                    "  It is retransmitting: the oldest segment that is not acknowledged was sent"
                            + " again .* in a row, next in .*");
            awaitSentence(
                    python.number(0),
                    "  Congestion control is in loss: a retransmission timeout ran out\\.");
        }
    }

    @Test
    void aPeerThatClosedIsToldWithWhatIsUnread() throws Exception {
        String script =
                """
                server = listener.accept()[0]
                client.send(b'x' * 7); end_sending(client)
                ready(client.getsockname()[1])
                """;
        try (PythonSockets python = run(script)) {
            awaitSentence(
                    python.number(0),
                    "  The peer closed its side, and the program has not read the last 7 B yet\\.");
            awaitSentence(
                    python.number(0),
                    "  It closed its side, and the peer has not closed the other yet\\.");
        }
    }

    @Test
    void aListenerWhoseQueueIsFullSaysSo() throws Exception {
        String script =
                """
                more = socket(AF_INET); more.connect(listener.getsockname())
                ready(listener.getsockname()[1])
                """;
        try (PythonSockets python = run(script)) {
            awaitSentence(
                    python.number(0),
                    "  It waits for connections, but its accept queue is full: .*");
        }
    }
}
