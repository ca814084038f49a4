package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.RAW;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.Protocol.UDPLITE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.FIN_WAIT2;
import static io.jss.model.SocketState.LAST_ACK;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_RECV;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.DiagRow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CountTest {

    private static KernelTable server() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 22, "0.0.0.0", 0, row().owner(0, 100))
                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.7.1", 1001, row().owner(0, 101))
                .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.7.2", 1002, row().owner(0, 102))
                .add(TCP, TIME_WAIT, "10.0.0.1", 22, "10.0.9.9", 1003, minisock())
                .addDualStackListener(443, row().owner(77, 103))
                .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 443, "::ffff:10.0.7.3", 1, row())
                .add(TCP, CLOSE_WAIT, "2001:db8::1", 443, "2001:db8:0:9:1::2", 2, row())
                .add(TCP, LAST_ACK, "2001:db8::1", 443, "2001:db8:0:9:1::3", 3, orphan())
                .add(TCP, FIN_WAIT2, "2001:db8::1", 443, "2001:db8:0:9:1::4", 4, minisock())
                .add(TCP, SYN_RECV, "2001:db8::1", 443, "2001:db8:0:9:1::5", 5, minisock())
                .add(UDP, CLOSE, "127.0.0.1", 53, "0.0.0.0", 0, row())
                .add(UDP, CLOSE, "::", 53, "::", 0, row())
                .add(RAW, CLOSE, "::", 58, "::", 0, row())
                .without(UDPLITE);
    }

    /** A full socket that no file holds. */
    private static DiagRow orphan() {
        return row().owner(0, 0);
    }

    @Test
    void summaryTellsWhatSsTellsAsFarAsADumpKnowsIt() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-s")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Total: 13",
                        "TCP:   10 (estab 4, syn-recv 1, orphaned 1, timewait 2)",
                        "",
                        "Transport Total     IP        IPv6      IPv4-mapped",
                        "RAW       1         0         1         0",
                        "UDP       2         1         1         0",
                        "TCP       7         3         4         1",
                        "INET      10        4         6         1",
                        "",
                        "Counter                   Value         Limit",
                        "listen overflows          not known     -",
                        "listen drops              not known     -",
                        "SYN queue drops           not known     -",
                        "segments sent             not known     -",
                        "segments retransmitted    not known     -",
                        "UDP receive drops, IPv4   not known     -",
                        "TIME_WAIT                 not known     not known",
                        "orphans of the machine    not known     not known",
                        "TCP memory of the machine not known     not known",
                        "tracked connections       not known     not known");
    }

    @Test
    void aSummaryHasCountersOfTheNamespaceBesideTheCounts(@TempDir Path proc) throws IOException {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        Files.writeString(net.resolve("netstat"), "TcpExt: ListenOverflows\nTcpExt: 7\n");
        Files.writeString(
                net.resolve("snmp"), "Tcp: OutSegs RetransSegs\nTcp: 18446744073709551615 12\n");
        Files.writeString(net.resolve("sockstat"), "TCP: inuse 5 orphan 3 tw 0 mem 9\n");
        Path limits = Files.createDirectories(proc.resolve("sys/net/ipv4"));
        Files.writeString(limits.resolve("tcp_mem"), "10\t20\t30\n");
        Files.writeString(limits.resolve("tcp_max_tw_buckets"), "4096\n");
        TestRun run = new TestRun().proc(proc).sockets(server());

        assertThat(run.run("-s")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .endsWith(
                        "listen overflows          7             -",
                        "listen drops              not known     -",
                        "SYN queue drops           not known     -",
                        "segments sent             not known     -", // above 2^63
                        "segments retransmitted    12            -",
                        "UDP receive drops, IPv4   not known     -",
                        "TIME_WAIT                 0             4096",
                        "orphans of the machine    3             not known",
                        "TCP memory of the machine 9 pages       30 pages",
                        "tracked connections       not known     not known");

        TestRun programs = new TestRun().proc(proc).sockets(server());
        assertThat(programs.run("-s", "--ndjson")).isEqualTo(ExitCode.OK);
        assertThat(programs.lines())
                .singleElement()
                .asString()
                .contains(
                        "\"host\":{\"listenOverflows\":{\"value\":7},"
                                + "\"segmentsRetransmitted\":{\"value\":12},"
                                + "\"timeWait\":{\"value\":0,\"limit\":4096},"
                                + "\"orphans\":{\"value\":3},"
                                + "\"tcpMemoryPages\":{\"value\":9,\"limit\":30}}");
    }

    @Test
    void manyNamespacesAndOtherFamiliesHaveNoCountersOfANamespace() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-s", "-x")).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).noneMatch(line -> line.startsWith("Counter"));
    }

    @Test
    void summaryOfChosenProtocolsAndFamiliesIsOfThese() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-s", "-t", "-4")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .startsWith("Total: 4", "TCP:   4 (estab 2, syn-recv 0, orphaned 0, timewait 1)")
                .contains("INET      3         3         0         0");
    }

    @Test
    void theMostComeFirstAndEqualNumbersInTheirOrder() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-ta", "--count-by=state,class")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Count  Share State       Traffic",
                        "    2  20.0% ESTABLISHED IPv4",
                        "    1  10.0% CLOSE_WAIT  IPv6",
                        "    1  10.0% ESTABLISHED IPv4-mapped",
                        "    1  10.0% FIN_WAIT2   IPv6",
                        "    1  10.0% LAST_ACK    IPv6",
                        "    1  10.0% LISTEN      IPv4",
                        "    1  10.0% LISTEN      dual-stack",
                        "    1  10.0% SYN_RECV    IPv6",
                        "    1  10.0% TIME_WAIT   IPv4",
                        "   10 100.0% total       *");
    }

    @Test
    void onATerminalEachNumberHasABar() {
        TestRun run = new TestRun().sockets(server()).onTerminal();

        run.run("-t", "--count-by", "proto", "-H");
        assertThat(run.lines())
                .containsExactly(
                        "5  62.5% tcp6  " + "#".repeat(40),
                        "3  37.5% tcp   " + "#".repeat(24),
                        "8 100.0% total ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "remote/24 | 10.0.7.0/24 3,10.0.9.0/24 1,2001:db8:0:9:1::2 1",
                "remote/64 | 2001:db8:0:9::/64 4,10.0.7.1 1,10.0.7.2 1",
                "remote/8/32 | 10.0.0.0/8 4,2001:db8::/32 4",
                "dst/0/0 | 0.0.0.0/0 4,::/0 4",
                "remote/32/128 | 10.0.7.1/32 1,10.0.7.2/32 1,10.0.7.3/32 1",
                "local | 2001:db8::1 4,10.0.0.1 3,::ffff:10.0.0.1 1",
                "local-wire | 10.0.0.1 4,2001:db8::1 4",
                "remote-wire,family | 10.0.7.1 1,10.0.7.2 1,10.0.7.3 1,10.0.9.9 1",
                "local-port | 443 5,22 3",
                "remote-port | 1 1,1001 1,1002 1",
                "family | AF_INET6 5,AF_INET 3",
                "wire | IPv4 4,IPv6 4",
                "interface | - 8",
                "uid | - 4,0 4",
            })
    void socketsAreCountedByEachKey(String key, String expected) {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-tH", "--count-by=" + key)).isEqualTo(ExitCode.OK);
        List<String> counts =
                run.lines().stream()
                        .map(line -> line.strip().split(" +"))
                        .map(CountTest::pair)
                        .toList();
        assertThat(counts).startsWith(expected.split(",")).endsWith("total 8");
    }

    /** A service that both a dual-stack and an IPv4 socket of one peer reach. */
    @Test
    void peerThatComesAsIpv4AndMappedIsOneOnTheWireAndTwoAsTheSocketsHaveIt() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.5", 1001, row())
                        .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 80, "::ffff:10.0.0.5", 1, row())
                        .add(TCP, ESTABLISHED, "::ffff:10.0.0.1", 80, "::ffff:10.0.0.5", 2, row())
                        .add(TCP, ESTABLISHED, "2001:db8::1", 80, "2001:db8::a00:5", 3, row())
                        .add(TCP, ESTABLISHED, "::1", 80, "::10.0.0.5", 4, row());
        TestRun sockets = new TestRun().sockets(table);
        TestRun wire = new TestRun().sockets(table);
        TestRun csv = new TestRun().sockets(table);

        assertThat(sockets.run("-tH", "--count-by=remote")).isEqualTo(ExitCode.OK);
        assertThat(wire.run("-tH", "--count-by=remote-wire")).isEqualTo(ExitCode.OK);
        assertThat(csv.run("-tH", "--csv", "--count-by=remote-wire,local-wire")).isZero();
        assertThat(sockets.lines())
                .startsWith("2  40.0% ::ffff:10.0.0.5", "1  20.0% 10.0.0.5")
                .hasSize(5);
        assertThat(wire.lines())
                .containsExactly(
                        "3  60.0% 10.0.0.5",
                        "1  20.0% 2001:db8::a00:5", "1  20.0% ::a00:5", "5 100.0% total");
        assertThat(csv.lines()).startsWith("10.0.0.5,10.0.0.1,3,0.600000");
    }

    private static String pair(String[] cells) {
        return cells[2] + " " + cells[0];
    }

    @Test
    void workersOfOneNameCountAsOneProcess(@TempDir Path proc) throws IOException {
        FakeProcesses processes =
                new FakeProcesses(proc)
                        .add(40, "/usr/sbin/sshd\0-D\0", 100)
                        .add(41, "sshd: alice\0", 101, 102)
                        .add(50, "/usr/sbin/web\0", 103)
                        .add(51, "/usr/sbin/web\0", 103);
        TestRun run = new TestRun().sockets(server()).proc(processes.root());

        assertThat(run.run("-4ltaH", "-6", "--count-by=process")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        " 6  60.0% -",
                        " 2  20.0% sshd: alice",
                        " 1  10.0% sshd",
                        " 1  10.0% web",
                        "10 100.0% total");
    }

    @Test
    void nothingToCountIsATotalOfNothing() {
        TestRun run = new TestRun().sockets(new KernelTable());

        assertThat(run.run("-tH", "--count-by=state")).isEqualTo(ExitCode.OK);
        assertThat(run.lines()).containsExactly("0 100.0% total");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour",
                "state,",
                "remote/33/x",
                "remote/24/129",
                "local/129",
                "remote-wire/24"
            })
    void anUnknownKeyIsOneLineThatListsWhatIsAllowed(String keys) {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("--count-by=" + keys)).isEqualTo(ExitCode.USAGE);
        String wrong = keys.equals("state,") ? "" : keys;
        assertThat(run.errors())
                .containsExactly(
                        "jss: --count-by takes names of columns (--columns help lists them),"
                                + " process, pid, local/24, remote/64 and other prefixes,"
                                + " local-wire or remote-wire, not '"
                                + wrong
                                + "' (jss --help lists what is)");
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void summaryHasNoNumberOfWhatTheKernelCannotList() {
        TestRun run = new TestRun().sockets(server().without(RAW));

        assertThat(run.run("-s")).isEqualTo(ExitCode.OK);
        assertThat(words(run)).contains("RAW - - - -");

        TestRun csv = new TestRun().sockets(server().without(RAW));
        assertThat(csv.run("-s", "--csv")).isEqualTo(ExitCode.OK);
        assertThat(words(csv)).contains("raw,,,,");
    }

    @Test
    void summaryCountsTheProtocolsThatAreAskedFor() {
        TestRun run = new TestRun().sockets(server());

        assertThat(run.run("-us")).isEqualTo(ExitCode.OK);
        assertThat(words(run).stream().takeWhile(line -> !line.startsWith("Counter")))
                .containsExactly(
                        "Total: 2",
                        "",
                        "Transport Total IP IPv6 IPv4-mapped",
                        "UDP 2 1 1 0",
                        "INET 2 1 1 0",
                        "");
    }

    private static List<String> words(TestRun run) {
        return run.lines().stream().map(line -> line.replaceAll(" +", " ").strip()).toList();
    }
}
