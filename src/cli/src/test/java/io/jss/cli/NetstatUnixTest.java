package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.testing.FamilyRow;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code --as netstat} prints of unix sockets: whole lines, as netstat 2.10 prints them. */
class NetstatUnixTest {

    private static final int STREAM = 1;
    private static final int DGRAM = 2;
    private static final int SEQPACKET = 5;
    private static final int ESTABLISHED = 1;
    private static final int CLOSE = 7;
    private static final int LISTEN = 10;

    private static final String TITLES =
            "Proto RefCnt Flags       Type       State         I-Node   Path";

    private static KernelTable table() {
        return new KernelTable()
                .add(
                        FamilyRow.unix(STREAM, ESTABLISHED, 1511).peer(1512),
                        FamilyRow.unix(STREAM, ESTABLISHED, 1512).peer(1511).name("/run/a"),
                        FamilyRow.unix(DGRAM, ESTABLISHED, 492561).name("/dev/log"),
                        FamilyRow.unix(DGRAM, ESTABLISHED, 492562).peer(492561),
                        FamilyRow.unix(DGRAM, ESTABLISHED, 492563).peer(492561),
                        FamilyRow.unix(STREAM, CLOSE, 1234567890),
                        FamilyRow.unix(STREAM, ESTABLISHED, 600).peer(0),
                        FamilyRow.unix(STREAM, LISTEN, 500).name("\0abs\0x").pending(600, 0),
                        FamilyRow.unix(SEQPACKET, LISTEN, 501).name("/run/b").pending());
    }

    @Test
    void allSocketsShowWhatNetstatShows() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--as", "netstat", "-xa")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .containsExactly(
                        "Active UNIX domain sockets (servers and established)",
                        TITLES,
                        "unix  3      [ ]         STREAM     CONNECTED     1511     ",
                        "unix  3      [ ]         STREAM     CONNECTED     1512     /run/a",
                        "unix  4      [ ]         DGRAM      CONNECTED     492561   /dev/log",
                        "unix  2      [ ]         DGRAM      CONNECTED     492562   ",
                        "unix  2      [ ]         DGRAM      CONNECTED     492563   ",
                        "unix  2      [ ]         STREAM                   1234567890 ",
                        "unix  3      [ ]         STREAM     CONNECTED     600      ",
                        "unix  3      [ ]         STREAM     CONNECTING    0        @abs@x",
                        "unix  2      [ ]         STREAM     CONNECTING    0        @abs@x",
                        "unix  2      [ ACC ]     STREAM     LISTENING     500      @abs@x",
                        "unix  2      [ ACC ]     SEQPACKET  LISTENING     501      /run/b");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void serversAloneAndTheOthersAlone() {
        TestRun servers = new TestRun().sockets(table());
        TestRun others = new TestRun().sockets(table());

        servers.run("--as=netstat", "-xl");
        others.run("--as=netstat", "--unix");

        assertThat(servers.lines())
                .containsExactly(
                        "Active UNIX domain sockets (only servers)",
                        TITLES,
                        "unix  2      [ ACC ]     STREAM     LISTENING     500      @abs@x",
                        "unix  2      [ ACC ]     SEQPACKET  LISTENING     501      /run/b");
        assertThat(others.lines()).hasSize(11).noneMatch(line -> line.contains("ACC"));
        assertThat(others.lines().get(0)).isEqualTo("Active UNIX domain sockets (w/o servers)");
    }

    @Test
    void aNameEndsAtItsFirstBlankAsItDoesForNetstat() {
        TestRun run =
                new TestRun()
                        .sockets(
                                new KernelTable()
                                        .add(
                                                FamilyRow.unix(DGRAM, CLOSE, 1).name("/tmp/ a"),
                                                FamilyRow.unix(DGRAM, CLOSE, 2).name(" \tb\nc"),
                                                FamilyRow.unix(DGRAM, CLOSE, 3).name("\n/c"),
                                                FamilyRow.unix(DGRAM, CLOSE, 4).name("\0")));
        run.run("--as", "netstat", "-xa");

        assertThat(run.lines().subList(2, 6))
                .containsExactly(
                        "unix  2      [ ]         DGRAM                    1        /tmp/",
                        "unix  2      [ ]         DGRAM                    2        b",
                        "unix  2      [ ]         DGRAM                    3        ",
                        "unix  2      [ ]         DGRAM                    4        @");
    }

    @Test
    void programsStandBeforeThePath(@TempDir Path proc) throws IOException {
        new FakeProcesses(proc).add(88, "/usr/bin/python3\0", 501);
        TestRun run = new TestRun().sockets(table()).proc(proc);

        run.run("--as", "netstat", "-xlp");

        assertThat(run.lines().subList(1, 4))
                .containsExactly(
                        "Proto RefCnt Flags       Type       State         I-Node   "
                                + "PID/Program name     Path",
                        "unix  2      [ ACC ]     STREAM     LISTENING     500      "
                                + "-                    @abs@x",
                        "unix  2      [ ACC ]     SEQPACKET  LISTENING     501      "
                                + "88/python3           /run/b");
    }

    @Test
    void withoutAProtocolTheyFollowTheInternetSockets() {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("--as", "netstat", "-an")).isEqualTo(ExitCode.OK);
        List<String> lines = run.lines();
        assertThat(lines.get(0)).isEqualTo("Active Internet connections (servers and established)");
        assertThat(lines.get(2)).isEqualTo("Active UNIX domain sockets (servers and established)");
        assertThat(lines).hasSize(15);
    }

    @Test
    void aKernelThatCannotListThemIsAnErrorOnlyWhenTheyWereAskedFor() {
        TestRun asked = new TestRun().sockets(new KernelTable().withoutFamily(1));
        TestRun unasked = new TestRun().sockets(new KernelTable().withoutFamily(1));

        assertThat(asked.run("--as", "netstat", "-x")).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(unasked.run("--as", "netstat", "-n")).isEqualTo(ExitCode.OK);
        assertThat(asked.errors())
                .containsExactly("jss: this kernel cannot list unix sockets (no unix_diag)");
        assertThat(unasked.errors()).isEqualTo(asked.errors());
    }
}
