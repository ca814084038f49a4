package io.jss.cli;

import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamespacesTest {

    private static final long WEB = 4026532001L;
    private static final long LOCKED = 4026532002L;

    @TempDir Path proc;

    @BeforeEach
    void threeNamespaces() throws IOException {
        new FakeProcesses(proc)
                .namespace(1, 4026531840L)
                .add(70, "/usr/sbin/web\0", 501)
                .namespace(70, WEB)
                .cgroup(70, "/system.slice/web.service")
                .add(71, "/usr/sbin/web\0", 501, 502)
                .namespace(71, WEB)
                .add(80, "secret\0")
                .namespace(80, LOCKED)
                .add(90, "sshd\0", 77)
                .namespace(90, 4026531840L);
    }

    private TestRun host() {
        return new TestRun()
                .proc(proc)
                .sockets(
                        new KernelTable()
                                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, row()))
                .socketsIn(
                        WEB,
                        new KernelTable()
                                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 501))
                                .add(
                                        TCP,
                                        ESTABLISHED,
                                        "172.17.0.2",
                                        80,
                                        "172.17.0.1",
                                        2000,
                                        row().owner(0, 502)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ta process=web",
                "-ta --json pid=70 or pid=71",
                "-ta --csv process=w*",
                "-ta --columns=local process=web",
                "-s process=web",
                "--count-by=state process=web",
                "explain process=web",
                "--json explain process=web",
                "kill -a process=web",
                "wait --timeout=1ms process=web",
                "top --batch --blocks=1 -c=0.01 process=web"
            })
    void aProcessThatLivesInAnotherNamespaceIsNamedWithWhatToType(String line) {
        TestRun run = host();
        run.run(line.split(" ", -1));

        assertThat(run.errors())
                .contains(
                        "jss: process 70/web is in another network namespace: -N 70 looks there,"
                                + " --all-netns everywhere",
                        "jss: process 71/web is in another network namespace: -N 71 looks there,"
                                + " --all-netns everywhere")
                .noneMatch(said -> said.contains("process 90"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tan sport = :81", "find :81", "--json -tan sport = :81"})
    void aPortThatIsOnlyBoundIsSaidOfEachNamespace(String line) {
        TestRun run =
                host().socketsIn(
                                WEB,
                                new KernelTable()
                                        .add(
                                                TCP,
                                                BOUND_INACTIVE,
                                                "0.0.0.0",
                                                81,
                                                "0.0.0.0",
                                                0,
                                                row().owner(0, 501)));
        run.run(("--all-netns " + line).split(" ", -1));

        assertThat(run.errors())
                .filteredOn(said -> said.contains("without listening"))
                .singleElement()
                .asString()
                .startsWith("jss: port 81 of ")
                .endsWith(" is bound by 70/web, 71/web without listening; -B lists it");
    }

    @Test
    void aProcessThatLivesWhereItIsLookedForIsNotNamed() {
        for (String line :
                new String[] {
                    "-ta process=sshd",
                    "-ta not process=web and process=nosuch",
                    "-ta -N 70 process=web",
                    "-ta --all-netns process=web",
                    "explain pid:90",
                    "explain -N 70 process=web"
                }) {
            TestRun run = host();
            run.run(line.split(" ", -1));
            assertThat(run.errors()).as(line).noneMatch(said -> said.contains("is in another"));
        }
        TestRun pid = host();
        assertThat(pid.run("explain", "pid:70")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(pid.errors())
                .containsExactly(
                        "jss: process 70/web is in another network namespace: -N 70 looks there,"
                                + " --all-netns everywhere",
                        "jss: no process 70 is seen to hold a socket");
    }

    @Test
    void anOrderGoesAcrossNamespacesAndEachRowKeepsItsOwn() {
        TestRun table = host();
        table.run(
                "-taH",
                "--all-netns",
                "--columns=namespace,remote-port,processes",
                "--sort=remote-port:desc");
        TestRun lines = host();
        lines.run(
                "-ta",
                "--all-netns",
                "--ndjson",
                "--columns=namespace,inode",
                "--sort=namespace:desc,inode:desc",
                "--top=2");

        assertThat(table.lines())
                .containsExactly(
                        "web.service 2000 71/web",
                        "1/comm1     1000 90/sshd",
                        "web.service    0 70/web,71/web");
        assertThat(lines.lines())
                .containsExactly(
                        "{\"family\":\"inet\",\"namespace\":\"web.service\",\"inode\":502}",
                        "{\"family\":\"inet\",\"namespace\":\"web.service\",\"inode\":501}");
        assertThat(lines.errors()).singleElement().asString().contains("not entered");
    }

    @Test
    void oneTableShowsEveryNamespaceAndSaysWhichCouldNotBeEntered() {
        TestRun run = host();

        assertThat(run.run("-tap", "--all-netns")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Namespace   Proto Recv-Q Send-Q Local Address Foreign Address State      "
                                + " PID/Program name Traffic",
                        "1/comm1     tcp        0      0 10.0.0.1:22   10.0.0.9:1000   ESTABLISHED"
                                + " 90/sshd          IPv4",
                        "web.service tcp        0      0 0.0.0.0:80    0.0.0.0:*       LISTEN     "
                                + " 70/web,71/web    IPv4",
                        "web.service tcp        0      0 172.17.0.2:80 172.17.0.1:2000 ESTABLISHED"
                                + " 71/web           IPv4");
        assertThat(run.errors())
                .containsExactly(
                        "jss: network namespace 80/comm80 not entered: setns: EPERM (Operation not"
                                + " permitted)");
    }

    @Test
    void socketsAreCountedByNamespace() {
        TestRun run = host();

        assertThat(run.run("-taH", "--all-netns", "--count-by=namespace")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly("2  66.7% web.service", "1  33.3% 1/comm1", "3 100.0% total");
    }

    @Test
    void aProcessNamesItsNamespace() {
        TestRun run = host();

        assertThat(run.run("-tH", "-N", "71")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly("tcp 0 0 172.17.0.2:80 172.17.0.1:2000 ESTABLISHED IPv4");
    }

    @Test
    void aNamespaceThatIsNotThereIsExitCode1() {
        TestRun run = host();

        assertThat(run.run("-t", "-N", "blue")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run.errors())
                .containsExactly(
                        "jss: there is no network namespace 'blue': no name under "
                                + proc.resolve("names"));
    }

    @Test
    void oneNamespaceAndAllOfThemExcludeEachOther() {
        TestRun run = host();

        assertThat(run.run("-N", "71", "--all-netns")).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: --net does not go with --all-netns: one says every namespace, the"
                                + " other names one (jss --help lists what is)");
    }
}
