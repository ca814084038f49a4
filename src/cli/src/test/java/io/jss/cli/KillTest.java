package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.sys.Errno;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KillTest {

    private static KernelTable server() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0)
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.7", 1001, row().owner(0, 501))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.7", 1002, row().owner(0, 502))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.8", 1003, row().owner(0, 503))
                .without(UDPLITE);
    }

    @Test
    void withoutYesItShowsWhatItWouldCloseAndDoesNothing() {
        KernelTable table = server();
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run("kill", "dst", "10.0.0.7", "-t")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q Send-Q Local Address Foreign Address State       Traffic",
                        "tcp        0      0 10.0.0.1:80   10.0.0.7:1001   ESTABLISHED IPv4",
                        "tcp        0      0 10.0.0.1:80   10.0.0.7:1002   ESTABLISHED IPv4");
        assertThat(run.errors())
                .containsExactly("jss: would close 2 sockets; nothing was done, --yes does it");
        assertThat(table.closed()).isEmpty();
    }

    @Test
    void withYesEachIsClosedByItsOwnCookieAndHasItsOutcome() {
        KernelTable table = server().closingGives(0, Errno.ENOENT, Errno.EOPNOTSUPP);
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run("-tHK", "--yes", "sport", "=", ":80")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.lines())
                .containsExactly(
                        "tcp 0 0 10.0.0.1:80 10.0.0.7:1001 ESTABLISHED IPv4 closed",
                        "tcp 0 0 10.0.0.1:80 10.0.0.7:1002 ESTABLISHED IPv4 gone",
                        "tcp 0 0 10.0.0.1:80 10.0.0.8:1003 ESTABLISHED IPv4 not supported by this"
                                + " kernel");
        assertThat(table.closed()).as("never the listener").containsExactly(2L, 3L, 4L);
    }

    @Test
    void whenAllAreClosedTheExitCodeIs0() {
        KernelTable table = server();
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run("kill", "--yes", "-tH", "dst", "10.0.0.8")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
        assertThat(table.closed()).containsExactly(4L);
    }

    @Test
    void whatTheKernelKeepsIsStillThereWithTheReason() {
        KernelTable table =
                server().add(UDP, CLOSE, "0.0.0.0", 80, "0.0.0.0", 0)
                        .add(TCP, BOUND_INACTIVE, "0.0.0.0", 81, "0.0.0.0", 0)
                        .closingGives(0, 0, 0, 0, Errno.ENOENT, 0);
        TestRun run = new TestRun().sockets(table);

        int exitCode =
                run.run("kill", "--yes", "-tuHn", "state", "all", "or", "state", "bound-inactive");

        assertThat(run.lines().stream().map(line -> line.replaceAll(" +", " ")))
                .containsExactly(
                        "tcp 0 0 0.0.0.0:80 0.0.0.0:* LISTEN IPv4 still there: its port stays bound"
                                + " until its program closes it",
                        "tcp 0 0 10.0.0.1:80 10.0.0.7:1001 ESTABLISHED IPv4 closed",
                        "tcp 0 0 10.0.0.1:80 10.0.0.7:1002 ESTABLISHED IPv4 closed",
                        "tcp 0 0 10.0.0.1:80 10.0.0.8:1003 ESTABLISHED IPv4 closed",
                        "tcp 0 0 0.0.0.0:81 0.0.0.0:* BOUND_INACTIVE IPv4 still there: the kernel"
                                + " cannot close a socket that is only bound",
                        "udp 0 0 0.0.0.0:80 0.0.0.0:* UNCONN IPv4 still there: it goes on"
                                + " receiving");
        assertThat(exitCode).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void whatHadGoneBeforeIsGone() {
        TestRun run = new TestRun().sockets(server().closingGives(Errno.ENOENT));

        assertThat(run.run("kill", "--yes", "-tH", "dst", "10.0.0.8")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly("tcp 0 0 10.0.0.1:80 10.0.0.8:1003 ESTABLISHED IPv4 gone");
    }

    @Test
    void withoutPrivilegeItSaysWhatIsMissing() {
        TestRun run = new TestRun().sockets(server().closingGives(Errno.EPERM));

        assertThat(run.run("kill", "--yes", "-tH", "dst", "10.0.0.8"))
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.lines())
                .containsExactly(
                        "tcp 0 0 10.0.0.1:80 10.0.0.8:1003 ESTABLISHED IPv4 not permitted");
        assertThat(run.errors())
                .containsExactly(
                        "jss: not permitted: to close sockets takes CAP_NET_ADMIN; run it as root");
    }

    @Test
    void moreThanTheLimitEndsItBeforeItBegins() {
        KernelTable table = server();
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run("kill", "--yes", "--max=2", "-t", "sport", "80"))
                .isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.lines()).isEmpty();
        assertThat(run.errors())
                .containsExactly(
                        "jss: 3 sockets match, more than --max 2 allows: nothing was closed");
        assertThat(table.closed()).isEmpty();
    }

    @Test
    void processesAreAConditionToo(@TempDir Path proc) throws IOException {
        FakeProcesses processes = new FakeProcesses(proc).add(70, "/usr/bin/web\0", 502);
        KernelTable table = server();
        TestRun run = new TestRun().sockets(table).proc(processes.root());

        assertThat(run.run("kill", "--yes", "-t", "process", "web")).isEqualTo(ExitCode.OK);
        assertThat(table.closed()).containsExactly(3L);
    }

    @Test
    void nothingThatMatchesIsExitCode1() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("kill", "--yes", "-t", "sport", "81")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.errors())
                .containsExactly("jss: no socket matches among connected ones; -a is for all");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kill | kill needs a filter that says what to close, for instance: jss kill dst"
                        + " 192.0.2.9",
                "-K --yes | kill needs a filter that says what to close, for instance: jss kill"
                        + " dst 192.0.2.9",
                "kill any --yes | kill needs a filter that says what to close, for instance: jss"
                        + " kill dst 192.0.2.9",
                "kill --max=0 sport 80 | --max takes a number from 1 to 2147483647, not '0'",
                "kill --all-netns sport 80 | --all-netns does not go with kill: it is of one"
                        + " network namespace; -N names another one",
                "kill -SIGUSR1 sport 80 | '-SIGUSR1' is kill(1)'s; jss kill closes sockets, and"
                        + " ends no process",
            })
    void whatCouldHitEverythingIsRefused(String arguments, String message) {
        KernelTable table = server();
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run(arguments.split(" "))).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).containsExactly("jss: " + message + " (jss --help lists what is)");
        assertThat(table.closed()).isEmpty();
    }

    @Test
    void nameOfNamespaceIsNoSignal() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("kill", "-NWEB", "sport", "80")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.errors())
                .containsExactly(
                        "jss: there is no network namespace 'WEB': no name under"
                                + " no-such-proc/names");
    }

    @Test
    void allIsNoAdviceWhereStatesAreNamed() {
        TestRun run = new TestRun().sockets(new KernelTable());

        assertThat(run.run("kill", "-t", "state syn-sent")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.errors()).containsExactly("jss: no socket matches");
    }

    @Test
    void columnsThatOptionsAskForStandBehindThoseThatAreNamed() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1));
        run.run("kill", "-tn", "-e", "-o", "--columns=local", "sport = :22");

        assertThat(words(run).get(0))
                .isEqualTo("Local Address User inode cookie mark v6only shutdown Timer");
    }

    private static List<String> words(TestRun run) {
        return run.lines().stream().map(line -> line.replaceAll(" +", " ").strip()).toList();
    }
}
