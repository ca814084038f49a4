package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.KillPlan;
import io.jss.SocketQuery;
import io.jss.SocketTable;
import io.jss.cli.environment.ExitCode;
import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import io.jss.netns.NetworkNamespaces;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Closing sockets of the running kernel, in a network namespace of their own. */
@Tag("kernel")
class KillIT {

    /** One connection from a known port, closed and made again from the same port when told to. */
    private static final String REUSED =
            """
            listener = socket(AF_INET); listener.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            listener.bind(('127.0.0.1', 4242)); listener.listen(5)
            def connect():
                c = socket(AF_INET); c.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
                c.setsockopt(SOL_SOCKET, SO_LINGER, struct.pack('ii', 1, 0))
                c.bind(('127.0.0.1', 5353)); c.connect(('127.0.0.1', 4242))
                return c, listener.accept()[0]
            c, s = connect()
            print(5353, flush=True)
            sys.stdin.readline()
            c.close()
            try: s.recv(1); assert False
            except ConnectionError: s.close()
            c, s = connect()
            print(5353, flush=True)
            sys.stdin.read()
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void aNewConnectionWithTheSameEndsAndItsListenerSurviveTheKillOfTheOldOne() throws Exception {
        if (RunningKernel.isBefore(4, 5)) {
            cannotClose();
            return;
        }
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), REUSED);
                SocketTable table =
                        SocketTable.openIn(
                                NetworkNamespaces.ofThisHost().resolve(namespace.name()))) {
            KillPlan plan = new KillPlan(10);
            table.visit(SocketQuery.all().withStates(List.of(SocketState.ESTABLISHED)), plan);
            assertThat(plan.sockets()).hasSize(2);

            python.next();
            List<Long> before = cookies(table);
            assertThat(plan.carryOut(table))
                    .extracting(KillPlan.Result::outcome)
                    .containsOnly(KillPlan.Outcome.GONE);
            assertThat(cookies(table)).hasSize(3).containsExactlyElementsOf(before);
        }
    }

    /** What a kernel before Linux 4.5 answers, with {@code --yes} and without. */
    private void cannotClose() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), REUSED)) {
            assertThat(python.numbers()).containsExactly(5353);
            String[] filter = {"kill", "-tH", "-N", namespace.name(), "sport", "4242"};
            CommandRun shown = CommandRun.of(filter);
            assertThat(shown.exitCode()).isEqualTo(ExitCode.UNAVAILABLE);
            assertThat(shown.errors()).startsWith("jss: this kernel cannot close sockets of tcp");
            CommandRun done =
                    CommandRun.of("kill", "--yes", "-tHN", namespace.name(), "sport 4242");
            assertThat(done.exitCode()).isEqualTo(ExitCode.NOT_FOUND);
            assertThat(done.output()).endsWith(" not supported by this kernel\n");
            assertThat(CommandRun.of("-tH", "-N", namespace.name()).output().lines()).hasSize(2);
        }
    }

    private static List<Long> cookies(SocketTable table) throws Exception {
        return table.snapshot().sockets().stream().map(InetSocket::cookie).sorted().toList();
    }

    @Test
    void theCommandClosesWhatMatchesAndLeavesTheListener() throws Exception {
        if (RunningKernel.isBefore(4, 5)) {
            cannotClose();
            return;
        }
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), REUSED)) {
            assertThat(python.numbers()).containsExactly(5353);
            CommandRun shown =
                    CommandRun.of("kill", "-t", "-H", "-N", namespace.name(), "sport", "4242");
            assertThat(shown.exitCode()).isZero();
            assertThat(shown.output())
                    .isEqualTo("tcp 0 0 127.0.0.1:4242 127.0.0.1:5353 ESTABLISHED IPv4\n");

            CommandRun done =
                    CommandRun.of(
                            "kill", "--yes", "-t", "-H", "-N", namespace.name(), "sport", "4242");
            assertThat(done.exitCode()).isZero();
            assertThat(done.output())
                    .isEqualTo("tcp 0 0 127.0.0.1:4242 127.0.0.1:5353 ESTABLISHED IPv4 closed\n");
            assertThat(CommandRun.of("-tlH", "-N", namespace.name()).output())
                    .isEqualTo("tcp 0 5 127.0.0.1:4242 0.0.0.0:* LISTEN IPv4\n");
        }
    }

    @Test
    void whatTheKernelKeepsIsStillThere() throws Exception {
        if (RunningKernel.isBefore(4, 5)) {
            cannotClose();
            return;
        }
        String script =
                """
                listener = socket(AF_INET); listener.bind(('127.0.0.1', 4242)); listener.listen(5)
                client = socket(AF_INET); client.bind(('127.0.0.1', 5353))
                client.connect(('127.0.0.1', 4242)); server = listener.accept()[0]
                bound = socket(AF_INET); bound.bind(('127.0.0.1', 4243))
                open = socket(AF_INET, SOCK_DGRAM); open.bind(('127.0.0.1', 4244))
                connected = socket(AF_INET, SOCK_DGRAM); connected.connect(('127.0.0.1', 4244))
                print(connected.getsockname()[1], flush=True)
                sys.stdin.readline()
                open.settimeout(5)
                sender = socket(AF_INET, SOCK_DGRAM); sender.sendto(b'x', ('127.0.0.1', 4244))
                try: open.recv(1)
                except ConnectionAbortedError: pass
                assert open.recv(1) == b'x'
                try: socket(AF_INET).bind(('127.0.0.1', 4242)); assert False
                except OSError: pass
                print(1, flush=True)
                sys.stdin.read()
                """;
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), script);
                SocketTable table =
                        SocketTable.openIn(
                                NetworkNamespaces.ofThisHost().resolve(namespace.name()))) {
            assertThat(kill("sport = :4242 and state listening"))
                    .isEqualTo(
                            "1 "
                                    + (table.listsBoundInactive()
                                            ? KillPlan.Outcome.STILL_BOUND
                                            : KillPlan.Outcome.PERHAPS_BOUND));
            assertThat(kill("sport = :4242 and state established")).isEqualTo("0 CLOSED");
            assertThat(kill("sport = :4244")).isEqualTo("1 STILL_RECEIVING");
            assertThat(kill("sport = :" + python.number(0))).isEqualTo("0 CLOSED");
            if (table.listsBoundInactive()) {
                assertThat(kill("sport = :4243 and state bound-inactive"))
                        .isEqualTo("1 NOT_REACHED");
            }
            python.next();
        }
    }

    /** Returns the exit code and the outcome of the one socket. */
    private String kill(String filter) {
        CommandRun run = CommandRun.of("kill", "--yes", "-tuaHn", "-N", namespace.name(), filter);
        String row = run.output().strip();
        assertThat(row.lines()).as(filter).hasSize(1);
        String outcome =
                Arrays.stream(KillPlan.Outcome.values())
                        .filter(o -> row.endsWith(" " + o.label()))
                        .map(KillPlan.Outcome::name)
                        .findFirst()
                        .orElse(row);
        return run.exitCode() + " " + outcome;
    }

    @Test
    void aConnectionWhoseProgramBoundItsPortKeepsIt() throws Exception {
        if (RunningKernel.isBefore(4, 5)) {
            cannotClose();
            return;
        }
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), REUSED);
                SocketTable table =
                        SocketTable.openIn(
                                NetworkNamespaces.ofThisHost().resolve(namespace.name()))) {
            assertThat(python.numbers()).containsExactly(5353);
            assertThat(kill("sport = :5353"))
                    .isEqualTo(table.listsBoundInactive() ? "1 STILL_BOUND" : "0 CLOSED");
        }
    }

    @Test
    void withoutPrivilegeNothingIsClosedAndTheReasonIsSaid() throws Exception {
        if (RunningKernel.isBefore(4, 5)) {
            cannotClose();
            return;
        }
        // without capabilities, not as another user, who may not read the class path
        List<String> powerless =
                List.of(
                        "ip",
                        "netns",
                        "exec",
                        namespace.name(),
                        "setpriv",
                        "--bounding-set=-all",
                        "--inh-caps=-all");
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), REUSED);
                CommandProcess jss =
                        CommandProcess.start(powerless, "kill", "--yes", "-tH", "sport", "4242")) {
            assertThat(python.numbers()).containsExactly(5353);
            assertThat(jss.output().readLine())
                    .isEqualTo(
                            "tcp 0 0 127.0.0.1:4242 127.0.0.1:5353 ESTABLISHED IPv4 not permitted");
            assertThat(jss.exitCode()).isEqualTo(1);
            assertThat(jss.errors())
                    .isEqualTo(
                            "jss: not permitted: to close sockets takes CAP_NET_ADMIN; run it as"
                                    + " root\n");
            assertThat(CommandRun.of("-tH", "-N", namespace.name()).output().lines()).hasSize(2);
        }
    }
}
