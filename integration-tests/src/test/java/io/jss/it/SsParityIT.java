package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.SocketTable;
import io.jss.model.InetSocket;
import io.jss.model.SocketState;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The fields of {@code jss -tuane} are those of {@code ss -tuane}. */
class SsParityIT {

    private static final int ATTEMPTS = 40;

    /** What ss writes in full and jss as netstat does. */
    private static final Map<String, String> STATES =
            Map.of(
                    "ESTAB", "ESTABLISHED",
                    "FIN_WAIT_1", "FIN_WAIT1",
                    "FIN_WAIT_2", "FIN_WAIT2");

    @AutoClose private static Scenario scenario;

    /** What both tell of a socket, in words of jss. */
    private record Fields(
            String protocol,
            String state,
            long rqueue,
            long wqueue,
            String local,
            String remote,
            long uid,
            long inode) {}

    @BeforeAll
    static void makeSockets() throws Exception {
        scenario = Scenario.start();
    }

    @Test
    void fieldsOfTheTableAreThoseOfSs() throws Exception {
        for (int attempt = 1; ; attempt++) {
            List<Fields> before = ofSs();
            List<Fields> ours = ofJss();
            if (before.equals(ofSs()) || attempt == ATTEMPTS) {
                assertThat(ours).containsExactlyInAnyOrderElementsOf(before);
                assertThat(ours).hasSizeGreaterThan(60);
                return;
            }
        }
    }

    @Test
    void cookiesAreThoseOfSs() throws Exception {
        List<InetSocket> sockets =
                scenario.inside(
                        () -> {
                            try (SocketTable table = SocketTable.open()) {
                                return table.snapshot().sockets();
                            }
                        });
        String ss = scenario.run("ss", "-Htuane");

        List<String> full =
                sockets.stream()
                        .filter(socket -> socket.state() != SocketState.SYN_RECV)
                        .filter(socket -> socket.inode().isPresent())
                        .map(SsParityIT::inodeAndCookie)
                        .toList();
        assertThat(full).hasSizeGreaterThan(30).allMatch(ss::contains);
    }

    private static String inodeAndCookie(InetSocket socket) {
        return " ino:"
                + socket.inodeOr(0)
                + " sk:"
                + Long.toHexString(socket.cookie())
                + (socket.cgroupId().isPresent() ? " cgroup:" : "");
    }

    private static List<Fields> ofSs() throws Exception {
        return scenario.run("ss", "-Htuane").lines().map(SsParityIT::ofSsLine).toList();
    }

    private static Fields ofSsLine(String line) {
        String[] words = line.trim().split("\\s+", -1);
        boolean six = words[4].startsWith("[") || words[4].startsWith("*");
        String state = words[1].replace('-', '_');
        return new Fields(
                words[0] + (six ? "6" : ""),
                STATES.getOrDefault(state, state),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                endpoint(words[4]),
                endpoint(words[5]),
                number(line, " uid:(\\d+)"),
                number(line, " ino:(\\d+)"));
    }

    /** Takes off what ss puts around IPv6 addresses, and writes its {@code *} as an address. */
    private static String endpoint(String text) {
        return text.replaceFirst("^\\[(.*)\\]:", "$1:").replaceFirst("^\\*:", ":::");
    }

    private static long number(String line, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(line);
        return matcher.find() ? Long.parseLong(matcher.group(1)) : 0;
    }

    private static List<Fields> ofJss() throws Exception {
        CommandRun run = scenario.inside(() -> CommandRun.of("-tuaneH"));
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output()
                .lines()
                .filter(line -> !line.startsWith("  ")) // which is below a row
                .map(SsParityIT::ofJssLine)
                .toList();
    }

    private static Fields ofJssLine(String line) {
        String[] words = line.trim().split("\\s+", -1);
        return new Fields(
                words[0],
                words[5],
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                words[3],
                words[4],
                orZero(words[6]),
                orZero(words[7]));
    }

    /** What is unknown ss calls 0, or leaves out. */
    private static long orZero(String word) {
        return Optional.of(word).filter(it -> !it.equals("-")).map(Long::valueOf).orElse(0L);
    }
}
