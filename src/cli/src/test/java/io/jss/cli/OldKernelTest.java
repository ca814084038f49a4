package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.SYN_RECV;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.sys.Errno;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command says on kernels that lack what it needs. */
class OldKernelTest {

    private static final String JESSIE = "3.16.0-4-amd64";

    private static KernelTable server() {
        return new KernelTable()
                .addDualStackListener(80, KernelTable.row())
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.7", 1001)
                .add(TCP, CLOSE_WAIT, "10.0.0.1", 80, "10.0.0.7", 1002)
                .add(
                        TCP,
                        SYN_RECV,
                        "::ffff:10.0.0.1",
                        80,
                        "::ffff:10.0.0.7",
                        1003,
                        KernelTable.minisock())
                .add(TCP, SYN_RECV, "2001:db8::1", 80, "2001:db8::2", 4, KernelTable.minisock());
    }

    @Test
    void eventsThatNeverComeAreNotWaitedFor() {
        TestRun run = new TestRun().release(JESSIE);

        assertThat(run.run("-E")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.errors())
                .containsExactly(
                        "jss: this kernel (3.16.0-4-amd64) reports no destroyed sockets: -E takes"
                                + " Linux 4.2 or newer");
    }

    @ParameterizedTest
    @ValueSource(ints = {Errno.EINVAL, Errno.EOPNOTSUPP})
    void killWithoutYesDoesNotPromiseWhatTheKernelCannotDo(int errno) {
        KernelTable table = server().closingGives(errno);
        TestRun run = new TestRun().sockets(table);

        assertThat(run.run("kill", "-t", "dst", "10.0.0.7")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.errors())
                .containsExactly(
                        "jss: this kernel cannot close sockets of tcp: it takes Linux 4.5 (UDP and"
                                + " raw 4.9) with CONFIG_INET_DIAG_DESTROY; nothing was done");
        assertThat(table.closed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"3.16.0, 1", "6.9.12, 1", "6.10.0-rc1, 2", "7.0, 2", "'', 2"})
    void closeWaitIsAmongTheEstablishedWhereTheKernelCountsItThere(String release, int estab) {
        TestRun run = new TestRun().release(release).sockets(server());

        assertThat(run.run("-s")).isEqualTo(ExitCode.OK);
        assertThat(run.lines().get(1)).startsWith("TCP:   5 (estab " + estab + ", syn-recv 2, ");
    }

    @ParameterizedTest
    @CsvSource({"3.16.0, tcp ", "4.3.6, tcp ", "4.4.0, tcp6", "6.18.44, tcp6"})
    void asNetstatARequestOfIpv4IsTcpWhereTheFilesOfTheKernelSaySo(String release, String proto) {
        TestRun run = new TestRun().named("netstat").release(release).sockets(server());

        assertThat(run.run("-tan")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .filteredOn(line -> line.contains("10.0.0.7:1003"))
                .singleElement()
                .asString()
                .startsWith(proto + " ");
        assertThat(run.lines())
                .filteredOn(line -> line.contains("2001:db8::2:4 "))
                .singleElement()
                .asString()
                .startsWith("tcp6 ");
    }

    @Test
    void aKernelThatClosesTcpButNotUdpIsNamedSo() {
        KernelTable table = new KernelTable().add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0);
        TestRun run = new TestRun().sockets(table.closingGives(Errno.EOPNOTSUPP));

        assertThat(run.run("kill", "-ua", "sport", "53")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(run.errors()).singleElement().asString().contains("sockets of udp:");
    }
}
