package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What {@code jss} prints of sockets of the running kernel. */
@ExtendWith(AloneInNamespace.class)
class CommandLiveIT {

    private static final String EXPERIMENT =
            """
            listener = socket(AF_INET6); listener.setsockopt(IPPROTO_IPV6, IPV6_V6ONLY, 0)
            listener.bind(('::', 0)); listener.listen(5)
            client = socket(AF_INET); client.connect(('127.0.0.1', listener.getsockname()[1]))
            """;
    private static final String READY =
            "ready(listener.getsockname()[1], client.getsockname()[1])\n";

    /** Returns the rows in which the text stands, each with single blanks. */
    private static List<String> rows(String text, String... arguments) {
        return rows(CommandRun.of(arguments), text);
    }

    private static List<String> rows(CommandRun run, String text) {
        assertThat(run.exitCode()).isZero();
        return run.output()
                .lines()
                .filter(line -> line.contains(text + " "))
                .map(line -> line.replaceAll(" +", " "))
                .toList();
    }

    @Test
    void theDualStackExperimentShowsThreeRows() {
        String accept = "server = listener.accept()\n";
        try (PythonSockets python = PythonSockets.run(EXPERIMENT + accept + READY)) {
            int port = python.number(0);
            int from = python.number(1);
            String program = " " + python.pid() + "/python3 ";

            assertThat(rows(":" + port, "-tanp"))
                    .containsExactlyInAnyOrder(
                            "tcp 0 0 127.0.0.1:"
                                    + from
                                    + " 127.0.0.1:"
                                    + port
                                    + " ESTABLISHED"
                                    + program
                                    + "IPv4",
                            "tcp6 0 5 :::" + port + " :::* LISTEN" + program + "dual-stack",
                            "tcp6 0 0 ::ffff:127.0.0.1:"
                                    + port
                                    + " ::ffff:127.0.0.1:"
                                    + from
                                    + " ESTABLISHED"
                                    + program
                                    + "IPv4-mapped");
            assertThat(rows(":" + port, "-ln", "--wire=both"))
                    .containsExactly("tcp6 0 5 :::" + port + " :::* LISTEN dual-stack");
            assertThat(rows(":" + port, "-n", "-6", "--wire=4")).hasSize(1);
        }
    }

    @Test
    void aConnectionThatIsNotAcceptedHasNoProcessAndNoKnownUser() {
        try (PythonSockets python = PythonSockets.run(EXPERIMENT + READY)) {
            assertThat(rows("::ffff:127.0.0.1:" + python.number(0), "-tnpe"))
                    .singleElement()
                    .asString()
                    .startsWith(
                            "tcp6 0 0 ::ffff:127.0.0.1:"
                                    + python.number(0)
                                    + " ::ffff:127.0.0.1:"
                                    + python.number(1)
                                    + " ESTABLISHED - - - IPv4-mapped ");
        }
    }

    @Test
    void everyProcessOfASharedDescriptorIsListed() {
        String script =
                """
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
                child = os.fork()
                if child == 0:
                    sys.stdin.read(); os._exit(0)
                ready(listener.getsockname()[1], child)
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            long first = Math.min(python.pid(), python.number(1));
            long second = Math.max(python.pid(), python.number(1));

            assertThat(rows("127.0.0.1:" + python.number(0), "-tlnp"))
                    .containsExactly(
                            "tcp 0 5 127.0.0.1:"
                                    + python.number(0)
                                    + " 0.0.0.0:* LISTEN "
                                    + first
                                    + "/python3,"
                                    + second
                                    + "/python3 IPv4");
        }
    }

    @Test
    void aTitleThatWouldCommandTheTerminalIsShownEscaped() {
        String script =
                """
                import subprocess
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
                child = subprocess.Popen([b'evil \\x1b]0;owned\\x07\\xff\\n', '600'],
                        executable='/bin/sleep', pass_fds=[listener.fileno()])
                port = listener.getsockname()[1]; listener.close()
                # Popen returns within execve(2), before there is a title
                while not open('/proc/%d/cmdline' % child.pid, 'rb').read(): time.sleep(0.001)
                try: ready(port, child.pid)
                finally: child.kill()
                """;
        try (PythonSockets python = PythonSockets.run(script)) {
            assertThat(rows("127.0.0.1:" + python.number(0), "-tlnp"))
                    .containsExactly(
                            "tcp 0 5 127.0.0.1:"
                                    + python.number(0)
                                    + " 0.0.0.0:* LISTEN "
                                    + python.number(1)
                                    + "/evil \\x1b]0;owned\\x07\\xff\\x0a IPv4");
        }
    }

    @Test
    void anUnprivilegedUserSeesEveryRowAndIsToldWhatIsHidden() throws Exception {
        try (PythonSockets python = PythonSockets.run(EXPERIMENT + READY)) {
            CommandRun run = UnprivilegedThread.call(() -> CommandRun.of("-tanp"));

            assertThat(rows(run, ":" + python.number(0)))
                    .hasSize(3)
                    .contains("tcp6 1 5 :::" + python.number(0) + " :::* LISTEN - dual-stack");
            assertThat(run.errors())
                    .matches("jss: owners of [0-9]+ sockets? hidden: not permitted\n");
        }
    }

    @Test
    void explainSaysBothEndsAndTheListenerBetween() {
        String accept = "server = listener.accept()\n";
        try (PythonSockets python = PythonSockets.run(EXPERIMENT + accept + READY)) {
            int port = python.number(0);
            String program = python.pid() + "/python3";
            CommandRun run = CommandRun.of("explain", "-t", "port:" + port);

            assertThat(run.exitCode()).isZero();
            assertThat(run.output())
                    .contains(
                            "\n  It came in through the listener tcp6 :::"
                                    + port
                                    + " of "
                                    + program
                                    + ", which takes IPv6 and IPv4 (its IPV6_V6ONLY is off)");
            assertThat(run.output().lines())
                    .contains(
                            "tcp6 :::" + port + " :::* LISTEN dual-stack",
                            "  Its other end is on this host: tcp6 ::ffff:127.0.0.1:"
                                    + port
                                    + " of "
                                    + program
                                    + ".",
                            "  Its other end is on this host: tcp 127.0.0.1:"
                                    + python.number(1)
                                    + " of "
                                    + program
                                    + ".");
        }
    }

    @Test
    void whatNamesASocketAndItsTimerStandBelowItsRow() {
        String options =
                """
                client.setsockopt(SOL_SOCKET, 36, 42) # SO_MARK
                client.setsockopt(IPPROTO_TCP, TCP_KEEPIDLE, 1000)
                client.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
                client.shutdown(SHUT_RD)
                """;
        try (PythonSockets python = PythonSockets.run(EXPERIMENT + options + READY)) {
            List<String> client = below("-tneoiH", "sport", "=", ":" + python.number(1));
            List<String> listener = below("-tlneoiH", "sport", "=", ":" + python.number(0));

            assertThat(client).hasSize(2);
            assertThat(client.get(0))
                    .matches("  socket     cookie 0x[0-9a-f]+, mark 0x2a, receives no more");
            assertThat(client.get(1)).matches("  timer      keepalive in 16(\\.[0-9])? min");
            assertThat(listener)
                    .singleElement()
                    .asString()
                    .matches("  socket     cookie 0x[0-9a-f]+, v6only no");
        }
    }

    /** Returns the lines below the only row that are about the socket itself. */
    private static List<String> below(String... arguments) {
        List<String> lines = CommandRun.of(arguments).output().lines().toList();
        assertThat(lines).isNotEmpty();
        assertThat(lines.get(0)).startsWith("tcp");
        return lines.stream().filter(line -> line.matches("  (socket|timer) .*")).toList();
    }
}
