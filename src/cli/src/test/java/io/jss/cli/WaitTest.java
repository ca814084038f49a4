package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code jss wait}: what counts as listening and as gone, and what it says when it gives up. */
class WaitTest {

    private static final String HINT = " (jss --help lists what is)";

    private static KernelTable table() {
        return new KernelTable()
                .addDualStackListener(80, KernelTable.row())
                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, KernelTable.row())
                .add(TCP, TIME_WAIT, "10.0.0.1", 23, "10.0.0.9", 1001, KernelTable.minisock())
                .add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0, KernelTable.row());
    }

    @ParameterizedTest
    @CsvSource({
        "80, 0,",
        "10.0.0.1:80, 0,",
        "sport = :80, 0,",
        "22 --state gone --timeout 1ms, 1, 1 socket of 22 is still there after 1ms",
        "22 --timeout 1ms, 1, nothing listens at 22 after 1ms",
        "23 --state gone, 0,",
        "81 --state gone, 0,",
        "53 --timeout 1ms, 1, nothing listens at 53 after 1ms",
        "53 -u, 0,",
        "53/udp, 0,",
        "80/tcp, 0,",
        "tcp listening, 0,",
        "10.0.0.0/8 --timeout 1ms, 1, nothing listens at 10.0.0.0/8 after 1ms",
        "10.0.0.0/8 --state gone --timeout 1ms, 1, 1 socket of 10.0.0.0/8 is still there after 1ms",
        "'20,80', 0,",
        "/run/x.sock, 2, wait takes sockets of the internet: jss /run/x.sock",
        "80 -6 --wire 6 --timeout 1ms, 1, nothing listens at 80 after 1ms",
        "'state established and dport = :1000 --state=gone --timeout 1ms', 1,"
                + " 1 socket of state established and dport = :1000 is still there after 1ms",
        "80 --state open, 2, '--state takes listening or gone, not ''open'''",
        "80 --timeout 999999999h, 2,"
                + " '--timeout takes a time as 30s, 500ms or 2m, not ''999999999h'''",
        "80 --timeout 0.01s, 0,",
        "22 --timeout 0.001s, 1, nothing listens at 22 after 0.001s",
        "80 --timeout soon, 2, '--timeout takes a time as 30s, 500ms or 2m, not ''soon'''",
        "80 --json, 2, '--json does not go with wait: it prints no sockets, but waits for some in"
                + " one network namespace'"
    })
    void endsAndSaysWhy(String words, int code, String said) {
        TestRun run = new TestRun().sockets(table());
        int exitCode = run.run(("wait " + words).split(" "));

        assertThat(exitCode).as(String.valueOf(run.errors())).isEqualTo(code);
        if (said == null) {
            assertThat(run.errors()).isEmpty();
        } else {
            assertThat(run.errors())
                    .containsExactly("jss: " + said + (code == ExitCode.USAGE ? HINT : ""));
        }
        assertThat(run.lines()).isEmpty();
    }

    /** Both families are asked for, each with the bytecode of the filter: 56 bytes without. */
    @ParameterizedTest
    @CsvSource({
        "22 --state gone --timeout 1ms",
        "10.0.0.1:22 --state gone --timeout 1ms",
        "10.0.0.1 --state gone --timeout 1ms",
        "dst 10.0.0.9 --state gone --timeout 1ms",
        "81 --timeout 1ms"
    })
    void theKernelIsAskedForWhatIsWaitedForAlone(String words) {
        KernelTable table = table();
        new TestRun().sockets(table).run(("wait " + words).split(" "));

        assertThat(table.asked()).isNotEmpty().allMatch(request -> request.length() > 2 * 56);
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.9, 1", "::ffff:10.0.0.9, 1", "10.0.0.9:1000, 1", "127.0.0.1:80, 1"})
    void whatFitsAnAddressIsFound(String target, int code) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("wait", target, "--state", "gone", "--timeout", "1ms")).isEqualTo(code);
        assertThat(run.errors())
                .containsExactly("jss: 1 socket of " + target + " is still there after 1ms");
    }

    @Test
    void withoutATargetItSaysWhatToType() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("wait")).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: wait takes what to wait for: jss wait 8080, jss wait 192.0.2.1:443"
                                + " --state gone"
                                + HINT);
    }

    @Test
    void timeoutIsOfWaitAlone() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--timeout", "1s")).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).containsExactly("jss: --timeout goes with wait" + HINT);
    }
}
