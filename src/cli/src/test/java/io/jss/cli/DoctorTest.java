package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE_WAIT;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jss.cli.environment.ExitCode;
import io.jss.health.Condition;
import io.jss.testing.DiagRow;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code jss doctor} over bytes of a kernel and a /proc of files. */
class DoctorTest {

    private static final String UNKNOWN = "not known";

    @TempDir private Path folder;

    @BeforeEach
    void host() throws IOException {
        new FakeProcesses(folder).add(70, "/usr/sbin/web\0", 501, 502, 503, 504, 505, 506);
        file("sys/net/ipv4/ip_local_port_range", "40000\t40019\n");
        file("sys/net/ipv4/ip_local_reserved_ports", "40000-40008,40010\n");
        file("sys/net/ipv4/tcp_tw_reuse", "2\n");
        file("sys/net/ipv4/tcp_max_tw_buckets", "4096\n");
        file("sys/net/ipv4/tcp_max_orphans", "1000\n");
        file("sys/net/ipv4/tcp_mem", "1000\t2000\t3000\n");
        file("sys/net/ipv4/tcp_congestion_control", "cubic\n");
        file("sys/net/netfilter/nf_conntrack_count", "750\n");
        file("sys/net/netfilter/nf_conntrack_max", "1000\n");
        file(
                "thread-self/net/netstat",
                "TcpExt: Other ListenOverflows TCPReqQFullDrop TCPReqQFullDoCookies"
                        + " TCPTimeWaitOverflow\nTcpExt: 1 7 8 9 10\n");
        counts(0, 0);
    }

    private void counts(int orphans, int pages) throws IOException {
        file(
                "thread-self/net/sockstat",
                "TCP: inuse 5 orphan " + orphans + " tw 3 alloc 9 mem " + pages + "\n");
    }

    private void file(String name, String text) throws IOException {
        Path path = folder.resolve(name);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private TestRun doctor(KernelTable table, int exitCode, String... options) {
        TestRun run = new TestRun().proc(folder).sockets(table);
        String[] all = new String[options.length + 2];
        all[0] = "doctor";
        all[1] = "--for=1ms";
        System.arraycopy(options, 0, all, 2, options.length);
        assertThat(run.run(all)).as("%s", run.errors()).isEqualTo(exitCode);
        return run;
    }

    private static List<String> heads(TestRun run) {
        return run.lines().stream().filter(line -> !line.startsWith("  ")).toList();
    }

    private static KernelTable listener(String address, int port, DiagRow row) {
        return new KernelTable().add(TCP, LISTEN, address, port, "0.0.0.0", 0, row);
    }

    private static byte[] quietFor(int millis) {
        byte[] info = new byte[104];
        byte[] word = KernelBytes.inNativeOrder().u32(millis).toArray();
        System.arraycopy(word, 0, info, 52, 4); // tcpi_last_data_recv
        System.arraycopy(word, 0, info, 56, 4); // tcpi_last_ack_recv
        return info;
    }

    private static KernelTable leak(int sockets, int millis) {
        KernelTable table = listener("0.0.0.0", 80, KernelTable.row().queues(0, 5));
        for (int i = 0; i < sockets; i++) {
            table.add(
                    TCP,
                    CLOSE_WAIT,
                    "10.0.0.1",
                    80,
                    "10.0.0.9",
                    60 + 10 * i,
                    KernelTable.row()
                            .cookie(900 + i)
                            .owner(0, 501 + i)
                            .attribute(FormatRuns.INFO, quietFor(millis)));
        }
        return table;
    }

    @Test
    void soundSocketsAreSaidToBeSoundWithWhatWasLookedAt() {
        KernelTable table = listener("10.0.0.1", 80, KernelTable.row().queues(0, 5));

        assertThat(doctor(table, ExitCode.OK).lines())
                .containsExactly(
                        "sound     "
                                + Stream.of(Condition.values())
                                        .map(Condition::id)
                                        .collect(Collectors.joining(", ")),
                        "looked at 1 sockets of TCP and UDP, two samples 1 ms apart");
    }

    @Test
    void aQueueIsFullFromOneMoreThanItsBacklogOn() {
        KernelTable full =
                listener("10.0.0.1", 80, KernelTable.row().cookie(9).queues(6, 5).owner(0, 501));
        KernelTable filled = listener("10.0.0.1", 80, KernelTable.row().cookie(9).queues(5, 5));

        TestRun run = doctor(full, ExitCode.NOT_FOUND);
        assertThat(run.lines().get(0))
                .isEqualTo(
                        "critical  accept-queue-full: the accept queue of 10.0.0.1:80 is full: 6"
                                + " connections wait, its backlog is 5 (120%)");
        assertThat(run.lines().get(1)).isEqualTo("  who      10.0.0.1:80 (6), 70/web");
        assertThat(heads(doctor(filled, ExitCode.NOT_FOUND)).get(0))
                .startsWith("warning   accept-queue-filling: ");
        doctor(filled, ExitCode.OK, "--fail-on=critical");
    }

    @Test
    void explainSaysOfASocketWhatIsFoundAndOfOthersNothing() {
        KernelTable full =
                listener("10.0.0.1", 80, KernelTable.row().cookie(9).queues(6, 5).owner(0, 501));
        TestRun culprit = new TestRun().proc(folder).sockets(full);
        assertThat(culprit.run("explain", "80")).isEqualTo(ExitCode.OK);
        assertThat(String.join(" ", culprit.lines()).replaceAll(" +", " "))
                .contains(
                        "Finding accept-queue-full: the accept queue of 10.0.0.1:80 is full: 6"
                                + " connections wait, its backlog is 5. What to do: see why the"
                                + " program does not call accept(2)")
                .contains("(jss help finding accept-queue-full).");

        KernelTable sound =
                listener("0.0.0.0", 80, KernelTable.row().cookie(9).queues(0, 5).owner(0, 501));
        TestRun other = new TestRun().proc(folder).sockets(sound);
        assertThat(other.run("explain", "80")).isEqualTo(ExitCode.OK);
        assertThat(other.lines()).noneMatch(line -> line.contains("Finding"));
    }

    @Test
    void closeWaitIsKeptWhenItIsQuietAndOfOneProgram() {
        TestRun run = doctor(leak(5, 10_000), ExitCode.NOT_FOUND);

        assertThat(run.lines().get(0))
                .isEqualTo(
                        "warning   close-wait-kept: 5 connections of 10.0.0.1:80 were closed by"
                                + " their peers and are kept by the program");
        assertThat(run.lines().get(1)).isEqualTo("  who      10.0.0.1:80 <- 10.0.0.9 (5), 70/web");
        doctor(leak(4, 10_000), ExitCode.OK);
        doctor(leak(5, 9_999), ExitCode.OK);
    }

    @Test
    void mappedAndIpv4AreOneTupleOutOfThePortsThatAreNeitherReservedNorBound() {
        KernelTable table = listener("0.0.0.0", 40019, KernelTable.row().queues(0, 9));
        for (int i = 0; i < 4; i++) { // of 20 ports 10 are reserved and 1 is bound: 9 are left
            String prefix = i % 2 == 0 ? "" : "::ffff:";
            table.add(
                    TCP,
                    ESTABLISHED,
                    prefix + "10.0.0.1",
                    40011 + i,
                    prefix + "10.0.0.9",
                    443,
                    KernelTable.row().cookie(100 + i));
        }
        doctor(table, ExitCode.OK);
        table.add(
                TCP,
                TIME_WAIT,
                "10.0.0.1",
                40009,
                "10.0.0.9",
                443,
                KernelTable.minisock().cookie(99));

        assertThat(heads(doctor(table, ExitCode.NOT_FOUND)).get(0))
                .isEqualTo(
                        "warning   ephemeral-ports: 5 of 9 local ports from 10.0.0.1 to"
                                + " 10.0.0.9:443 are in use, 1 of them by TIME_WAIT; 4 are left"
                                + " (56%)");
        assertThat(
                        heads(
                                doctor(
                                        table,
                                        ExitCode.NOT_FOUND,
                                        "--threshold=ephemeral-ports-critical=55")))
                .anyMatch(line -> line.startsWith("critical  ephemeral-ports"))
                .contains("limit     ephemeral-ports-critical=55 (90 without --threshold)");
    }

    @Test
    void whatProcDoesNotHaveIsNotKnownAndNeverPassed() throws IOException {
        Files.delete(folder.resolve("sys/net/ipv4/ip_local_port_range"));
        Files.delete(folder.resolve("thread-self/net/netstat"));

        TestRun run = doctor(new KernelTable(), ExitCode.OK);
        assertThat(run.lines())
                .filteredOn(line -> line.startsWith(UNKNOWN))
                .extracting(line -> line.substring(UNKNOWN.length()).trim().split(":", -1)[0])
                .containsExactly(
                        "accept-queue-full", "ephemeral-ports", "syn-queue", "time-wait-table");
        assertThat(run.lines())
                .anyMatch(
                        line -> line.startsWith("sound     accept-queue-filling, close-wait-kept"));
        doctor(new KernelTable(), ExitCode.NOT_FOUND, "--fail-on=unknown");
    }

    @Test
    void aPortThatIsOnlyBoundIsNoneThatConnectMayTake() {
        KernelTable table = new KernelTable();
        for (int port : new int[] {40009, 40019}) {
            table.add(
                    TCP,
                    BOUND_INACTIVE,
                    "10.0.0.1",
                    port,
                    "0.0.0.0",
                    0,
                    KernelTable.row().cookie(port));
        }
        table.add(
                TCP, ESTABLISHED, "10.0.0.1", 40011, "10.0.0.9", 443, KernelTable.row().cookie(9));

        TestRun run = doctor(table, ExitCode.NOT_FOUND, "--threshold=ephemeral-ports=10");
        assertThat(heads(run))
                .anyMatch(line -> line.startsWith("warning   ephemeral-ports: 1 of 8 local ports"))
                .contains(
                        "warning   bound-not-listening: 10.0.0.1:40019 is bound and does not"
                                + " listen");
    }

    @Test
    void limitsOfTheMachineAreFoundWithTheirShare() throws IOException {
        counts(249, 2000);
        file("sys/net/netfilter/nf_conntrack_count", "750\n");
        doctor(new KernelTable(), ExitCode.OK);

        counts(250, 2001);
        file("sys/net/netfilter/nf_conntrack_count", "751\n");
        assertThat(heads(doctor(new KernelTable(), ExitCode.NOT_FOUND)))
                .startsWith(
                        "warning   tcp-memory: 2001 pages are in TCP buffers of this machine, 3000"
                                + " may be (67%)",
                        "warning   conntrack-table: the firewall tracks 751 connections, 1000 may"
                                + " be (75%)",
                        "remark    orphans: 250 connections are orphans on this machine, 1000 may"
                                + " be (25%)");

        counts(500, 2701);
        file("sys/net/netfilter/nf_conntrack_count", "951\n");
        assertThat(heads(doctor(new KernelTable(), ExitCode.NOT_FOUND)))
                .extracting(line -> line.split(":", -1)[0])
                .startsWith(
                        "critical  tcp-memory", "critical  conntrack-table", "warning   orphans");
    }

    @Test
    void limitsThatAnotherNamespaceDoesNotShowAreNotKnown() throws IOException {
        for (String name : List.of("ipv4/tcp_max_orphans", "ipv4/tcp_mem")) {
            Files.delete(folder.resolve("sys/net/" + name));
        }
        counts(5000, 5000);

        assertThat(heads(doctor(new KernelTable(), ExitCode.OK)))
                .anyMatch(line -> line.startsWith("not known orphans: sockstat or net.ipv4."))
                .anyMatch(line -> line.startsWith("not known tcp-memory: sockstat or net.ipv4."));
    }

    @Test
    void aSampleOfARecordingLeavesChangesUnknown() {
        Path file = folder.resolve("recording");
        assertThat(
                        new TestRun()
                                .proc(folder)
                                .sockets(leak(6, 20_000))
                                .run("-ai", "--record=" + file))
                .isZero();
        TestRun run = new TestRun().proc(folder);

        assertThat(run.run("doctor", "--read=" + file)).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(heads(run).get(0)).startsWith("warning   close-wait-kept: 6 connections");
        assertThat(run.lines())
                .contains("not known unread-data: it takes two samples, and there is one");
    }

    @Test
    void jsonFollowsItsSchema() throws IOException {
        TestRun run = doctor(leak(6, 20_000), ExitCode.NOT_FOUND, "--json");
        JsonNode document = JssSchema.MAPPER.readTree(run.lines().get(0));

        assertThat(run.lines()).hasSize(1);
        assertThat(new JssSchema("doctor", "--schema").validate(document)).isEmpty();
        JsonNode finding = document.at("/namespaces/0/findings/0");
        assertThat(finding.get("id").asText()).isEqualTo("close-wait-kept");
        assertThat(finding.at("/who/0/processes/0").asText()).isEqualTo("70/web");
        assertThat(finding.at("/who/0").has("unseen")).isFalse();
    }

    @Test
    void anOwnerThatMayBeHiddenIsNotKnownAndNotNobody() throws IOException {
        KernelTable leak = leak(6, 20_000); // inodes 501 to 506
        assertThat(who(doctor(leak, ExitCode.NOT_FOUND))).endsWith(" (6), 70/web");

        delete("70");
        assertThat(who(doctor(leak, ExitCode.NOT_FOUND))).endsWith(" (6), no process holds it");

        delete("1"); // as with hidepid
        assertThat(who(doctor(leak, ExitCode.NOT_FOUND)))
                .endsWith(
                        " (6), owner not known: the files of some processes may not be read, which"
                                + " takes CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH");
        TestRun run = doctor(leak, ExitCode.NOT_FOUND, "--json");
        JsonNode document = JssSchema.MAPPER.readTree(run.lines().get(0));
        assertThat(new JssSchema("doctor", "--schema").validate(document)).isEmpty();
        assertThat(document.at("/namespaces/0/findings/0/who/0/unseen").asText())
                .startsWith("the files of some processes");
    }

    @Test
    void closedBeforeItWasAcceptedIsNobodysAndSaidSo() {
        KernelTable table = new KernelTable();
        for (int i = 0; i < 5; i++) {
            table.add(
                    TCP,
                    CLOSE_WAIT,
                    "10.0.0.1",
                    80,
                    "10.0.0.9",
                    60 + i,
                    KernelTable.row()
                            .cookie(900 + i)
                            .owner(0, 0)
                            .attribute(FormatRuns.INFO, quietFor(20_000)));
        }
        table.add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, KernelTable.row().queues(0, 90));

        TestRun run = doctor(table, ExitCode.NOT_FOUND);
        assertThat(run.lines().get(0)).endsWith("by their peers before the program took them");
        assertThat(who(run)).endsWith("(5), no process holds it");
    }

    private static String who(TestRun run) {
        return run.lines().stream().filter(line -> line.startsWith("  who")).findFirst().get();
    }

    private void delete(String process) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(process))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    @Test
    void everyFindingHasAPageOfAtMostTwentyLines() {
        for (Condition condition : Condition.values()) {
            TestRun run = new TestRun();
            assertThat(run.run("help", "finding", condition.id())).isZero();
            assertThat(run.lines().get(0)).startsWith(condition.id() + ": ");
            assertThat(run.lines()).hasSizeBetween(5, 20);
        }
        assertThat(new TestRun().run("help", "finding", "no-such")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void wrongValuesAreRefusedInOneLine() {
        for (String option :
                List.of("--for=0", "--for=x", "--fail-on=x", "--threshold=x=1", "--threshold=")) {
            TestRun run = new TestRun();
            assertThat(run.run("doctor", option)).as(option).isEqualTo(ExitCode.USAGE);
            assertThat(run.errors()).as(option).hasSize(1);
        }
        assertThat(new TestRun().run("doctor", "80")).isEqualTo(ExitCode.USAGE);
    }
}
