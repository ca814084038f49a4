package io.jss.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.model.IpAddress;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.FakeKernel;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss find}: one socket by its ends. */
class FindTest {

    private static final int INET_DIAG_INFO = 2;
    private static final int NLMSG_ERROR = 2;
    private static final int ENOENT = 2;

    @TempDir private Path proc;

    private static byte[] info() {
        KernelBytes info = KernelBytes.inNativeOrder();
        info.u8(1, 0, 0, 0, 0, 7, 0x77, 0).u32(204_000, 40_000, 32_768, 536);
        for (int i = 0; i < 9; i++) {
            info.u32(0);
        }
        return info.u32(1_500, 64_000, 16, 8, 65_535, 10, 32_768, 3).toArray();
    }

    private static byte[] mapped() {
        return KernelTable.row()
                .addresses(
                        10,
                        IpAddress.parse("::ffff:127.0.0.1").toBytes(),
                        IpAddress.parse("::ffff:127.0.0.1").toBytes())
                .ports(4242, 46646)
                .state(1)
                .queues(5, 0)
                .cookie(9)
                .attribute(INET_DIAG_INFO, info())
                .message();
    }

    private static byte[] nothing() {
        byte[] payload = KernelBytes.inNativeOrder().u32(-ENOENT).raw(new byte[16]).toArray();
        return KernelBytes.inNativeOrder().message(NLMSG_ERROR, 0, 0, 0, payload).toArray();
    }

    private TestRun run(byte[] answer) throws IOException {
        return new TestRun().proc(proc).kernel(() -> FakeKernel.answering(answer));
    }

    @Test
    void theConnectionIsARowWithAReportBelow() throws IOException {
        TestRun run = run(mapped());

        assertThat(run.run("find", "-tn", "127.0.0.1:4242", "127.0.0.1:46646")).isZero();
        assertThat(run.errors()).containsExactly("jss: owners of 1 socket hidden: not permitted");
        List<String> lines = run.lines();
        assertThat(lines.get(1))
                .startsWith("tcp6       5      0 ::ffff:127.0.0.1:4242 ::ffff:127.0.0.1:46646")
                .endsWith("IPv4-mapped");
        assertThat(lines.get(2)).startsWith("rtt            smoothed 0.016 ms, variation 0.008 ms");
        assertThat(lines.get(lines.size() - 1)).contains("congestion 10, segment 32768");
    }

    @Test
    void whatIsNotThereIsSaidWithItsEnds() throws IOException {
        TestRun run = run(nothing());

        assertThat(run.run("find", "127.0.0.1:4242", "127.0.0.1:1")).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly(
                        "jss: there is no tcp or udp socket from 127.0.0.1:4242 to 127.0.0.1:1");
    }

    @Test
    void whatIsNotThereIsADocumentWithoutSockets() throws IOException {
        TestRun run = run(nothing());

        assertThat(run.run("find", "--json", "127.0.0.1:4242", "127.0.0.1:1")).isEqualTo(1);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .endsWith("\"sockets\":[],\"remarks\":[]}");
    }

    @Test
    void ofOneEndThatIsNotThereNoPeerIsInvented() throws IOException {
        TestRun run = run(nothing());

        assertThat(run.run("find", "127.0.0.1:4242")).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly(
                        "jss: there is no tcp or udp socket without a peer at 127.0.0.1:4242; with"
                                + " one: jss src 127.0.0.1:4242");
    }

    @Test
    void aListenerIsNamedByItsLocalEnd() throws IOException {
        TestRun run = run(nothing());

        assertThat(run.run("find", "-t", "[::]:80")).isEqualTo(1);
        assertThat(run.errors())
                .containsExactly("jss: there is no tcp socket without a peer at [::]:80");
    }

    @Test
    void withoutAnEndOrWithThreeItSaysWhatToType() throws IOException {
        for (String[] words : new String[][] {{"find"}, {"find", "a:1", "b:2", "c:3"}}) {
            TestRun run = run(nothing());

            assertThat(run.run(words)).isEqualTo(2);
            assertThat(run.errors().get(0)).contains("jss find 192.0.2.1:80 192.0.2.9:4000");
        }
    }

    @Test
    void whatIsNoEndIsATarget() {
        TestRun run =
                new TestRun()
                        .proc(proc)
                        .sockets(new KernelTable().addDualStackListener(80, KernelTable.row()));

        assertThat(run.run("find", "-n", "80/tcp")).isZero();
        assertThat(run.lines()).filteredOn(line -> line.startsWith("tcp6 ")).hasSize(1);
        assertThat(run.lines().get(1)).contains(" :::80 ");
    }

    @Test
    void aTargetOfNoSocketIsSaid() {
        TestRun run = new TestRun().proc(proc).sockets(new KernelTable());

        assertThat(run.run("find", "8080", "listening")).isEqualTo(1);
        assertThat(run.errors()).containsExactly("jss: no socket matches 8080 listening");
    }

    @Test
    void whatNearlyIsAnEndIsSaidWithWhatItLacks() throws IOException {
        TestRun run = run(nothing());

        assertThat(run.run("find", "10.0.0.1:99999")).isEqualTo(2);
        assertThat(run.errors().get(0)).contains("a port is a number up to 65535");
    }

    @Test
    void aRowThatLacksWhatTcpKnowsHasNoReportOfIt() throws IOException {
        byte[] row =
                DiagRow.row()
                        .addresses(
                                2,
                                IpAddress.parse("10.0.0.1").toBytes(),
                                IpAddress.parse("10.0.0.2").toBytes())
                        .ports(53, 4000)
                        .state(1)
                        .cookie(3)
                        .message();
        TestRun run = run(row);

        assertThat(run.run("find", "-tn", "10.0.0.1:53", "10.0.0.2:4000")).isZero();
        assertThat(run.lines()).noneMatch(line -> line.startsWith("rtt"));
    }

    @Test
    void whatIsKnownOfEachOfSeveralStandsBelowItsEnds() {
        byte[] info = new byte[232];
        info[80] = 10;
        TestRun run =
                new TestRun()
                        .proc(proc)
                        .sockets(
                                new KernelTable()
                                        .add(
                                                Protocol.TCP,
                                                SocketState.LISTEN,
                                                "127.0.0.1",
                                                53,
                                                "0.0.0.0",
                                                0,
                                                KernelTable.row().attribute(2, info))
                                        .add(
                                                Protocol.UDP,
                                                SocketState.CLOSE,
                                                "127.0.0.1",
                                                53,
                                                "0.0.0.0",
                                                0));
        run.run("find", "-n", ":53");

        assertThat(words(run)).as("%s", run.errors()).contains("tcp 127.0.0.1:53 0.0.0.0:*");
    }

    private static List<String> words(TestRun run) {
        return run.lines().stream().map(line -> line.replaceAll(" +", " ").strip()).toList();
    }
}
