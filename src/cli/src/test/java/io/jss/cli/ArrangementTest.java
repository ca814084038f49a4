package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.model.Protocol;
import io.jss.model.SocketState;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code --columns}, {@code --sort} and {@code --top}. */
class ArrangementTest {

    private static final int INFO = 2;
    private static final int CONG = 4;
    private static final int CGROUP_ID = 21;
    private static final int LAST_DATA_SENT_OFFSET = 44;
    private static final int PMTU_OFFSET = 60;
    private static final int RTT_OFFSET = 68;
    private static final int PACING_OFFSET = 104;

    @TempDir Path proc;

    private static DiagRow withRtt(long micros) {
        return KernelTable.row()
                .attribute(
                        INFO,
                        KernelBytes.inNativeOrder()
                                .raw(new byte[RTT_OFFSET])
                                .u32(micros)
                                .toArray());
    }

    private static KernelTable add(KernelTable table, String remote, int port, DiagRow row) {
        return table.add(Protocol.TCP, SocketState.ESTABLISHED, "10.0.0.1", port, remote, 80, row);
    }

    /** Four connections; of the last the kernel does not tell the round trip. */
    private static KernelTable table() {
        KernelTable table = new KernelTable();
        add(table, "10.0.0.9", 1001, withRtt(500).queues(0, 7));
        add(table, "10.0.0.10", 1002, withRtt(90_000).queues(0, 1));
        add(table, "9.255.255.255", 1003, withRtt(500).queues(0, 4_294_967_295L));
        return add(table, "10.0.0.2", 1004, KernelTable.row());
    }

    private static List<String> run(String... arguments) {
        TestRun run = new TestRun().sockets(table());
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    @Test
    void theColumnsAreThoseAskedForWithTheirUnits() {
        assertThat(run("-t", "--columns", "proto,local-port,rtt,class"))
                .containsExactly(
                        "Proto local-port rtt(us) Traffic",
                        "tcp         1001     500 IPv4",
                        "tcp         1002   90000 IPv4",
                        "tcp         1003     500 IPv4",
                        "tcp         1004       - IPv4");
    }

    @ParameterizedTest
    @CsvSource({
        "rtt,1001 1003 1002 1004",
        "rtt:desc,1002 1001 1003 1004",
        "'rtt:desc,local:desc',1002 1003 1001 1004",
        "remote,1003 1004 1001 1002",
        "remote-address:desc,1002 1001 1004 1003",
        "wqueue:desc,1003 1001 1002 1004",
        "local-port:desc,1004 1003 1002 1001",
        "state,1001 1002 1003 1004",
        "congestion,1001 1002 1003 1004",
    })
    void rowsAreSortedStablyWithWhatIsAbsentLast(String order, String ports) {
        List<String> sorted = run("-tH", "--columns", "local-port", "--sort", order);

        assertThat(String.join(" ", sorted)).isEqualTo(ports);
    }

    @ParameterizedTest
    @CsvSource({
        "1,1002",
        "2,1002 1001",
        "3,1002 1001 1003",
        "4,1002 1001 1003 1004",
        "9,1002 1001 1003 1004"
    })
    void topKeepsTheFirstOfTheOrder(int limit, String ports) {
        List<String> sorted =
                run("-tH", "--columns=local-port", "--sort=rtt:desc", "--top=" + limit);

        assertThat(String.join(" ", sorted)).isEqualTo(ports);
    }

    @Test
    void whatTheKernelDoesNotFillInIsLastInTheOrderAndMatchesNothing() {
        KernelTable table = new KernelTable();
        add(table, "10.0.0.9", 1001, info(ESTABLISHED, 500, 70_000));
        table.add(TCP, LISTEN, "10.0.0.1", 80, "0.0.0.0", 0, info(LISTEN, 0, -1));

        String columns = "--columns=local-port,rtt,pmtu,pacing-rate,last-data-sent";
        assertThat(run(table, "-taH", columns, "--sort=pacing-rate:desc"))
                .containsExactly("1001 500 1500 70000 20", "  80   -    -     -  -");
        assertThat(run(table, "-taH", "--csv", columns, "--sort=rtt"))
                .containsExactly("1001,500,1500,70000,20", "80,,,,");
        assertThat(run(table, "-taH", "--columns=local-port", "rtt < 1ms")).containsExactly("1001");
        assertThat(run(table, "-ta", "--ndjson", columns).get(1))
                .doesNotContain("rtt", "pmtu", "pacing", "lastData");
    }

    private static DiagRow info(SocketState state, long rtt, long pacing) {
        return KernelTable.row()
                .attribute(
                        INFO,
                        KernelBytes.inNativeOrder()
                                .u8(state.number())
                                .raw(new byte[LAST_DATA_SENT_OFFSET - 1])
                                .u32(rtt == 0 ? 0 : 20)
                                .raw(new byte[PMTU_OFFSET - LAST_DATA_SENT_OFFSET - 4])
                                .u32(rtt == 0 ? 0 : 1500)
                                .raw(new byte[RTT_OFFSET - PMTU_OFFSET - 4])
                                .u32(rtt)
                                .raw(new byte[PACING_OFFSET - RTT_OFFSET - 4])
                                .u64(pacing)
                                .toArray());
    }

    private static List<String> run(KernelTable table, String... arguments) {
        TestRun run = new TestRun().sockets(table);
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    @Test
    void topWithoutAnOrderKeepsTheFirstThatCome() {
        assertThat(run("-tH", "--columns=local-port", "--top=2")).containsExactly("1001", "1002");
    }

    @Test
    void numbersBeyondTwoToThe63AreTheGreatest() {
        KernelTable table = new KernelTable();
        add(table, "10.0.0.9", 1, cgroup(1));
        add(table, "10.0.0.9", 2, cgroup(-2));
        add(table, "10.0.0.9", 3, cgroup(Long.MAX_VALUE));
        TestRun run = new TestRun().sockets(table);

        run.run("-tH", "--columns=cgroup-id,local-port", "--sort=cgroup-id:desc");
        assertThat(run.lines())
                .containsExactly(
                        "18446744073709551614 2",
                        " 9223372036854775807 3",
                        "                   1 1");
    }

    private static DiagRow cgroup(long id) {
        return KernelTable.row()
                .attribute(CGROUP_ID, KernelBytes.inNativeOrder().u32(id, id >>> 32).toArray());
    }

    @Test
    void whatIsNoNumberIsThereAfterSortingToo() {
        KernelTable table = new KernelTable();
        byte[] name = {'c', 'u', 'b', 'i', 'c', 0};
        add(table, "10.0.0.9", 1, withRtt(7).attribute(CONG, name).attribute(99, new byte[] {10}));
        add(table, "10.0.0.9", 2, withRtt(5));
        String[] orders = {"--sort=rtt", "--columns=local-port,rtt,congestion"};
        TestRun words = new TestRun().sockets(table);
        words.run("-tH", orders[0], orders[1]);
        TestRun lists = new TestRun().sockets(table);
        lists.run("-tH", orders[0], "--columns=local-port,rtt,unknown-attributes");
        TestRun numbers = new TestRun().sockets(table);
        numbers.run("-tH", orders[0], "--columns=local-port,rtt,snd-cwnd");

        assertThat(words.lines()).containsExactly("2 5 -", "1 7 cubic");
        assertThat(lists.lines()).containsExactly("2 5 -", "1 7 99:0a");
        assertThat(numbers.lines()).containsExactly("2 5 -", "1 7 -");
    }

    @Test
    void theDefaultTableIsSortedToo() {
        assertThat(run("-tH", "--sort=remote"))
                .extracting(row -> row.split(" +", -1)[4])
                .containsExactly("9.255.255.255:80", "10.0.0.2:80", "10.0.0.9:80", "10.0.0.10:80");
    }

    @Test
    void ownersAreAColumnAndAnOrder() throws Exception {
        FakeProcesses processes = new FakeProcesses(proc);
        processes.add(30, "zebra\0", 500).add(40, "/usr/bin/ant\0", 600);
        KernelTable table = new KernelTable();
        add(table, "10.0.0.9", 1, KernelTable.row().owner(0, 700));
        add(table, "10.0.0.9", 2, KernelTable.row().owner(0, 600));
        add(table, "10.0.0.9", 3, KernelTable.row().owner(0, 500));
        TestRun run = new TestRun().sockets(table).proc(proc);

        run.run("-tH", "--columns=local-port,processes", "--sort=processes");
        assertThat(run.lines()).containsExactly("3 30/zebra", "2 40/ant", "1 -");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aTextThatTheKernelGivesIsAColumn() {
        KernelTable table = new KernelTable();
        byte[] name = {'c', 'u', 27, '[', 'm', 0};
        add(table, "10.0.0.9", 1, KernelTable.row().attribute(CONG, name));
        TestRun run = new TestRun().sockets(table);

        run.run("-tH", "--columns=congestion");
        assertThat(run.lines()).containsExactly("cu\\x1b[m");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            textBlock =
                    """
                    --columns=proto,remot ~ jss: --columns takes names of columns, not 'remot'; perhaps 'remote': --columns help lists them (jss --help lists what is)
                    --columns= ~ jss: --columns takes names of columns, not '': --columns help lists them (jss --help lists what is)
                    --sort=rttt ~ jss: --sort takes names of columns, not 'rttt'; perhaps 'rtt': --columns help lists them (jss --help lists what is)
                    --sort=rtt:up ~ jss: --sort takes names with :asc or :desc, not 'rtt:up' (jss --help lists what is)
                    --top=0 ~ jss: --top takes a number from 1 to 2147483647, not '0' (jss --help lists what is)
                    --top=many ~ jss: --top takes a number from 1 to 2147483647, not 'many' (jss --help lists what is)
                    """)
    void aWrongNameIsOneLineThatHelps(String argument, String line) {
        TestRun run = new TestRun().sockets(table());

        assertThat(run.run("-t", argument)).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).containsExactly(line);
        assertThat(run.lines()).isEmpty();
    }

    @Test
    void helpListsEveryColumnWithUnitAndPlace() {
        TestRun run = new TestRun();

        assertThat(run.run("--columns", "help")).isEqualTo(ExitCode.OK);
        assertThat(run.lines())
                .first()
                .isEqualTo(
                        "COLUMN                       UNIT      IN JSON                           "
                                + " MEANING");
        assertThat(run.lines())
                .anyMatch(
                        line -> line.matches("rtt +us +tcpInfo\\.rtt +smoothed .* \\(tcpi_rtt\\)"))
                .anyMatch(line -> line.matches("min-rtt .* \\(tcpi_min_rtt\\), since Linux 4\\.6"))
                .anyMatch(line -> line.matches("processes +text +processes +processes that .*"));
    }
}
