package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_RECV;
import static io.jss.model.SocketState.TIME_WAIT;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.DiagRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListingTest {

    private static KernelTable server() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 222, "0.0.0.0", 0, row().queues(0, 128))
                .add(TCP, ESTABLISHED, "10.0.0.12", 222, "10.0.0.21", 55514, row().owner(0, 101))
                .add(
                        TCP,
                        TIME_WAIT,
                        "10.0.0.12",
                        2049,
                        "10.0.0.16",
                        752,
                        minisock().timer(3, 0, 59_990))
                .addDualStackListener(4243, row().owner(1000, 102).queues(3, 4096))
                .add(
                        TCP,
                        ESTABLISHED,
                        "::ffff:10.0.0.12",
                        4243,
                        "::ffff:10.0.0.20",
                        64702,
                        row().owner(1000, 103).queues(17, 1_234_567).timer(1, 3, 204))
                .add(TCP, ESTABLISHED, "2001:db8::1", 443, "2001:db8::2", 50000, row())
                .add(UDP, CLOSE, "0.0.0.0", 68, "0.0.0.0", 0)
                .add(UDP, ESTABLISHED, "127.0.0.1", 5000, "127.0.0.1", 53, row())
                .add(RAW, CLOSE, "::", 58, "::", 0, row())
                .without(UDPLITE);
    }

    @Test
    void mappedRowsKeepTcp6AndSayWhatTheyAre() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-tn")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q  Send-Q Local Address         Foreign Address       "
                                + " State       Traffic",
                        "tcp        0       0 10.0.0.12:222         10.0.0.21:55514       "
                                + " ESTABLISHED IPv4",
                        "tcp6       0       0 2001:db8::1:443       2001:db8::2:50000     "
                                + " ESTABLISHED IPv6",
                        "tcp        0       0 10.0.0.12:2049        10.0.0.16:752         "
                                + " TIME_WAIT   IPv4",
                        "tcp6      17 1234567 ::ffff:10.0.0.12:4243 ::ffff:10.0.0.20:64702"
                                + " ESTABLISHED IPv4-mapped");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void listenersShowTheirBacklogAndWhatTheyTake() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-l")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q Send-Q Local Address Foreign Address State  Traffic",
                        "udp        0      0 0.0.0.0:68    0.0.0.0:*       UNCONN IPv4",
                        "tcp        0    128 0.0.0.0:222   0.0.0.0:*       LISTEN IPv4",
                        "tcp6       3   4096 :::4243       :::*            LISTEN dual-stack",
                        "raw6       0      0 :::58         :::*            UNCONN IPv6-only");
        assertThat(run.errors()).isEmpty(); // a kernel without UDP-Lite
    }

    @Test
    void extendedRowsShowUnknownOwnersAsADash() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-tneo", "-4")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q Send-Q Local Address  Foreign Address State       User"
                                + " Inode Timer              Traffic cookie mark v6only shutdown",
                        "tcp        0      0 10.0.0.12:222  10.0.0.21:55514 ESTABLISHED 0   "
                                + "   101 off                IPv4         2    -      -        0",
                        "tcp        0      0 10.0.0.12:2049 10.0.0.16:752   TIME_WAIT   -   "
                                + "     - timewait (59.99/0) IPv4         3    -      -        -");
    }

    @Test
    void everyProcessOfASharedSocketIsListedOnce(@TempDir Path root) throws Exception {
        FakeProcesses processes =
                new FakeProcesses(root)
                        .add(23111, "sshd: redacted\0\0\0", 101)
                        .add(812, "/usr/sbin/nginx\0-g\0", 102, 102, 103)
                        .add(900, "nginx: worker process", 102);
        TestRun run = new TestRun().sockets(server()).proc(processes.root());

        assertThat(run.run("-tanp")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q  Send-Q Local Address         Foreign Address       "
                                + " State       PID/Program name                   "
                                + " Traffic",
                        "tcp        0     128 0.0.0.0:222           0.0.0.0:*             "
                                + " LISTEN      -                                  "
                                + " IPv4",
                        "tcp6       3    4096 :::4243               :::*                  "
                                + " LISTEN      812/nginx,900/nginx: worker process"
                                + " dual-stack",
                        "tcp        0       0 10.0.0.12:222         10.0.0.21:55514       "
                                + " ESTABLISHED 23111/sshd: redacted               "
                                + " IPv4",
                        "tcp6       0       0 2001:db8::1:443       2001:db8::2:50000     "
                                + " ESTABLISHED -                                  "
                                + " IPv6",
                        "tcp        0       0 10.0.0.12:2049        10.0.0.16:752         "
                                + " TIME_WAIT   -                                  "
                                + " IPv4",
                        "tcp6      17 1234567 ::ffff:10.0.0.12:4243 ::ffff:10.0.0.20:64702"
                                + " ESTABLISHED 812/nginx                          "
                                + " IPv4-mapped");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void nameWithCommaIsOneOwnerAndItsBlanksStay(@TempDir Path root) throws Exception {
        FakeProcesses processes =
                new FakeProcesses(root).add(7, "a,1/systemd \\x2c9/b\0", 101).add(8, "./b\0", 101);
        TestRun run = new TestRun().sockets(server()).proc(processes.root());

        run.run("-tpnH", "-4");
        assertThat(run.lines().get(0))
                .endsWith(" ESTABLISHED 7/a\\x2c1/systemd \\\\x2c9/b,8/./b IPv4");
    }

    @Test
    void titlesCannotCommandTheTerminal(@TempDir Path root) throws Exception {
        byte[] hostile = "a\u001b]0;x\u0007\nb\u009bc\\\u202ed\u4e2d".getBytes(UTF_8);
        hostile[hostile.length - 1] = (byte) 0xff;
        FakeProcesses processes = new FakeProcesses(root).add(7, hostile, 101);
        TestRun run = new TestRun().sockets(server()).proc(processes.root());

        run.run("-tpnH", "-4");
        assertThat(run.lines())
                .containsExactly(
                        "tcp 0 0 10.0.0.12:222  10.0.0.21:55514 ESTABLISHED"
                            + " 7/a\\x1b]0;x\\x07\\x0ab\\u009bc\\\\\\u202ed\\xe4\\xb8\\xff IPv4",
                        "tcp 0 0 10.0.0.12:2049 10.0.0.16:752   TIME_WAIT  "
                                + " -                                                IPv4");
    }

    @Test
    void ownersThatMayNotBeReadAreSaidToBeHidden(@TempDir Path root) throws Exception {
        new FakeProcesses(root);
        Files.delete(root.resolve("1/fd")); // as if process 1 were not shown
        Files.move(root.resolve("1"), root.resolve("2"));
        TestRun run = new TestRun().sockets(server()).proc(root);

        assertThat(run.run("-tpn")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).containsExactly("jss: owners of 3 sockets hidden: not permitted");
    }

    @Test
    void optionsChooseByFamilyAndByWhatTravels() {
        assertThat(localsOf("-tan4"))
                .containsExactly("0.0.0.0:222", "10.0.0.12:222", "10.0.0.12:2049");
        assertThat(localsOf("-tan6"))
                .containsExactly(":::4243", "2001:db8::1:443", "::ffff:10.0.0.12:4243");
        assertThat(localsOf("-tan", "--wire=4", "-6")).containsExactly("::ffff:10.0.0.12:4243");
        assertThat(localsOf("-tan", "--wire", "6")).containsExactly("2001:db8::1:443");
        assertThat(localsOf("-tan", "--wire", "both,6"))
                .containsExactly(":::4243", "2001:db8::1:443");
        assertThat(localsOf("-uan")).containsExactly("0.0.0.0:68", "127.0.0.1:5000");
        assertThat(localsOf("-un")).containsExactly("127.0.0.1:5000");
    }

    private static List<String> localsOf(String... args) {
        TestRun run = new TestRun().sockets(server());
        assertThat(run.run(args)).isEqualTo(ExitCode.OK);
        return run.lines().stream().skip(1).map(line -> line.split(" +", -1)[3]).toList();
    }

    @Test
    void aConnectionRequestShowsAsSynRecvAndUnknownNumbersAreKept() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, SYN_RECV, "::1", 80, "::1", 4000, minisock().timer(9, 1, 1000));
        DiagRow odd = row();
        table.add(TCP, ESTABLISHED, "::1", 81, "::1", 4001, odd);
        odd.state(14);
        TestRun run = new TestRun().sockets(table);

        run.run("-tonH");
        assertThat(run.lines())
                .containsExactly(
                        "tcp6 0 0 ::1:80 ::1:4000 SYN_RECV timer_9 (1.00/1) IPv6",
                        "tcp6 0 0 ::1:81 ::1:4001 STATE_14 off              IPv6");
    }

    @Test
    void interfacesThatHaveGoneShowAsNumbersAndOthersAsNames() {
        KernelTable table =
                new KernelTable()
                        .add(UDP, CLOSE, "fe80::1", 546, "::", 0, row().device(2_000_000))
                        .add(TCP, ESTABLISHED, "fe80::1", 22, "fe80::2", 4000, row().device(1))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.2", 4000, row().device(1));
        TestRun run = new TestRun().sockets(table);

        run.run("-tuanH");
        assertThat(run.lines())
                .containsExactly(
                        "udp6 0 0 fe80::1%2000000:546 :::*            UNCONN      IPv6-only",
                        "tcp  0 0 10.0.0.1%lo:22      10.0.0.2:4000   ESTABLISHED IPv4",
                        "tcp6 0 0 fe80::1%lo:22       fe80::2%lo:4000 ESTABLISHED IPv6");
    }

    @Test
    void namesStandForAddressesWhenTheyAreAskedFor() {
        TestRun run =
                new TestRun()
                        .sockets(server())
                        .host("10.0.0.12", "server")
                        .host("10.0.0.20", "evil\u001b[2Jhost");

        assertThat(run.run("-trH6", "--wire=4")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "tcp6 17 1234567 server:4243 evil\\x1b[2Jhost:64702"
                                + " ESTABLISHED IPv4-mapped");
    }

    @Test
    void coloursAreForTerminalsThatWantThem() {
        String mapped = "\u001b[35mIPv4-mapped\u001b[0m";

        assertThat(lastOf(new TestRun().onTerminal(), "-tnH6", "--sort=none")).contains("IPv6");
        assertThat(traffic(new TestRun().onTerminal())).endsWith(mapped);
        assertThat(traffic(new TestRun())).endsWith(" IPv4-mapped");
        assertThat(traffic(new TestRun(), "--color=always")).endsWith(mapped);
        assertThat(traffic(new TestRun().onTerminal(), "--color", "never"))
                .endsWith(" IPv4-mapped");
        assertThat(traffic(new TestRun().onTerminal().variable("NO_COLOR", "1")))
                .endsWith(" IPv4-mapped");
        assertThat(traffic(new TestRun().onTerminal().variable("NO_COLOR", ""))).endsWith(mapped);
        assertThat(traffic(new TestRun().onTerminal().variable("TERM", "dumb")))
                .endsWith(" IPv4-mapped");
    }

    private static String traffic(TestRun run, String... more) {
        String[] args = Arrays.copyOf(new String[] {"-tnH6", "--wire=4", ""}, 2 + more.length);
        System.arraycopy(more, 0, args, 2, more.length);
        return lastOf(run, args);
    }

    private static String lastOf(TestRun run, String... args) {
        run.sockets(server()).run(args);
        return run.lines().get(run.lines().size() - 1);
    }
}
