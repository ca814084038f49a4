package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.SCTP;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_RECV;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code --as ss} over tables that this kernel may not have; parity with ss itself is elsewhere.
 */
class SsListingTest {

    private static final int PROTOCOL = 10;
    private static final int LOCALS = 12;
    private static final int PEERS = 13;
    private static final int SOCKADDR_STORAGE = 128;

    @Test
    void columnsAreAsWideAsTheirContentAndStatesAreThoseOfSs() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(TCP, LISTEN, "0.0.0.0", 222, "0.0.0.0", 0, row())
                                        .addDualStackListener(4243, row().queues(3, 4096))
                                        .add(
                                                TCP,
                                                TIME_WAIT,
                                                "10.0.0.12",
                                                2049,
                                                "10.0.0.16",
                                                752,
                                                minisock().timer(3, 0, 59_990)));

        assertThat(run.run("--as", "ss", "-tano")).isZero();
        assertThat(run.errors()).isEmpty();
        assertThat(run.lines().stream().map(String::stripTrailing))
                .containsExactly(
                        "State     Recv-Q Send-Q Local Address:Port Peer Address:PortProcess",
                        "LISTEN    0      0            0.0.0.0:222       0.0.0.0:*",
                        "TIME-WAIT 0      0          10.0.0.12:2049    10.0.0.16:752"
                                + "  timer:(timewait,59sec,0)",
                        "LISTEN    3      4096               *:4243            *:*");
    }

    @Test
    void columnThatWouldSayTheSameInEachRowIsLeftOut() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(
                                                UDP,
                                                ESTABLISHED,
                                                "10.0.0.1",
                                                68,
                                                "10.0.0.2",
                                                67,
                                                row())
                                        .add(UDP, CLOSE, "0.0.0.0", 68, "0.0.0.0", 0, row()));

        assertThat(run.run("--as", "ss", "-unH")).isZero();
        assertThat(run.lines().stream().map(String::stripTrailing))
                .containsExactly("0      0      10.0.0.1:68 10.0.0.2:67");
    }

    @Test
    void rawSocketsAreCalledByTheirProtocolAsFarAsSsKnowsIt() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(RAW, CLOSE, "0.0.0.0", 1, "0.0.0.0", 0, ip(1))
                                        .add(RAW, CLOSE, "::", 58, "::", 0, ip(58)));

        assertThat(run.run("--as", "ss", "-anH", "-A", "raw,tcp")).isZero();
        assertThat(run.lines().stream().map(String::stripTrailing))
                .containsExactly(
                        "???   UNCONN 0      0      0.0.0.0:1  0.0.0.0:*",
                        "icmp6 UNCONN 0      0            *:58       *:*");
    }

    @Test
    void associationsOfSctpStandBelowTheirEndpointWithAddressesAndValues() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(
                                                SCTP,
                                                LISTEN,
                                                "0.0.0.0",
                                                9,
                                                "0.0.0.0",
                                                0,
                                                row().owner(0, 55).attribute(LOCALS, ends(10, 11)))
                                        .add(
                                                SCTP,
                                                SYN_RECV, // SCTP_STATE_ESTABLISHED has its number
                                                "10.0.0.10",
                                                9,
                                                "10.0.0.2",
                                                7000,
                                                row().owner(0, 55)
                                                        .timer(1, 2, 1500)
                                                        .attribute(PEERS, ends(2))));

        assertThat(run.run("--as", "ss", "-SaniOoH")).isZero();
        assertThat(run.lines().stream().map(String::stripTrailing))
                .containsExactly(
                        "LISTEN   0      0        0.0.0.0:9  0.0.0.0:*"
                                + "    locals:10.0.0.10,10.0.0.11",
                        "`- ESTAB 0      0      10.0.0.10:9 10.0.0.2:7000"
                                + " timer:(T3_RTX,1.500ms,2) peers:10.0.0.2");
    }

    /** Returns a sockaddr_storage for each address 10.0.0.N, port 9. */
    private static byte[] ends(int... hosts) {
        byte[] bytes = new byte[hosts.length * SOCKADDR_STORAGE];
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
        for (int i = 0; i < hosts.length; i++) {
            buffer.position(i * SOCKADDR_STORAGE);
            buffer.putShort((short) 2).put(new byte[] {0, 9, 10, 0, 0, (byte) hosts[i]});
        }
        return bytes;
    }

    @Test
    void summaryIsTheKernelsCounters(@TempDir Path proc) throws IOException {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        Files.writeString(
                net.resolve("sockstat"),
                """
                sockets: used 300
                TCP: inuse 20 orphan 2 tw 30 alloc 24 mem 9
                UDP: inuse 5 mem 3
                UDPLITE: inuse 8
                RAW: inuse 1
                FRAG: inuse 3 memory 4096
                """);
        Files.writeString(
                net.resolve("sockstat6"),
                """
                TCP6: inuse 7
                UDP6: inuse 2
                UDPLITE6: inuse 0
                RAW6: inuse 4
                FRAG6: inuse 1 memory 0
                """);
        Files.writeString(
                net.resolve("snmp"),
                "Ip: Forwarding\nIp: 1\nTcp: MaxConn CurrEstab InSegs\nTcp: -1 14 99\n");
        TestRun run = new TestRun().proc(proc);

        assertThat(run.run("--as", "ss", "-s")).isZero();
        assertThat(run.lines())
                .containsExactly(
                        "Total: 300",
                        "TCP:   54 (estab 14, closed 27, orphaned 2, timewait 30)",
                        "",
                        "Transport Total     IP        IPv6",
                        "RAW\t  5         1         4        ",
                        "UDP\t  7         5         2        ",
                        "TCP\t  27        20        7        ",
                        "INET\t  39        26        13       ",
                        "FRAG\t  4         3         1        ",
                        "");
    }

    @Test
    void underTheNameSsItIsSs() {
        TestRun run = new TestRun().named("ss");

        assertThat(run.run("-V")).isZero();
        assertThat(run.lines().get(1)).isEqualTo("as ss of iproute2 6.1");
    }

    private static io.jss.testing.DiagRow ip(int protocol) {
        return row().attribute(PROTOCOL, new byte[] {(byte) protocol});
    }

    @Test
    void contextsAreThoseOfProcessesWhereASecurityModuleKeepsThem(@TempDir Path proc)
            throws IOException {
        new FakeProcesses(proc).namespace(1, 4026531840L).add(70, "/usr/sbin/web\0", 501);
        Files.writeString(
                proc.resolve("self/mountinfo"),
                "30 25 0:27 / /sys/fs/selinux rw,relatime - selinuxfs selinuxfs rw\n");
        Files.createDirectories(proc.resolve("70/attr"));
        Files.writeString(proc.resolve("70/attr/current"), "system_u:system_r:httpd_t:s0\0");
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 501));
        TestRun ofProcess = new TestRun().proc(proc).sockets(table);
        TestRun ofSocket = new TestRun().proc(proc).sockets(table);

        assertThat(ofProcess.run("--as", "ss", "-tlnHZ")).as("%s", ofProcess.errors()).isZero();
        assertThat(ofProcess.lines().get(0))
                .endsWith(
                        " users:((\"comm70\",pid=70,proc_ctx=system_u:system_r:httpd_t:s0,fd=3))");
        assertThat(ofSocket.run("--as", "ss", "-tlnHz")).isZero();
        assertThat(ofSocket.lines().get(0)).endsWith(",fd=3,sock_ctx=unavailable))");
    }

    @Test
    void withoutASecurityModuleContextsAreRefusedAsBySs(@TempDir Path proc) throws IOException {
        new FakeProcesses(proc).namespace(1, 4026531840L);
        for (String option : new String[] {"-Z", "-z", "--contexts"}) {
            TestRun run = new TestRun().proc(proc).sockets(new KernelTable());
            assertThat(run.run("--as", "ss", option)).isEqualTo(1);
            assertThat(run.errors()).containsExactly("ss: SELinux is not enabled.");
        }
    }
}
