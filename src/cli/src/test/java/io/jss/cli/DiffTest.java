package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import io.jss.testing.DiagRow;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss diff}: whole lines of each form, exit codes, and what is refused. */
class DiffTest {

    private static final int INFO = 2;
    private static final int INFO_BYTES = 232;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_RECEIVED = 128;
    private static final int BYTES_SENT = 200;

    @TempDir private Path folder;

    private Path before;
    private Path after;

    @BeforeEach
    void record() throws IOException {
        before = folder.resolve("before.jss");
        after = folder.resolve("after.jss");
        record(before(), before, "-ai");
        record(now(), after, "-ai");
    }

    private static void record(KernelTable table, Path file, String... options) {
        List<String> line = new ArrayList<>(List.of(options));
        line.addAll(List.of("--record", file.toString()));
        assertThat(new TestRun().sockets(table).run(line.toArray(String[]::new))).isZero();
    }

    private static DiagRow bytes(long sent, long received, int retransmitted) {
        ByteBuffer info = ByteBuffer.allocate(INFO_BYTES).order(ByteOrder.nativeOrder());
        info.putLong(BYTES_SENT, sent)
                .putLong(BYTES_RECEIVED, received)
                .putInt(TOTAL_RETRANS, retransmitted);
        return KernelTable.row().attribute(INFO, info.array());
    }

    private static KernelTable before() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, bytes(0, 0, 0))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, bytes(10, 10, 0))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1002, bytes(10, 10, 0))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1003, bytes(10, 10, 0))
                .add(TCP, TIME_WAIT, "10.0.0.1", 80, "10.0.0.9", 1004, KernelTable.minisock())
                .add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0, KernelTable.row().queues(7, 0));
    }

    /** Quiet: 1. Sent: 2. Ended by the peer: 3. In TIME_WAIT: 4. Gone: 5 and 6. New: 8. */
    private static KernelTable now() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, bytes(0, 0, 0))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, bytes(4010, 15, 2))
                        .add(TCP, CLOSE_WAIT, "10.0.0.1", 80, "10.0.0.9", 1002, bytes(10, 11, 0));
        table.skip(3);
        return table.add(TCP, TIME_WAIT, "10.0.0.1", 80, "10.0.0.9", 1003, KernelTable.minisock())
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1005, bytes(1, 2, 0));
    }

    private TestRun run(int code, String... words) {
        TestRun run = new TestRun().sockets(now());
        assertThat(run.run(words)).as(String.join("\n", run.errors())).isEqualTo(code);
        return run;
    }

    private TestRun diff(int code, String... more) {
        List<String> line = new ArrayList<>(List.of("diff", before.toString(), after.toString()));
        line.addAll(List.of(more));
        return run(code, line.toArray(String[]::new));
    }

    @Test
    void aTableHasWhatBecameOfEachSocketFirst() {
        TestRun run = diff(ExitCode.DIFFERENT);

        assertThat(run.lines())
                .containsExactly(
                        "Change  Proto Recv-Q Send-Q Local Address Foreign Address State      "
                                + " Traffic Was         Sent Received Retransmitted",
                        "expired tcp        0      0 10.0.0.1:80   10.0.0.9:1004   TIME_WAIT   IPv4"
                                + "    -              -        -             -",
                        "closed  udp        7      0 10.0.0.1:53   0.0.0.0:*       UNCONN      IPv4"
                                + "    -              -        -             -",
                        "changed tcp        0      0 10.0.0.1:80   10.0.0.9:1001   ESTABLISHED IPv4"
                                + "    -           4000        5             2",
                        "changed tcp        0      0 10.0.0.1:80   10.0.0.9:1002   CLOSE_WAIT  IPv4"
                                + "    ESTABLISHED    0        0             0",
                        "changed tcp        0      0 10.0.0.1:80   10.0.0.9:1003   TIME_WAIT   IPv4"
                                + "    ESTABLISHED    -        -             -",
                        "opened  tcp        0      0 10.0.0.1:80   10.0.0.9:1005   ESTABLISHED IPv4"
                                + "    -              1        2             0");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void equalOnesPrintNothingAndTheCodeIs0() {
        TestRun run = run(ExitCode.OK, "diff", after.toString(), after.toString());

        assertThat(run.lines()).isEmpty();
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void withoutAnotherRecordingItIsNow() {
        assertThat(run(ExitCode.OK, "diff", after.toString()).lines()).isEmpty();
        assertThat(run(ExitCode.DIFFERENT, "diff", before.toString(), "now").lines()).hasSize(7);
    }

    @Test
    void theFilterAndTheProtocolsChoose() {
        assertThat(diff(ExitCode.DIFFERENT, "dport", "=", ":1005").lines()).hasSize(2);
        assertThat(diff(ExitCode.OK, "dport", "=", ":9").lines()).isEmpty();
        assertThat(diff(ExitCode.DIFFERENT, "-u").lines()).hasSize(2);
        assertThat(diff(ExitCode.OK, "-6").lines()).isEmpty();
    }

    @Test
    void formsHaveTheChangeAsAMember() throws IOException {
        JsonNode document =
                JssSchema.MAPPER.readTree(diff(ExitCode.DIFFERENT, "--json").lines().get(0));
        JsonNode changed = document.at("/sockets/3");

        assertThat(new JssSchema().validate(document)).isEmpty();
        assertThat(changed.at("/change/kind").asText()).isEqualTo("changed");
        assertThat(changed.at("/change/stateBefore").asText()).isEqualTo("ESTABLISHED");
        assertThat(document.at("/sockets/2/change/retransmitted").asLong()).isEqualTo(2);
        assertThat(document.at("/sockets/0/change").has("sent")).isFalse();
        assertThat(diff(ExitCode.DIFFERENT, "--ndjson").lines()).hasSize(6);
        assertThat(diff(ExitCode.DIFFERENT, "--csv", "--columns=remote-port").lines())
                .startsWith(
                        "remote-port,change,was,sent,received,retransmitted", "1004,expired,,,,");
        assertThat(new JssSchema().validate(equalOnes())).isEmpty();
    }

    private JsonNode equalOnes() throws IOException {
        TestRun run = run(ExitCode.OK, "diff", after.toString(), after.toString(), "--json");
        return JssSchema.MAPPER.readTree(run.lines().get(0));
    }

    @Test
    void anyKeyCounts() {
        assertThat(diff(ExitCode.DIFFERENT, "--count-by", "local-port").lines())
                .containsExactly(
                        "Count  Share Change  Local Port",
                        "    3  50.0% changed         80",
                        "    1  16.7% closed          53",
                        "    1  16.7% expired         80",
                        "    1  16.7% opened          80",
                        "    6 100.0% total            *");
        assertThat(diff(ExitCode.DIFFERENT, "--count-by", "local-port", "--csv").lines())
                .startsWith("change,local-port,count,share", "changed,80,3,0.500000");
    }

    @Test
    void whatOneDoesNotKnowIsNoDifference() throws IOException {
        Files.delete(before);
        KernelTable table = new KernelTable();
        table.add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, KernelTable.row());
        table.add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, KernelTable.row());
        table.add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1002, KernelTable.row());
        record(table, before, "-a");
        TestRun run = diff(ExitCode.DIFFERENT);

        assertThat(run.lines())
                .hasSize(4)
                .noneMatch(line -> line.contains("1001"))
                .anyMatch(line -> line.startsWith("changed") && line.contains("1002"));
    }

    @Test
    void aProtocolThatOneLacksIsNotOpened() {
        Path ofTcp = folder.resolve("tcp.jss");
        record(now(), ofTcp, "-tai");
        TestRun run = run(ExitCode.DIFFERENT, "diff", ofTcp.toString(), before.toString());

        assertThat(run.lines()).isNotEmpty().noneMatch(line -> line.contains("udp"));
        assertThat(run.errors()).containsExactly("jss: udp sockets are not in the recording");
    }

    @Test
    void wrongWordsAre2() {
        assertThat(run(ExitCode.USAGE, "diff").errors().get(0)).contains("diff takes two");
        assertThat(run(ExitCode.USAGE, "diff", "now").errors().get(0)).contains("diff takes two");
        assertThat(diff(ExitCode.USAGE, "--read=x").errors().get(0)).contains("as words");
        assertThat(diff(ExitCode.USAGE, "sport", "=").errors()).isNotEmpty();
    }

    @Test
    void differencesAreOrderedAsAsked() {
        TestRun run = new TestRun();

        int exitCode =
                run.run(
                        "diff",
                        before.toString(),
                        after.toString(),
                        "-H",
                        "--columns=remote",
                        "--sort=remote-port:desc");

        assertThat(exitCode).as(String.valueOf(run.errors())).isEqualTo(ExitCode.DIFFERENT);
        List<String> ports = new ArrayList<>();
        for (String line : run.lines()) {
            ports.add(line.replaceAll("^\\S+ +\\S+:(\\d+|\\*) .*$", "$1").replace("*", "0"));
        }
        assertThat(ports).hasSizeGreaterThan(2);
        assertThat(ports.stream().map(Integer::valueOf).toList())
                .isSortedAccordingTo(Comparator.reverseOrder());
    }
}
