package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.SCTP;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_RECV;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.testing.DiagRow;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole lines of {@code --as netstat}, as netstat 2.10 prints them for such sockets. */
class NetstatListingTest {

    private static final String LONG_IPV6 = "2001:db8:2222:1111:4444:3333:bbaa:6655";
    private static final String TITLES =
            "Proto Recv-Q Send-Q Local Address           Foreign Address         State      ";

    private static TestRun netstat(KernelTable table, String... arguments) {
        TestRun run = new TestRun().named("netstat").sockets(table);
        assertThat(run.run(arguments)).as(run.errors().toString()).isZero();
        return run;
    }

    private static List<String> rows(KernelTable table, String... arguments) {
        List<String> lines = netstat(table, arguments).lines();
        return lines.subList(2, lines.size());
    }

    @ParameterizedTest
    @CsvSource({
        "-ta, (servers and established)",
        "-tl, (only servers)",
        "-t, (w/o servers)",
        "-tal, (servers and established)"
    })
    void theTitleTellsWhichSocketsAreListed(String option, String title) {
        assertThat(netstat(new KernelTable(), option).lines())
                .containsExactly("Active Internet connections " + title, TITLES);
    }

    @Test
    void columnsComeInNetstatsOrder(@TempDir Path proc) throws Exception {
        TestRun run =
                new TestRun()
                        .named("netstat")
                        .proc(new FakeProcesses(proc).root())
                        .sockets(new KernelTable());

        assertThat(run.run("-topen")).isZero();
        assertThat(run.lines().get(1))
                .isEqualTo(TITLES + " User       Inode      PID/Program name     Timer");
    }

    @Test
    void rowsAreThoseOfNetstat() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 22, "0.0.0.0", 0, row().queues(3, 4096))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "254.254.254.254",
                                65535,
                                "254.254.254.254",
                                65535,
                                row().queues(4_294_967_295L, 4_294_967_295L))
                        .add(TCP, LISTEN, "::", 5001, "::", 0, row().queues(1, 16))
                        .add(TCP, ESTABLISHED, "::ffff:10.0.0.12", 4243, "::ffff:10.0.0.20", 64702)
                        .add(TCP, ESTABLISHED, LONG_IPV6, 65535, "::127.0.0.1", 1)
                        .add(UDP, CLOSE, "127.0.0.1", 5201, "0.0.0.0", 0, row().queues(832, 0))
                        .add(UDP, ESTABLISHED, "::1", 5206, "::1", 5204)
                        .add(UDPLITE, CLOSE, "::", 5203, "::", 0)
                        .add(RAW, CLOSE, "0.0.0.0", 1, "0.0.0.0", 0)
                        .add(RAW, ESTABLISHED, "::1", 89, "::1", 0)
                        .without(SCTP);

        assertThat(rows(table, "-an46"))
                .containsExactly(
                        "tcp        3      0 0.0.0.0:22              0.0.0.0:*              "
                                + " LISTEN     ",
                        "tcp   4294967295 4294967295 254.254.254.254:65535   254.254.254.254:65535"
                                + "   ESTABLISHED",
                        "tcp6       1      0 :::5001                 :::*                   "
                                + " LISTEN     ",
                        "tcp6       0      0 10.0.0.12:4243          10.0.0.20:64702        "
                                + " ESTABLISHED",
                        "tcp6       0      0 2001:db8:2222:111:65535 ::127.0.0.1:1          "
                                + " ESTABLISHED",
                        "udp      832      0 127.0.0.1:5201          0.0.0.0:*              "
                                + "            ",
                        "udp6       0      0 ::1:5206                ::1:5204               "
                                + " ESTABLISHED",
                        "udpl6      0      0 :::5203                 :::*                   "
                                + "            ",
                        "raw        0      0 0.0.0.0:1               0.0.0.0:*              "
                                + " 7          ",
                        "raw6       0      0 ::1:89                  ::1:*                  "
                                + " 1          ");
    }

    @Test
    void wideAddressesAreNotCut() {
        KernelTable table = new KernelTable().add(TCP, ESTABLISHED, LONG_IPV6, 65535, "fe80::1", 1);

        assertThat(rows(table, "-tnW"))
                .containsExactly(
                        "tcp6       0      0 2001:db8:2222:1111:4444:3333:bbaa:6655:65535"
                                + " fe80::1:1               ESTABLISHED");
    }

    @Test
    void thePortDecidesForTcpAndTheAddressForUdp() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 1, "0.0.0.0", 0)
                        .add(TCP, ESTABLISHED, "10.0.0.1", 2, "10.0.0.2", 3)
                        .add(UDP, CLOSE, "0.0.0.0", 4, "0.0.0.0", 0)
                        .add(UDP, ESTABLISHED, "::", 5, "::ffff:0.0.0.0", 0);

        assertThat(rows(table, "-tun"))
                .hasSize(2)
                .anyMatch(line -> line.contains("10.0.0.1:2 "))
                .anyMatch(line -> line.matches("udp6 .* :::5 +0\\.0\\.0\\.0:\\* +ESTABLISHED"));
        assertThat(rows(table, "-tuln"))
                .hasSize(2)
                .anyMatch(line -> line.contains("0.0.0.0:1 "))
                .anyMatch(line -> line.contains("0.0.0.0:4 "));
    }

    @Test
    void aTimerHasItsSecondsCutAndTheCounterThatIsItsOwn() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "10.0.0.1", 1, "10.0.0.2", 9, timer(1, 3, 1_239))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 2, "10.0.0.2", 9, timer(2, 1, 7_200_000))
                        .add(TCP, TIME_WAIT, "10.0.0.1", 3, "10.0.0.2", 9, timer(3, 0, 59_999))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 4, "10.0.0.2", 9, timer(4, 2, 70))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 5, "10.0.0.2", 9, timer(5, 0, 40))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 6, "10.0.0.2", 9, timer(0, 0, 77))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 7, "10.0.0.2", 9, timer(1, 0, -4))
                        .add(UDP, ESTABLISHED, "10.0.0.1", 8, "10.0.0.2", 9, timer(0, 0, 99));

        assertThat(rows(table, "-tuno"))
                .extracting(line -> line.substring(line.lastIndexOf(' ', line.indexOf('(') - 2)))
                .containsExactly(
                        " on (1.23/3/0)",
                        " keepalive (7200.00/0/1)",
                        " timewait (59.99/0/0)",
                        " probe (0.07/0/2)",
                        " unkn-5 (0.04/0/0)",
                        " off (0.00/0/0)",
                        " on (0.00/0/0)",
                        " off (0.00/0/0)");
    }

    private static DiagRow timer(int number, int retransmits, long millis) {
        return row().timer(number, retransmits, millis & 0xffff_ffffL);
    }

    @Test
    void userAndInodeAreZeroWhereTheKernelDoesNotTellThem() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, TIME_WAIT, "10.0.0.1", 1, "10.0.0.2", 2, minisock())
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                3,
                                "10.0.0.2",
                                4,
                                row().owner(4_294_967_295L, 4_123_456_789L));

        assertThat(rows(table, "-tne"))
                .containsExactly(
                        "tcp        0      0 10.0.0.1:1              10.0.0.2:2             "
                                + " TIME_WAIT   0          0         ",
                        "tcp        0      0 10.0.0.1:3              10.0.0.2:4             "
                                + " ESTABLISHED -1         4123456789");
    }

    @Test
    void aRequestHasTheUserOfTheListenerThatItCameTo() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "10.0.0.1", 80, "0.0.0.0", 0, row().owner(33, 1))
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(34, 2))
                        .add(TCP, SYN_RECV, "10.0.0.1", 80, "10.0.0.2", 1, minisock())
                        .add(TCP, SYN_RECV, "10.0.0.9", 80, "10.0.0.2", 2, minisock())
                        .add(TCP, SYN_RECV, "10.0.0.9", 81, "10.0.0.2", 3, minisock())
                        .add(TCP, LISTEN, "::", 80, "::", 0, row().owner(35, 3))
                        .add(TCP, LISTEN, "::ffff:0.0.0.0", 443, "::", 0, row().owner(36, 4))
                        .add(TCP, LISTEN, "::", 443, "::", 0, row().owner(37, 5))
                        .add(TCP, SYN_RECV, "::ffff:10.0.0.1", 80, "::ffff:10.0.0.2", 4, minisock())
                        .add(
                                TCP,
                                SYN_RECV,
                                "::ffff:10.0.0.1",
                                443,
                                "::ffff:10.0.0.2",
                                5,
                                minisock())
                        .add(TCP, SYN_RECV, "2001:db8::1", 443, "2001:db8::2", 6, minisock());

        assertThat(rows(table, "-tne"))
                .extracting(line -> line.replaceAll(".*:(\\d)  .* SYN_RECV +(\\d+) .*", "$1 $2"))
                .containsExactly("1 33", "2 34", "3 0", "4 35", "5 36", "6 37");
    }

    @Test
    void aProgramIsTheFirstProcessByItsTitleCutToNineteenBytes(@TempDir Path proc)
            throws Exception {
        FakeProcesses processes =
                new FakeProcesses(proc)
                        .add(101, "/usr/bin/java\0-jar\0x\0", 1001)
                        .add(102, "sshd: user@pts/0\0", 1002)
                        .add(103, "/usr/bin/x -c /etc/foo/bar\0", 1003)
                        .add(1234567, "rel/path/prog\0", 1004)
                        .add(104, "", 1005)
                        .add(105, "second\0", 1001);
        KernelTable table = new KernelTable();
        for (int inode = 1001; inode <= 1006; inode++) {
            table.add(TCP, ESTABLISHED, "::1", inode, "::1", 1, row().owner(0, inode));
        }
        TestRun run = new TestRun().named("netstat").proc(processes.root()).sockets(table);

        assertThat(run.run("-tnp")).isZero();
        assertThat(run.lines().subList(2, 8))
                .extracting(line -> line.substring(line.indexOf("ESTABLISHED")))
                .containsExactly(
                        "ESTABLISHED 101/java            ",
                        "ESTABLISHED 102/sshd: user@pts/ ",
                        "ESTABLISHED 103/bar             ",
                        "ESTABLISHED 1234567/rel/path/pr ",
                        "ESTABLISHED 104/                ",
                        "ESTABLISHED -                   ");
    }

    @Test
    void ofACommandLineFiveHundredAndElevenBytesCount(@TempDir Path proc) throws Exception {
        FakeProcesses processes =
                new FakeProcesses(proc)
                        .add(101, "/" + "x".repeat(505) + "/prog\0", 1001)
                        .add(102, "/" + "x".repeat(506) + "/prog\0", 1002)
                        .add(103, "/" + "x".repeat(511) + "/prog\0", 1003);
        KernelTable table = new KernelTable();
        for (int inode = 1001; inode <= 1003; inode++) {
            table.add(TCP, ESTABLISHED, "::1", inode, "::1", 1, row().owner(0, inode));
        }
        TestRun run = new TestRun().named("netstat").proc(processes.root()).sockets(table);

        assertThat(run.run("-tnp")).isZero();
        assertThat(run.lines().subList(2, 5))
                .extracting(line -> line.substring(line.indexOf("ESTABLISHED ") + 12).trim())
                .containsExactly("101/prog", "102/pro", "103/xxxxxxxxxxxxxxx");
    }

    @Test
    void controlCharactersOfATitleReachNeitherFileNorTerminal(@TempDir Path proc) throws Exception {
        FakeProcesses processes = new FakeProcesses(proc).add(101, "a\033[31mb\007\0", 77);
        KernelTable table = new KernelTable().add(TCP, ESTABLISHED, "::1", 1, "::1", 2);
        TestRun run = new TestRun().named("netstat").proc(processes.root()).sockets(table);

        assertThat(run.run("-tnp")).isZero();
        assertThat(run.lines().get(2)).contains(" 101/a?[31mb? ");
    }
}
