package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tables of unix, netlink, packet and vsock sockets, as whole lines. */
class FamilyListingTest {

    private static final int STREAM = 1;
    private static final int DGRAM = 2;
    private static final int ESTABLISHED = 1;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;

    private static KernelTable table() {
        return new KernelTable()
                .add(Protocol.TCP, SocketState.LISTEN, "0.0.0.0", 22, "0.0.0.0", 0)
                .add(
                        FamilyRow.unix(STREAM, ESTABLISHED, 600).peer(601).queues(0, 768),
                        FamilyRow.unix(STREAM, ESTABLISHED, 601)
                                .peer(600)
                                .queues(5, 0)
                                .name("\0a\0\n\u00ff")
                                .uid(4294967290L),
                        FamilyRow.unix(STREAM, ESTABLISHED, 602).peer(0).queues(0, 0),
                        FamilyRow.unix(STREAM, LISTEN, 500).name("/run/a b").queues(1, 7),
                        FamilyRow.unix(DGRAM, CLOSE, 700).name("@x"),
                        FamilyRow.unix(DGRAM, CLOSE, 701).name("-"),
                        FamilyRow.netlink(0, 7, 4242, 0, 338)
                                .attribute(1, FamilyRow.u32(0x11, 0x1)),
                        FamilyRow.netlink(16, 7, 0, 0, 0),
                        FamilyRow.netlink(99, 1, 4243, 0, 339),
                        FamilyRow.packet(3, 3, 800)
                                .attribute(0, FamilyRow.u32(0, 0, 0, 0, 0, 1))
                                .attribute(5, FamilyRow.u32(0)),
                        FamilyRow.packet(2, 0x88cc, 801),
                        FamilyRow.vsock(LISTEN, 0xffffffffL, 1024, 0xffffffffL, 0xffffffffL, 900),
                        FamilyRow.vsock(ESTABLISHED, 3, 1024, 2, 99, 901));
    }

    @Test
    void unixSocketsWithEverythingThatTheKernelTells() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-xan", "-e")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Type   State       Recv-Q Send-Q User       Inode cookie     Peer"
                                + " Path",
                        "unix  stream ESTABLISHED      0    768 -            600    600      601 -",
                        "unix  stream ESTABLISHED      5      0 4294967290   601    601      600"
                                + " @a\\x00\\x0a\\xff",
                        "unix  stream ESTABLISHED      0      0 -            602    602 no-inode -",
                        "unix  stream LISTEN           1      7 -            500    500        -"
                                + " /run/a b",
                        "unix  dgram  UNCONN           -      - -            700    700        -"
                                + " \\x40x",
                        "unix  dgram  UNCONN           -      - -            701    701        -"
                                + " \\x2d");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void processesOfBothEndsAreShown(@TempDir Path proc) throws IOException {
        new FakeProcesses(proc).add(88, "/usr/bin/python3\0", 600).add(89, "peer\0", 601);
        TestRun run = new TestRun().sockets(table()).proc(proc);

        run.run("-xp");

        assertThat(run.lines())
                .containsExactly(
                        "Proto Type   State       Recv-Q Send-Q Inode     Peer PID/Program name"
                                + " Peer PID/Program name Path",
                        "unix  stream ESTABLISHED      0    768   600      601 88/python3      "
                                + " 89/peer               -",
                        "unix  stream ESTABLISHED      5      0   601      600 89/peer         "
                                + " 88/python3            @a\\x00\\x0a\\xff",
                        "unix  stream ESTABLISHED      0      0   602 no-inode -               "
                                + " -                     -");
    }

    @Test
    void unixSocketsAreASectionOfTheDefaultTable() {
        TestRun run = new TestRun().sockets(table());

        run.run("-l");

        assertThat(run.lines())
                .containsExactly(
                        "Proto Recv-Q Send-Q Local Address Foreign Address State  Traffic",
                        "tcp        0      0 0.0.0.0:22    0.0.0.0:*       LISTEN IPv4",
                        "",
                        "Proto Type   State  Recv-Q Send-Q Inode Peer Path",
                        "unix  stream LISTEN      1      7   500    - /run/a b",
                        "unix  dgram  UNCONN      -      -   700    - \\x40x",
                        "unix  dgram  UNCONN      -      -   701    - \\x2d");
    }

    @Test
    void whoNamesTheInternetGetsNothingElse() {
        for (String option : new String[] {"-t", "-4", "-6", "--wire=4", "-finet", "-A=tcp"}) {
            TestRun run = new TestRun().sockets(table());
            run.run("-al", option);
            assertThat(run.lines()).as(option).noneMatch(line -> line.startsWith("unix"));
            assertThat(run.lines().get(0)).startsWith("Proto Recv-Q Send-Q Local Address");
        }
    }

    @Test
    void netlinkSocketsTellProtocolAddressAndGroups() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--netlink")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto   Protocol Recv-Q Send-Q Port ID   Peer Groups Inode",
                        "netlink route         -      -    4242      - 1,5,33   338",
                        "netlink generic       -      -  kernel      - -          -",
                        "netlink 99            -      -    4243 kernel -        339");
    }

    @Test
    void packetSocketsTellProtocolAndInterface() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-0")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto  Type  Recv-Q Send-Q Protocol Interface Inode",
                        "packet raw        -      - all      *           800",
                        "packet dgram      -      - 0x88cc   -           801");
    }

    @Test
    void vsockSocketsTellBothEnds() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--vsock", "-a")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Proto Type   State       Local Address Foreign Address Inode",
                        "vsock stream LISTEN      *:1024        *:*               900",
                        "vsock stream ESTABLISHED 3:1024        2:99              901");
    }

    @Test
    void theNamesOfSsSelectFamiliesAndTypes() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-aH", "-A", "unix_dgram,packet_raw,vsock")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .extracting(line -> line.substring(0, 12).trim())
                .containsExactly(
                        "unix dgram U",
                        "unix dgram U",
                        "packet raw -",
                        "vsock stream",
                        "vsock stream");
    }

    @Test
    void tipcAndXdpAreRefusedInOneLine() {
        for (String[] args : new String[][] {{"-A", "tipc"}, {"-A", "tcp,xdp"}, {"-f", "tipc"}}) {
            TestRun run = new TestRun().sockets(table());
            assertThat(run.run(args)).isEqualTo(ExitCode.USAGE);
            assertThat(run.lines()).isEmpty();
            assertThat(run.errors())
                    .singleElement()
                    .asString()
                    .contains("does not list sockets of");
        }
    }

    @Test
    void namesThatAreNoneAreUsageErrors() {
        TestRun query = new TestRun();
        TestRun family = new TestRun();

        assertThat(query.run("-A", "unix,tpc")).isEqualTo(ExitCode.USAGE);
        assertThat(family.run("-f", "appletalk")).isEqualTo(ExitCode.USAGE);
        assertThat(query.errors())
                .containsExactly(
                        "jss: -A knows no 'tpc'; perhaps 'tcp' (jss --help lists what is)");
        assertThat(family.errors())
                .containsExactly(
                        "jss: -f knows no family 'appletalk'; there are inet, inet6, unix, link,"
                                + " netlink, vsock (jss --help lists what is)");
    }

    @Test
    void aFamilyThatTheKernelLacksIsARemarkOrWhenItIsAllTheError() {
        KernelTable without = table().withoutFamily(40);
        TestRun alone = new TestRun().sockets(without);
        TestRun among = new TestRun().sockets(without);

        assertThat(alone.run("--vsock")).isEqualTo(ExitCode.UNAVAILABLE);
        assertThat(among.run("--vsock", "-0")).isEqualTo(ExitCode.OK);
        assertThat(alone.lines()).isEmpty();
        assertThat(among.lines()).hasSize(3);
        assertThat(alone.errors())
                .containsExactly("jss: this kernel cannot list vsock sockets (no vsock_diag)");
        assertThat(among.errors()).isEqualTo(alone.errors());
    }

    @Test
    void familiesBesideAProtocolThatCannotBeListedAreListed() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .without(Protocol.DCCP)
                                        .add(FamilyRow.unix(1, 10, 500).name("/run/a")));

        assertThat(run.run("-d", "-xlnH")).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isNotEmpty();
        assertThat(words(run)).contains("unix stream LISTEN - - 500 - /run/a");
    }

    @Test
    void theCookieOfEachFamilyIsAmongWhatMinusEShows() {
        for (String family : new String[] {"-xa", "-0a", "--netlink"}) {
            TestRun run = new TestRun().sockets(new KernelTable());
            run.run(family, "-en");
            assertThat(words(run).get(0)).contains(" cookie");
        }
    }

    private static List<String> words(TestRun run) {
        return run.lines().stream().map(line -> line.replaceAll(" +", " ").strip()).toList();
    }
}
