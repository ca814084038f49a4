package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code jss --as ss} prints what ss prints of the same sockets, token for token. */
class SsOutputIT {

    private static final String OTHERS =
            """
            import tempfile
            folder = tempfile.mkdtemp()
            a, b = socketpair()
            a.shutdown(SHUT_WR)
            l = socket(AF_UNIX, SOCK_SEQPACKET)
            l.bind("\\0jss test\\0x%d" % os.getpid())
            l.listen(3)
            c = socket(AF_UNIX, SOCK_SEQPACKET)
            c.connect(l.getsockname())
            d = socket(AF_UNIX, SOCK_DGRAM)
            d.bind(folder + "/datagram")
            os.unlink(d.getsockname())
            os.rmdir(folder)
            p = socket(AF_PACKET, SOCK_RAW, htons(0x806))
            q = socket(AF_PACKET, SOCK_DGRAM, htons(3))
            q.bind(("lo", 3))
            u = socket(AF_INET, SOCK_DGRAM)
            u.setsockopt(SOL_SOCKET, SO_BINDTODEVICE, b"lo")
            u.bind(("127.0.0.1", 53))
            u.setsockopt(0, 1, 0x20)
            w = socket()
            w.bind(("127.0.0.1", 80))
            w.listen()
            x = socket()
            x.connect(("127.0.0.1", 80))
            x.setsockopt(SOL_SOCKET, SO_KEEPALIVE, 1)
            x.setsockopt(SOL_SOCKET, 36, 7)
            y = w.accept()
            ready(80)
            """;

    @AutoClose private static final TestNamespaces NAMESPACES = new TestNamespaces();
    @AutoClose private static Scenario scenario;
    @AutoClose private static PythonSockets others;
    private static String namespace;

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
        namespace = NAMESPACES.make();
        others = PythonSockets.runIn(namespace, OTHERS);
        assertThat(others.numbers()).containsExactly(80);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tanoemi",
                "-tanoemip",
                "-tanoemi --tos --cgroup --inet-sockopt",
                "-uanoemi --tos",
                "-ta",
                "-t",
                "-ti",
                "-tul",
                "-4tuan",
                "-6tuan",
                "-4 -6 -tan",
                "-6 -f inet -uan",
                "-6 -t -4 -x -an",
                "-taO -m",
                "-tanT",
                "-tan state listening",
                "-tan state time-wait exclude listening",
                "-A tcp,udp -an",
                "-tn sport > :1000",
                "-Manoemi",
                "-tanO",
                "-tanoemipO",
                "-tanoemiO --tos --cgroup --inet-sockopt",
                "-uanoemO --tos --inet-sockopt",
                "-tuaO",
                "-MSanoemiO",
                "-4tlnO",
                "-6HtanO",
                "-tanOT",
                "-tulnpO",
                "-HtanO state established state close-wait",
                "-tanO ( sport = :80 or dport = :80 ) and not src [::1]",
                "-SanO",
                "-tn exclude established exclude time-wait"
            })
    void everyTokenOfSocketsInEveryStateIsThatOfSs(String options) throws Exception {
        String[] words = options.split(" ");
        SsTokens.assertSame(
                () -> scenario.run(with(List.of("ss"), words)),
                () -> scenario.inside(() -> print(words)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tanoemip",
                "-tr",
                "-uanoemip --tos --inet-sockopt",
                "-ua",
                "-xan",
                "-xaemp",
                "-x",
                "-0aempb",
                "-0an",
                "-0aeO",
                "-A u_seq,p_raw,p_dgr -a",
                "-tapT",
                "-xanO",
                "-xaempO",
                "-0aempbO",
                "-0x -anO",
                "-uaeO",
                "-A u_seq -HanO",
                "--xdp -a",
                "--tipc -a",
                "--tipc --tipcinfo -a",
                "--xdp --tipc -aO",
                "--xdp -tan",
                "-f xdp",
                "-f tipc -a",
                "--vsock -aO",
                "-f vsock -ae",
                "-A xdp,tipc,vsock_stream -a"
            })
    void everyTokenOfOtherFamiliesIsThatOfSs(String options) throws Exception {
        String[] words = options.split(" ");
        SsTokens.assertSame(
                () -> run(with(entering("ss"), words)),
                () -> print(with(List.of("-N", namespace), words)));
    }

    /** The kernel tells a socket with multicast groups twice, and ss prints it twice. */
    @Test
    void netlinkSocketIsPrintedOnce() throws Exception {
        List<String> ss = rows(run(with(entering("ss"), "-HanemA", "netlink")));
        List<String> ours = rows(print("-N", namespace, "-HanemA", "netlink"));

        assertThat(ours).doesNotHaveDuplicates().isNotEmpty().isSubsetOf(ss);
        assertThat(ours).containsAll(ss);
    }

    /** {@code ip netns exec} would hide the cgroups. */
    private static List<String> entering(String command) {
        return List.of("nsenter", "--net=/var/run/netns/" + namespace, command);
    }

    /** ss shows packet sockets of both types whichever is asked for. */
    @Test
    void packetSocketsOfOneTypeAreThoseOfThatType() {
        assertThat(print("-N", namespace, "-HanA", "p_dgr,tcp"))
                .contains("p_dgr")
                .doesNotContain("p_raw");
    }

    /** Sockets that ask for the table are not the same in both. */
    private static List<String> rows(String text) {
        return text.lines()
                .map(line -> line.strip().replaceAll("\\s+", " "))
                .filter(line -> !line.contains(" 4:"))
                .toList();
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

    private static String run(String... command) throws Exception {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
        byte[] output = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return new String(output, java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
