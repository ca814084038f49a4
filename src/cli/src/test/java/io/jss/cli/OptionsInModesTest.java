package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.SYN_SENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import io.jss.cli.options.CliOption;
import io.jss.cli.request.Combinations;
import io.jss.cli.request.Mode;
import io.jss.model.Protocol;
import io.jss.testing.DiagRow;
import io.jss.testing.FamilyRow;
import io.jss.testing.KernelBytes;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every option in every mode: it is refused in one line that names both, asks for what the mode
 * does anyway, or has an effect on what is printed or asked of the kernel.
 */
class OptionsInModesTest {
    private static final long HERE = 4026531840L;
    private static final long WEB = 4026532001L;

    /** Answers alone, whatever else is given. */
    private static final Set<CliOption> ALONE =
            EnumSet.of(
                    CliOption.HELP,
                    CliOption.MAN,
                    CliOption.VERSION,
                    CliOption.SCHEMA,
                    CliOption.AS);

    /** Is about what a kernel lacks in one family only, which the fake one cannot. */
    private static final CliOption OF_ONE_FAMILY = CliOption.VERBOSE;

    private static final Map<Mode, List<String>> COMMANDS =
            Map.ofEntries(
                    Map.entry(Mode.FAMILIES, List.of("--query=inet,unix")),
                    Map.entry(Mode.FAMILIES_ALONE, List.of("--unix")),
                    Map.entry(Mode.BOUND, List.of("--bound-inactive")),
                    Map.entry(Mode.JSON, List.of("--json")),
                    Map.entry(Mode.NDJSON, List.of("--ndjson")),
                    Map.entry(Mode.CSV, List.of("--csv")),
                    Map.entry(Mode.COLUMNS, List.of("--columns=proto,local,state,user,class")),
                    Map.entry(
                            Mode.LINE_FORMAT,
                            List.of("--format={proto} {local} {remote} {state} {user}")),
                    Map.entry(Mode.SUMMARY, List.of("--summary")),
                    Map.entry(Mode.COUNT_BY, List.of("--count-by=local,user,process")),
                    Map.entry(Mode.EXPLAIN, List.of("explain")),
                    Map.entry(Mode.DOCTOR, List.of("doctor", "--for=1ms")),
                    Map.entry(
                            Mode.FIND,
                            List.of(
                                    "--read=RECORDING",
                                    "find",
                                    "::ffff:10.0.0.1:25",
                                    "::ffff:10.0.0.9:1003")),
                    Map.entry(
                            Mode.KILL,
                            List.of("kill", "sport = :22 or sport = :23 or sport = :25")),
                    Map.entry(Mode.WAIT, List.of("wait", "80", "--timeout=60ms")),
                    Map.entry(Mode.DIFF, List.of("diff", "EARLIER")),
                    Map.entry(Mode.REPORT, List.of("report", "RECORDING")),
                    Map.entry(Mode.TOP, List.of("top", "--batch", "--blocks=1", "-c=0.01")),
                    Map.entry(
                            Mode.RECORDER, List.of("record", "RECORD", "--every=1h", "--for=1ms")),
                    Map.entry(Mode.EXPORT, List.of("export", "--listen=127.0.0.1:0", "--ndjson")),
                    Map.entry(Mode.EVENTS, List.of("--events")),
                    Map.entry(Mode.EXPLAIN_FILTER, List.of("--explain-filter")),
                    Map.entry(Mode.ALL_NETNS, List.of("--all-netns")),
                    Map.entry(Mode.RECORD, List.of("--record=RECORD")),
                    Map.entry(Mode.RECORD_SS, List.of("--record-ss=RECORD")),
                    Map.entry(Mode.READ, List.of("--read=RECORDING")));

    /** Pairs whose effect other tests see: it takes a value or a host that this one has not. */
    private static final Set<String> SEEN_ELSEWHERE =
            Set.of(
                    "NUMERIC in FAMILIES_ALONE",
                    "CGROUP in JSON",
                    "CGROUP in NDJSON",
                    "CGROUP in FIND",
                    "NUMERIC in FIND",
                    "TCP in FIND",
                    "OWNERS in FIND",
                    "THRESHOLD in TOP",
                    "UNIX in FAMILIES",
                    "QUERY in RECORD_SS");

    @TempDir private Path folder;
    private Path recording;
    private Path earlier;
    private int runs;
    private boolean hasBound;

    @BeforeEach
    void host() throws IOException {
        new FakeProcesses(folder.resolve("proc"))
                .namespace(1, HERE)
                .add(70, "/usr/sbin/web\0", 501)
                .namespace(70, WEB)
                .add(90, "sshd\0", 77, 600)
                .namespace(90, HERE);
        Files.writeString(folder.resolve("filter"), "sport = :53");
        earlier = folder.resolve("earlier");
        recording = folder.resolve("recording");
        assertThat(new TestRun().sockets(before()).run("-a", "--record", earlier.toString()))
                .isZero();
        assertThat(new TestRun().sockets(table()).run("-a", "--record", recording.toString()))
                .isZero();
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            for (CliOption option : CliOption.values()) {
                String name = option.longName();
                boolean itself = COMMANDS.get(mode).get(0).equals(name);
                for (String word : COMMANDS.get(mode)) {
                    itself |= word.split("=", 2)[0].equals("--" + name);
                }
                if (!ALONE.contains(option)
                        && option != OF_ONE_FAMILY
                        && !itself
                        && !SEEN_ELSEWHERE.contains(option + " in " + mode)) {
                    pairs.add(Arguments.of(mode, option));
                }
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("pairs")
    void anOptionIsNeverSilentlyIgnored(Mode mode, CliOption option) throws IOException {
        hasBound = mode == Mode.BOUND || option == CliOption.BOUND;
        List<String> command = new ArrayList<>(COMMANDS.get(mode));
        command.addAll(company(mode, option));
        List<String> with = new ArrayList<>(command);
        with.addAll(0, written(option));

        if (Combinations.isRefused(mode, option)) {
            assertRefused(with, option);
            return;
        }
        if (mode == Mode.EVENTS || option == CliOption.EVENTS) {
            return; // events come from the running kernel
        }
        String without = outcome(command);
        if (Combinations.isImplied(mode, option)) {
            assertThat(outcome(with)).isEqualTo(without);
        } else if (outcome(with).startsWith("2")) {
            assertRefused(with, option); // by the mode that the option chooses
        } else {
            assertThat(outcome(with)).isNotEqualTo(without);
        }
    }

    private List<String> written(CliOption option) {
        String value =
                switch (option) {
                    case FAMILY -> "inet6";
                    case QUERY -> "udp";
                    case WIRE -> "6";
                    case FILTER_FILE -> folder.resolve("filter").toString();
                    case NETNS -> "70";
                    case COUNT_BY -> "proto";
                    case MAX -> "1";
                    case BLOCKS -> "2";
                    case FOR -> "2ms";
                    case EVERY -> "1ms";
                    case RING -> "1MiB";
                    case AT -> "+1s";
                    case FAIL_ON -> "unknown";
                    case THRESHOLD -> "idle-millis=0";
                    case EVENT_BUFFER -> "65536";
                    case OWNERS -> "proc";
                    case COLUMN_LIST -> "inode";
                    case LINE_FORMAT -> "{inode} {local}";
                    case SORT -> "inode:desc";
                    case TOP -> "1";
                    case CONTINUOUS -> "0.01";
                    case COLOR -> "always";
                    case WAIT_STATE -> "gone";
                    case TIMEOUT -> "1ms";
                    case LISTEN -> "127.0.0.1:0";
                    case WEB_CONFIG, TEXTFILE -> folder.toString();
                    case OTLP -> "http://127.0.0.1:4318";
                    case NETWORKS -> "10.0.0.0/8";
                    case READ -> recording.toString();
                    case RECORD, RECORD_SS -> "RECORD";
                    default -> "";
                };
        return List.of("--" + option.longName() + (value.isEmpty() ? "" : "=" + value));
    }

    /** What else must be given before an option can have its effect. */
    private List<String> company(Mode mode, CliOption option) {
        return switch (option) {
            case NUMERIC ->
                    Combinations.isRefused(mode, CliOption.EXTEND) ? List.of() : List.of("-e");
            case KILL -> List.of("sport = :22");
            case TOP, SORT -> mode == Mode.FAMILIES_ALONE ? List.of("-a") : List.of();
            case RECORD_TITLES -> mode == Mode.RECORDER ? List.of("-p") : List.of();
            default -> List.of();
        };
    }

    private void assertRefused(List<String> arguments, CliOption option) {
        TestRun run = new TestRun();
        assertThat(run(run, table(), arguments)).isEqualTo(ExitCode.USAGE);
        assertThat(run.errors()).singleElement().asString().contains(option.longName());
        assertThat(run.lines()).isEmpty();
    }

    private int run(TestRun run, KernelTable table, List<String> arguments) {
        String file = folder.resolve("recorded" + runs++).toString();
        String[] args =
                arguments.stream()
                        .map(word -> word.replace("EARLIER", earlier.toString()))
                        .map(word -> word.replace("RECORDING", recording.toString()))
                        .map(word -> word.replace("RECORD", file))
                        .toArray(String[]::new);
        return run.proc(folder.resolve("proc"))
                .host("10.0.0.9", "nine.example")
                .sockets(table)
                .socketsIn(WEB, other())
                .run(args);
    }

    /** All that a run leaves behind, but for times and names of files. */
    private String outcome(List<String> arguments) {
        TestRun run = new TestRun();
        KernelTable table = table();
        int exitCode;
        if (arguments.stream().anyMatch(word -> word.startsWith("--continuous"))) {
            run.to(new EndsAfterSome());
        }
        exitCode = run(run, table, arguments);
        Thread.interrupted();
        String said = String.join("\n", run.lines()) + "\n" + String.join("\n", run.errors());
        Path recorded = folder.resolve("recorded" + (runs - 1));
        long bytes = Files.exists(recorded) ? recorded.toFile().length() : -1;
        return (exitCode + said + table.asked() + table.closed() + bytes)
                .replaceAll("\\d{4}-\\d\\d-\\d\\d[ T][0-9:.]+Z?", "TIME")
                .replaceAll("recorded\\d+", "FILE");
    }

    /** Lets a run that goes on and on end after its third table. */
    private static final class EndsAfterSome extends OutputStream {
        private int writes;

        @Override
        public void write(int octet) {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) {
            if (++writes == 3) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static DiagRow full(long inode) {
        byte[] info = new byte[232];
        info[0] = 1;
        return KernelTable.row()
                .owner(0, inode)
                .timer(1, 3, 210)
                .queues(5, 6)
                .attribute(FormatRuns.INFO, info)
                .attribute(FormatRuns.CONG, new byte[] {'c', 'u', 'b', 'i', 'c', 0})
                .attribute(FormatRuns.TOS, new byte[] {16})
                .attribute(FormatRuns.SKMEMINFO, new byte[36])
                .attribute(FormatRuns.CGROUP_ID, KernelBytes.inNativeOrder().u64(5).toArray())
                .attribute(FormatRuns.SOCKOPT, new byte[] {0x20, 0});
    }

    private KernelTable table() {
        return hasBound
                ? sockets()
                        .add(TCP, BOUND_INACTIVE, "10.0.0.1", 22, "0.0.0.0", 0, full(77))
                        .add(TCP, BOUND_INACTIVE, "::1", 53, "::", 0, full(82))
                        .add(TCP, BOUND_INACTIVE, "::ffff:10.0.0.1", 54, "::", 0, full(83))
                : sockets();
    }

    private static KernelTable sockets() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, ESTABLISHED, "10.0.0.1", 22, "10.0.0.9", 1000, full(77))
                        .add(TCP, ESTABLISHED, "10.0.0.1", 23, "10.0.0.9", 1001, full(78))
                        .add(TCP, ESTABLISHED, "::1", 24, "::1", 1002, full(79))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "::ffff:10.0.0.1",
                                25,
                                "::ffff:10.0.0.9",
                                1003,
                                full(80).timer(0, 0, 0))
                        .addDualStackListener(80, KernelTable.row())
                        .without(Protocol.UDPLITE);
        for (Protocol protocol : Protocol.values()) {
            if (protocol != TCP && protocol != Protocol.UDPLITE) {
                table.add(protocol, CLOSE, "10.0.0.1", 53, "10.0.0.9", 54, KernelTable.row());
            }
        }
        return table.add(
                FamilyRow.unix(1, 1, 600).peer(601),
                FamilyRow.unix(1, 10, 500).name("/run/a"),
                FamilyRow.unix(2, 7, 700),
                FamilyRow.netlink(0, 7, 4242, 0, 338),
                FamilyRow.packet(3, 3, 800));
    }

    /** The first of the sockets, all of it listed, and one that has gone since. */
    private static KernelTable before() {
        KernelTable table =
                new KernelTable()
                        .add(TCP, SYN_SENT, "10.0.0.1", 22, "10.0.0.9", 1000, KernelTable.row())
                        .without(Protocol.UDPLITE);
        table.skip(1000);
        return table.add(TCP, LISTEN, "10.0.0.1", 99, "0.0.0.0", 0, KernelTable.row());
    }

    private static KernelTable other() {
        return new KernelTable()
                .add(UDP, CLOSE, "172.17.0.2", 53, "172.17.0.9", 1, KernelTable.row())
                .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, KernelTable.row().owner(0, 501));
    }
}
