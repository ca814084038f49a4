package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss --as ss} in its other modes, and for each section, does and prints what ss does. */
@Tag("host")
class SsModesIT {

    private static final int QUIET_MS = 1000;

    private static final String TO_CLOSE =
            """
            l = socket(AF_INET6)
            l.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)
            l.bind(("::", 80))
            l.listen()
            a = socket()
            a.bind(("127.0.0.1", 4100))
            a.connect(("127.0.0.1", 80))
            b = l.accept()
            c = socket(AF_INET6)
            c.bind(("::1", 4101))
            c.connect(("::1", 80))
            d = l.accept()
            m = socket()
            m.bind(("127.0.0.1", 81))
            m.listen()
            u = socket(AF_INET, SOCK_DGRAM)
            u.bind(("127.0.0.1", 54))
            u.connect(("127.0.0.1", 54))
            v = socket(AF_INET6, SOCK_DGRAM)
            v.bind(("::", 55))
            ready(80)
            """;

    private static final String TO_DESTROY =
            """
            l = socket()
            l.bind(("127.0.0.1", 4200))
            l.listen()
            a = socket()
            a.bind(("127.0.0.1", 4201))
            a.connect(("127.0.0.1", 4200))
            b = l.accept()[0]
            u = socket(AF_INET, SOCK_DGRAM)
            u.bind(("127.0.0.1", 5353))
            v = socket(AF_INET6, SOCK_DGRAM)
            v.bind(("::1", 5353))
            v.connect(("::1", 53))
            os.sched_setaffinity(0, {min(os.sched_getaffinity(0))}) # events keep their order
            print(4200, flush=True)
            sys.stdin.readline()
            a.send(b"x")
            b.recv(1)
            for each in (b, a, u, v, l):
                each.close()
            print("done", flush=True)
            sys.stdin.read()
            """;

    @AutoClose private static final TestNamespaces NAMESPACES = new TestNamespaces();
    @AutoClose private static Scenario scenario;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
    }

    /** In the number of all sockets are those that the virtual machine opens for itself. */
    @ParameterizedTest
    @ValueSource(strings = {"-s", "-sH", "-sa", "-s -t", "-s -xa", "-s -tan sport = :80", "-s -6t"})
    void summaryIsThatOfSs(String options) throws Exception {
        String[] words = options.split(" ");
        SsTokens.assertSame(
                () -> withoutTotal(scenario.run(with(List.of("ss"), words))),
                () -> withoutTotal(scenario.inside(() -> print(words))));
    }

    /** ss finds in both files the same sockets and attributes; jss reads them too. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-ta",
                "-tai",
                "-tam --tos",
                "-6ta",
                "-a state listening",
                "-4ta exclude established",
                "-A tcp,udp sport = :1"
            })
    void dumpIsThatOfSs(String options, @TempDir Path folder) throws Exception {
        String theirs = folder.resolve("ss").toString();
        String ours = folder.resolve("jss").toString();
        String[] words = options.split(" ", -1);
        Files.writeString(Path.of(ours), "is overwritten");

        SsTokens.assertSame(
                () -> {
                    scenario.run(with(List.of("ss", "-D", theirs), words));
                    return SsTokens.ss("TCPDIAG_FILE", theirs, "-tanei");
                },
                () -> {
                    CommandRun run =
                            scenario.inside(
                                    () ->
                                            CommandRun.of(
                                                    with(
                                                            List.of("--as", "ss", "-D", ours),
                                                            words)));
                    assertThat(run.output()).isEmpty();
                    // bound to one port are more than the kernel reads of a bucket at once
                    assertThat(run.errors().lines())
                            .allMatch(line -> line.endsWith(": the answer may lack sockets"));
                    assertThat(run.exitCode()).isZero();
                    return SsTokens.ss("TCPDIAG_FILE", ours, "-tanei");
                });
        CommandRun read = CommandRun.of("--read", ours, "-tan");
        assertThat(read.exitCode()).isZero();
        assertThat(read.output().lines().count()).isGreaterThan(2);
    }

    /** Two namespaces with the same sockets: in one ss closes them, in the other jss. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-K -tn sport = :4100",
                "-K -Htne sport = :80 and dst 127.0.0.1",
                "-K -tan state listening",
                "-K -tlnO",
                "-K -t4n",
                "-K -t6n dst [::ffff:127.0.0.1]",
                "-K -un sport = :54",
                "-K -uan",
                "-K -tuan sport != :4100 and sport != :4101",
                "-K -tn dport = :9999",
                "-K -xan"
            })
    void whatIsClosedAndShownIsThatOfSs(String options) throws Exception {
        String[] words = options.split(" ");
        String first = NAMESPACES.make();
        String other = NAMESPACES.make();
        try (PythonSockets theirs = PythonSockets.runIn(first, TO_CLOSE);
                PythonSockets ours = PythonSockets.runIn(other, TO_CLOSE)) {
            assertThat(theirs.numbers()).isEqualTo(ours.numbers());
            String ss = ss(first, words);

            String jss = print(with(List.of("-N", other), words));

            assertThat(rows(jss)).isEqualTo(rows(ss));
            assertThat(rows(ss(other, "-tuan"))).isEqualTo(rows(ss(first, "-tuan")));
        }
    }

    /** The order is that of the kernel's hash table, with a seed of its own in each namespace. */
    private static List<String> rows(String text) {
        return text.lines()
                .map(line -> line.replaceAll("(ino|sk):\\w+", "$1").replaceAll("\\s+", " "))
                .map(String::strip)
                .sorted()
                .toList();
    }

    private static String ss(String namespace, String... words) throws Exception {
        return CommandOutcome.runLine(
                        List.of(with(entering(namespace), with(List.of("ss"), words))))
                .output();
    }

    private static List<String> entering(String namespace) {
        return List.of("nsenter", "--net=/var/run/netns/" + namespace);
    }

    /**
     * ss writes events at once to a terminal alone. A virtual machine that starts destroys sockets
     * without ports.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "-E sport geq :4200",
                "-nuEO",
                "-tnEe sport geq :4200",
                "-HtnEi sport geq :4200",
                "-u6nE",
                "-nE state time-wait sport geq :4200",
                "-tnE state established exclude listening sport = :4200",
                "-tE dport = :4200"
            })
    void eventsAreThoseOfSs(String options, @TempDir Path folder) throws Exception {
        String[] words = options.split(" ");
        String namespace = NAMESPACES.make();
        Path ss = folder.resolve("ss");
        Path jss = folder.resolve("jss");
        Process theirs =
                start(
                        ss,
                        entering(namespace),
                        "script",
                        "-qfc",
                        "ss " + String.join(" ", words),
                        "/dev/null");
        Process ours =
                start(
                        jss,
                        entering(namespace),
                        CommandOutcome.line(List.of(), with(List.of("--as", "ss"), words))
                                .toArray(new String[0]));
        try (PythonSockets destroyed = PythonSockets.runIn(namespace, TO_DESTROY)) {
            awaitSubscriptions(namespace);
            destroyed.next();
            awaitSameEvents(ss, jss);
        } finally {
            theirs.descendants().forEach(ProcessHandle::destroy);
            ours.destroy();
        }
    }

    /** Waits until both have written the same, and for a while nothing more. */
    private static void awaitSameEvents(Path ss, Path jss) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        List<String> before = List.of();
        while (true) {
            Thread.sleep(QUIET_MS);
            List<String> theirs = clockless(SsTokens.of(Files.readString(ss)));
            List<String> ours = clockless(SsTokens.of(Files.readString(jss)));
            boolean same = ours.equals(theirs) && ours.equals(before) && ours.size() > 4;
            if (same || System.nanoTime() > end) {
                assertThat(ours).isEqualTo(theirs).hasSizeGreaterThan(4);
                return;
            }
            before = ours;
        }
    }

    /** Waits until both have a netlink socket that takes events; ss prints those twice. */
    private static void awaitSubscriptions(String namespace) throws Exception {
        Await.until(
                "two subscriptions in " + namespace,
                () ->
                        ss(namespace, "-HaneA", "netlink")
                                        .lines()
                                        .filter(line -> !line.contains("groups=0x00000000"))
                                        .map(line -> line.strip().split("\\s+", -1)[3])
                                        .distinct()
                                        .count()
                                >= 2);
    }

    private static List<String> clockless(List<String> tokens) {
        return tokens.stream()
                .map(
                        token ->
                                token.replaceAll(
                                        "(rtt|rcv_rtt|send|lastsnd|lastrcv|lastack|busy|pacing_rate|delivery_rate|minrtt):?.*",
                                        "$1"))
                .toList();
    }

    private static Process start(Path output, List<String> first, String... words)
            throws Exception {
        return new ProcessBuilder(List.of(with(first, words)))
                .redirectOutput(output.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static String withoutTotal(String text) {
        return text.replaceFirst("^Total: \\d+", "Total:");
    }

    private static String print(String... words) {
        CommandRun run = CommandRun.of(with(List.of("--as", "ss"), words));
        assertThat(run.errors()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return run.output();
    }

    private static String[] with(List<String> first, String... words) {
        List<String> command = new ArrayList<>(first);
        command.addAll(List.of(words));
        return command.toArray(new String[0]);
    }
}
