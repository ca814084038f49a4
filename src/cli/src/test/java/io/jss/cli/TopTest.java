package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.CLOSE;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss top}: which sockets a block has, what it says of them, forms, and what is refused. */
class TopTest {

    private static final int INFO = 2;
    private static final int INFO_BYTES = 232;
    private static final int TOTAL_RETRANS = 100;
    private static final int BYTES_ACKED = 120;
    private static final int BYTES_RECEIVED = 128;
    private static final int BYTES_SENT = 200;

    @TempDir private Path folder;

    private static DiagRow bytes(long sent, long received, int retransmitted, long inode) {
        ByteBuffer info = ByteBuffer.allocate(INFO_BYTES).order(ByteOrder.nativeOrder());
        info.putLong(BYTES_SENT, sent)
                .putLong(BYTES_ACKED, sent)
                .putLong(BYTES_RECEIVED, received)
                .putInt(TOTAL_RETRANS, retransmitted);
        return KernelTable.row().owner(0, inode).attribute(INFO, info.array());
    }

    /** Quiet: 1, 2 and 6. Sends: 3. Receives more: 4. Gone: 5. New: 7. */
    private static KernelTable table() {
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, bytes(0, 0, 0, 100))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, bytes(9, 9, 0, 101))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1002, bytes(10, 10, 0, 102))
                .add(TCP, ESTABLISHED, "10.0.0.1", 81, "10.0.0.9", 1003, bytes(10, 10, 0, 103))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1004, bytes(10, 10, 0, 104))
                .add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0, KernelTable.row().owner(0, 106))
                .then(next());
    }

    private static KernelTable next() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, bytes(0, 0, 0, 100))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                80,
                                "10.0.0.9",
                                1001,
                                bytes(9, 9, 0, 101))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                80,
                                "10.0.0.9",
                                1002,
                                bytes(5_000_010, 10, 3, 102))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                81,
                                "10.0.0.9",
                                1003,
                                bytes(10, 50_000_010, 0, 103));
        table.skip(1);
        table.add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0, KernelTable.row().owner(0, 106));
        return table.add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1005, bytes(1, 2, 0, 107));
    }

    @BeforeEach
    void processes() throws IOException {
        new FakeProcesses(folder).add(70, "/usr/sbin/web\0", 104);
    }

    private TestRun run() {
        return new TestRun().proc(folder).sockets(table());
    }

    private TestRun top(int code, String... more) {
        List<String> line =
                new ArrayList<>(List.of("top", "--batch", "--blocks=1", "--continuous=0.05"));
        line.addAll(List.of(more));
        TestRun run = run();
        assertThat(run.run(line.toArray(String[]::new)))
                .as(String.join("\n", run.errors()))
                .isEqualTo(code);
        return run;
    }

    private static List<String> column(TestRun run, int number) {
        return run.lines().stream()
                .skip(4)
                .map(line -> line.strip().split(" +", -1)[number])
                .toList();
    }

    @Test
    void theBusiestSocketsAreFirstThenThoseThatAreQuiet() {
        TestRun run = top(ExitCode.OK);

        assertThat(run.lines().get(0)).matches("\\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z");
        assertThat(run.lines().get(1))
                .matches(
                        "6 sockets, 4 did something, 1 opened, 1 closed; sent [0-9.]+ MiB/s,"
                                + " received [0-9.]+ MiB/s");
        assertThat(run.lines().get(2)).startsWith("no findings; not known: ");
        assertThat(run.lines().get(3))
                .startsWith("Change  Proto Recv-Q Send-Q Local Address Foreign Address State")
                .endsWith("Sent/s Received/s Retransmitted Finding");
        assertThat(column(run, 0))
                .containsExactly("changed", "changed", "opened", "closed", "-", "-", "-");
        assertThat(column(run, 5))
                .containsExactly(
                        "10.0.0.9:1003",
                        "10.0.0.9:1002",
                        "10.0.0.9:1005",
                        "10.0.0.9:1004",
                        "0.0.0.0:*",
                        "10.0.0.9:1001",
                        "0.0.0.0:*");
        assertThat(run.lines().get(5)).matches(".* 3 -");
        assertThat(run.lines().get(7)).contains("closed").endsWith(" -");
        assertThat(run.lines().get(10)).startsWith("-       udp").endsWith(" -");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void aRateIsOverTheTimeThatPassed() throws IOException {
        TestRun run = top(ExitCode.OK, "--ndjson", "--top=2");
        JsonNode overview = JssSchema.MAPPER.readTree(run.lines().get(0)).get("overview");
        JsonNode first = JssSchema.MAPPER.readTree(run.lines().get(1)).get("change");
        JsonNode second = JssSchema.MAPPER.readTree(run.lines().get(2)).get("change");

        assertThat(run.lines()).hasSize(3);
        assertThat(overview.get("sockets").asInt()).isEqualTo(6);
        assertThat(overview.at("/sentences/0").asText()).endsWith("Z");
        assertThat(first.get("received").asLong()).isEqualTo(50_000_000);
        assertThat(first.get("receivedPerSecond").asLong())
                .as("in 50 ms or more")
                .isBetween(1_000_000L, 1_100_000_000L);
        assertThat(second.get("sent").asLong()).isEqualTo(5_000_000);
        double perByte = first.get("receivedPerSecond").asDouble() / 50_000_000;
        assertThat(second.get("sentPerSecond").asDouble() / 5_000_000)
                .isBetween(perByte * 0.99, perByte * 1.01);
    }

    @Test
    void documentsFollowTheSchema() throws IOException {
        JsonNode sockets = JssSchema.MAPPER.readTree(top(ExitCode.OK, "--json").lines().get(0));
        TestRun counted = top(ExitCode.OK, "--json", "--count-by=local-port");
        JsonNode counts = JssSchema.MAPPER.readTree(counted.lines().get(0));

        assertThat(new JssSchema().validate(sockets)).isEmpty();
        assertThat(sockets.at("/sockets/6/change/kind").asText()).isEqualTo("unchanged");
        assertThat(new JssSchema().validate(counts)).isEmpty();
        assertThat(counts.at("/counts/0/key/local-port").asText()).isEqualTo("81");
        assertThat(counts.at("/counts/0/receivedPerSecond").asLong()).isPositive();
        assertThat(counts.at("/counts").findValues("key")).hasSize(3);
    }

    @Test
    void keysHaveTheSumsOfTheirSockets() {
        List<String> lines = top(ExitCode.OK, "--count-by", "local-port").lines();

        assertThat(lines.get(3)).matches("Count +Share +Sent/s Received/s Findings +Local Port");
        assertThat(lines.get(4)).matches(" +1 +14.3% +0 B/s +[0-9.]+ MiB/s +0 +81");
        assertThat(lines.get(5)).matches(" +5 +71.4% +[0-9.]+ MiB/s +[0-9.]+ B/s +0 +80");
        assertThat(lines.get(6)).matches(" +1 +14.3% +- +- +0 +53");
        assertThat(lines.get(7)).matches(" +7 100.0% +[0-9.]+ MiB/s +[0-9.]+ MiB/s +0 +total");
    }

    @Test
    void whatNoProcessWasSeenToHoldIsThatOfTheListenerOrInALineOfItsOwn() throws IOException {
        new FakeProcesses(folder).add(71, "/usr/sbin/serve\0", 100);
        KernelTable queued = queue(10).then(queue(1_000_010));
        TestRun run = new TestRun().proc(folder).sockets(queued);

        assertThat(run.run("top", "--batch", "--blocks=1", "-c=0.05", "--count-by=process"))
                .isZero();
        assertThat(run.lines().stream().skip(4))
                .satisfiesExactly(
                        line -> assertThat(line).matches(" +2 .*MiB/s +0 B/s +0 +serve"),
                        line -> assertThat(line).matches(" +1 .*- +- +0 +-"),
                        line -> assertThat(line).matches(" +1 .*- +- +0 +owner not seen"),
                        line -> assertThat(line).endsWith("total"));
    }

    /** A listener, a connection in its queue, one of a process that is not seen, a TIME_WAIT. */
    private static KernelTable queue(long received) {
        DiagRow none = KernelTable.row().owner(0, 0);
        return new KernelTable()
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, bytes(0, 0, 0, 100))
                .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1, bytes(received, 0, 0, 0))
                .add(UDP, CLOSE, "10.0.0.1", 53, "0.0.0.0", 0, KernelTable.row().owner(0, 106))
                .add(TCP, TIME_WAIT, "10.0.0.1", 99, "10.0.0.9", 2, none);
    }

    @Test
    void aFilterAndATargetChoose() {
        assertThat(top(ExitCode.OK, ":81").lines()).hasSize(5);
        assertThat(top(ExitCode.OK, "dport", "=", ":1005").lines().get(1))
                .startsWith("1 socket, 1 did something, 1 opened, 0 closed;");
        assertThat(top(ExitCode.OK, "--top=2").lines()).hasSize(6);
        assertThat(column(top(ExitCode.OK, "-t", "--sort=remote-port:desc", "--top=2"), 5))
                .containsExactly("10.0.0.9:1005", "10.0.0.9:1004");
    }

    @Test
    void blocksFollowEachOther() {
        TestRun run = run();

        assertThat(run.run("top", "--batch", "--blocks=2", "-c=0.01", "-t", "-4")).isZero();
        assertThat(run.lines().stream().filter(line -> line.contains("did something")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("5 sockets, 0 did something");
    }

    @Test
    void aSocketThatHasGoneHasItsProcess() {
        TestRun run = run();

        assertThat(run.run("top", "--batch", "--blocks=1", "-c=0.01", "dport = :1004")).isZero();
        assertThat(run.lines()).last().asString().startsWith("closed").contains("70/web");
    }

    @Test
    void whatIsWrongHasALineAColumnAMemberAndASum() throws IOException {
        KernelTable table =
                new KernelTable()
                        .add(TCP, LISTEN, "10.0.0.1", 80, "0.0.0.0", 0, DiagRow.row().queues(6, 5))
                        .add(TCP, LISTEN, "10.0.0.1", 81, "0.0.0.0", 0, DiagRow.row().queues(2, 5))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 80, "10.0.0.9", 1001, bytes(9, 9, 0, 1));
        String[] line = {"top", "--batch", "--blocks=1", "-c=0.01", "--columns=local-port", ""};
        TestRun run = new TestRun().proc(folder).sockets(table);
        line[5] = "--top=1"; // it did nothing, and is the one that there is room for
        assertThat(run.run(line)).isZero();
        assertThat(run.lines().get(2))
                .isEqualTo(
                        "critical accept-queue-full: the accept queue of 10.0.0.1:80 is full: 6"
                                + " connections wait, its backlog is 5");
        assertThat(run.lines().get(3)).startsWith("not known: ");
        assertThat(run.lines().get(5)).endsWith(" accept-queue-full");

        TestRun form = new TestRun().proc(folder).sockets(table);
        line[5] = "--json";
        assertThat(form.run(line)).isZero();
        JsonNode document = JssSchema.MAPPER.readTree(form.lines().get(0));
        assertThat(new JssSchema().validate(document)).isEmpty();
        assertThat(document.at("/overviews/0/findings").findValuesAsText("id"))
                .containsExactly("accept-queue-full");
        assertThat(document.at("/overviews/0/unknown").findValuesAsText("id")).contains("orphans");
        List<String> members = new ArrayList<>();
        document.get("sockets").forEach(socket -> members.add(socket.get("findings").toString()));
        assertThat(members).containsExactlyInAnyOrder("[\"accept-queue-full\"]", "[]", "[]");

        TestRun counted = new TestRun().proc(folder).sockets(table);
        line[4] = "--count-by=local-port";
        line[5] = "--ndjson";
        assertThat(counted.run(line)).isZero();
        assertThat(String.join("\n", counted.lines()))
                .contains("\"findings\":1")
                .contains("\"findings\":0");
    }

    @Test
    void whatIsWrongIsSoByTheLimitsOfTheOption() {
        KernelTable table =
                new KernelTable()
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                80,
                                "10.0.0.9",
                                1001,
                                bytes(9, 9, 0, 1).queues(300, 0));
        String[] line = {"top", "--batch", "--blocks=1", "-c=1", "--threshold=unread-bytes=301"};
        TestRun below = new TestRun().proc(folder).sockets(table);
        assertThat(below.run(line)).isZero();
        assertThat(below.lines()).noneMatch(text -> text.contains("warning unread-data: "));

        line[4] = "--threshold=unread-bytes=300";
        TestRun reached = new TestRun().proc(folder).sockets(table);
        assertThat(reached.run(line)).isZero();
        assertThat(reached.lines())
                .anyMatch(
                        text ->
                                text.startsWith(
                                        "warning unread-data: 300 bytes wait unread at"
                                                + " 10.0.0.1:80 from 10.0.0.9:1001"));
    }

    @Test
    void habitsOfTopAreUnderstood() {
        TestRun run = run();

        assertThat(run.run("top", "-b", "-n", "1", "-d", "0.01")).isZero();
        assertThat(run.lines().get(1)).contains("did something");
        assertThat(run.errors())
                .containsExactly(
                        "jss: top's options, read as: jss top --batch --blocks=1"
                                + " --continuous=0.01");
    }

    @Test
    void wrongValuesAre2() {
        assertThat(top(ExitCode.USAGE, "--blocks=0").errors().get(0)).contains("--blocks takes");
        assertThat(top(ExitCode.USAGE, "--csv").errors().get(0)).contains("--ndjson");
        assertThat(top(ExitCode.USAGE, "nosuchname").errors().get(0)).contains("nosuchname");
        TestRun alone = run();
        assertThat(alone.run("--blocks=2")).isEqualTo(ExitCode.USAGE);
        assertThat(alone.errors())
                .containsExactly("jss: --blocks goes with top (jss --help lists what is)");
    }
}
