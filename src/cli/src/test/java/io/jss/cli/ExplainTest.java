package io.jss.cli;

import static io.jss.cli.KernelTable.minisock;
import static io.jss.cli.KernelTable.row;
import static io.jss.model.Protocol.TCP;
import static io.jss.model.Protocol.UDP;
import static io.jss.model.SocketState.BOUND_INACTIVE;
import static io.jss.model.SocketState.CLOSE;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static io.jss.model.SocketState.TIME_WAIT;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainTest {

    private static final String HENCE_TCP =
            "  Its family is AF_INET, hence tcp: IPv4 travels on it and nothing else can.";
    private static final String JAVA =
            " The java option -Djava.net.preferIPv4Stack=true makes every socket of the process"
                    + " AF_INET.";

    @TempDir private Path proc;
    private int exitCode;

    @BeforeEach
    void processes() throws Exception {
        new FakeProcesses(proc)
                .add(31307, "/usr/bin/java\0-jar\0x.jar\0", 11, 12, 13)
                .add(4711, "curl\0", 14);
    }

    /** The java server of the README, a client on this host, and a listener for IPv6 alone. */
    private TestRun run(String... args) {
        KernelTable table =
                new KernelTable()
                        .addDualStackListener(4243, row().owner(0, 11).queues(1, 50))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "::ffff:127.0.0.1",
                                4243,
                                "::ffff:127.0.0.1",
                                50000,
                                row().owner(0, 12))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "::ffff:10.0.0.12",
                                48932,
                                "::ffff:162.222.40.93",
                                443,
                                row().owner(0, 13))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "127.0.0.1",
                                50000,
                                "127.0.0.1",
                                4243,
                                row().owner(0, 14))
                        .add(
                                TCP,
                                TIME_WAIT,
                                "10.0.0.12",
                                222,
                                "10.0.0.21",
                                55514,
                                minisock().timer(3, 0, 59_000))
                        .add(
                                TCP,
                                LISTEN,
                                "::",
                                80,
                                "::",
                                0,
                                row().owner(0, 15).attribute(11, new byte[] {1}))
                        .add(TCP, LISTEN, "0.0.0.0", 80, "0.0.0.0", 0, row().owner(0, 14))
                        .add(TCP, LISTEN, "::", 81, "::", 0, row().owner(0, 15))
                        .add(TCP, BOUND_INACTIVE, "0.0.0.0", 82, "0.0.0.0", 0, row().owner(0, 14))
                        .add(UDP, CLOSE, "2002:c000:204::1", 5000, "::", 0, row().owner(0, 16));
        TestRun run = new TestRun().sockets(table).proc(proc);
        exitCode = run.run(args);
        return run;
    }

    @Test
    void aDualStackListenerTellsWhoReachesItAndWhatWouldChangeThat() {
        assertThat(run("explain", "-l", "4243").lines())
                .containsExactly(
                        "tcp6 :::4243 :::* LISTEN dual-stack",
                        "  It belongs to 31307/java.",
                        "  Its family is AF_INET6, hence tcp6; it is bound to [::] and its"
                            + " IPV6_V6ONLY is off, so IPv4 clients reach it too: it sees them as"
                            + " ::ffff:a.b.c.d.",
                        "  It waits for connections; 1 waits to be accepted (its backlog is 50).",
                        "  It answers on every address of this host.",
                        "  To keep IPv4 out, the program must set IPV6_V6ONLY before it binds (the"
                                + " sysctl net.ipv6.bindv6only=1 makes that the default of sockets"
                                + " made from then on); to take IPv4 alone and be listed as tcp, it"
                                + " must bind to 0.0.0.0."
                                + JAVA);
        assertThat(exitCode).isEqualTo(ExitCode.OK);
    }

    @Test
    void bothEndsOfALoopbackConnectionNameEachOther() {
        assertThat(run("explain", "127.0.0.1:50000").lines())
                .containsExactly(
                        "tcp 127.0.0.1:50000 127.0.0.1:4243 ESTABLISHED IPv4",
                        "  It belongs to 4711/curl.",
                        HENCE_TCP,
                        "  It went out from this host; the evidence is that the listener tcp6"
                                + " :::4243 of 31307/java covers its other end, and nothing listens"
                                + " on port 50000.",
                        "  Its other end is on this host: tcp6 ::ffff:127.0.0.1:4243 of"
                                + " 31307/java.",
                        "",
                        "tcp6 ::ffff:127.0.0.1:4243 ::ffff:127.0.0.1:50000 ESTABLISHED IPv4-mapped",
                        "  It belongs to 31307/java.",
                        "  Its family is AF_INET6, hence tcp6, but IPv4 travels on it, between"
                                + " 127.0.0.1:4243 and 127.0.0.1:50000: on such a socket the kernel"
                                + " writes an IPv4 address as ::ffff:a.b.c.d (RFC 3493 section"
                                + " 3.7).",
                        "  It came in through the listener tcp6 :::4243 of 31307/java, which takes"
                                + " IPv6 and IPv4 (its IPV6_V6ONLY is off); the evidence is that"
                                + " this listener covers its local end.",
                        "  Its other end is on this host: tcp 127.0.0.1:50000 of 4711/curl.",
                        "  To have it listed as tcp, the listener must be bound to 0.0.0.0;"
                                + " IPV6_V6ONLY on the listener would keep such clients out."
                                + JAVA);
    }

    @Test
    void portsAloneMakeOneEndLikelyAndNoMore() {
        assertThat(run("explain", "162.222.40.93").lines())
                .containsExactly(
                        "tcp6 ::ffff:10.0.0.12:48932 ::ffff:162.222.40.93:443 ESTABLISHED"
                                + " IPv4-mapped",
                        "  It belongs to 31307/java.",
                        "  Its family is AF_INET6, hence tcp6, but IPv4 travels on it, between"
                                + " 10.0.0.12:48932 and 162.222.40.93:443: on such a socket the"
                                + " kernel writes an IPv4 address as ::ffff:a.b.c.d (RFC 3493"
                                + " section 3.7).",
                        "  Which end opened it is not certain; probably this one: nothing listens"
                                + " on port 48932 now, and only port 443 is a well-known one (below"
                                + " 1024).",
                        "  To have it listed as tcp, the program must use an AF_INET socket;"
                                + " IPV6_V6ONLY on this one would have forbidden it."
                                + JAVA);
    }

    @Test
    void anIpv6OnlyListenerPointsToTheOneThatTakesIpv4() {
        assertThat(run("explain", "port:80", "-6").lines())
                .containsExactly(
                        "tcp6 :::80 :::* LISTEN IPv6-only",
                        "  No process holds it: it is the kernel's own, as those of NFS are, or of"
                                + " a process outside of this container.",
                        "  Its family is AF_INET6, hence tcp6; it is bound to [::] but its"
                                + " IPV6_V6ONLY is on, so IPv4 clients do not reach it.",
                        "  IPv4 clients of port 80 reach tcp 0.0.0.0:80 of 4711/curl instead.",
                        "  It waits for connections; none waits to be accepted (its backlog is"
                                + " 0).",
                        "  It answers on every IPv6 address of this host.",
                        "  To take IPv4 too, the program must turn IPV6_V6ONLY off before it binds,"
                                + " or bind a second socket to 0.0.0.0.");
    }

    @Test
    void whatTheKernelDidNotTellIsUnknown() {
        assertThat(run("explain", "81").lines())
                .contains(
                        "tcp6 :::81 :::* LISTEN unknown",
                        "  Its family is AF_INET6, hence tcp6; it is bound to [::], and the kernel"
                            + " does not tell its IPV6_V6ONLY (Linux does since 4.2), so whether"
                            + " IPv4 clients reach it is unknown. The sysctl net.ipv6.bindv6only"
                            + " does not tell it either: it was the default when the socket was"
                            + " made, and a program may have set another.");
    }

    @Test
    void anAddressThatEmbedsIpv4IsNamed() {
        assertThat(run("explain", "[2002:c000:204::1]:5000").lines())
                .containsExactly(
                        "udp6 2002:c000:204::1:5000 :::* UNCONN IPv6-only",
                        "  No process holds it: it is the kernel's own, as those of NFS are, or of"
                                + " a process outside of this container.",
                        "  Its family is AF_INET6, hence udp6; it is bound to an IPv6 address, so"
                                + " IPv4 clients do not reach it, whatever its IPV6_V6ONLY says.",
                        "  It has no peer: it takes what is sent to its port.",
                        "  2002:c000:204::1 is of the form 6to4, which embeds 192.0.2.4; IPv6"
                                + " travels all the same.",
                        "  To take IPv4 too, the program must bind a second socket to an IPv4"
                                + " address, or one to [::] with IPV6_V6ONLY off.");
    }

    @Test
    void aConnectionThatIsOverIsNobodys() {
        assertThat(run("explain", "222").lines())
                .startsWith(
                        "tcp 10.0.0.12:222 10.0.0.21:55514 TIME_WAIT IPv4",
                        "  No process holds it: the connection is over.",
                        HENCE_TCP,
                        "  It is over: the kernel keeps its ports for another 59 s, so that late"
                                + " packets do not reach a new connection. A program that binds"
                                + " port 222 before gets EADDRINUSE, unless it sets SO_REUSEADDR"
                                + " and this socket had it set too, which the kernel does not"
                                + " report.",
                        "  Which end opened it is not certain; probably the other one: nothing"
                                + " listens on port 222 now, and only port 222 is a well-known one"
                                + " (below 1024).");
    }

    @Test
    void aListenerOnAWildcardIsMeantByAnAddressThatItTakes() {
        assertThat(firstLines("explain", "192.0.2.99:4243"))
                .containsExactly("tcp6 :::4243 :::* LISTEN dual-stack");
        assertThat(firstLines("explain", "192.0.2.99:80"))
                .containsExactly("tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4");
        assertThat(firstLines("explain", "[2001:db8::1]:80"))
                .containsExactly("tcp6 :::80 :::* LISTEN IPv6-only");
    }

    @Test
    void aProcessIsExplainedByItsSockets() {
        assertThat(firstLines("explain", "pid:31307"))
                .containsExactly(
                        "tcp6 :::4243 :::* LISTEN dual-stack",
                        "tcp6 ::ffff:127.0.0.1:4243 ::ffff:127.0.0.1:50000 ESTABLISHED IPv4-mapped",
                        "tcp6 ::ffff:10.0.0.12:48932 ::ffff:162.222.40.93:443 ESTABLISHED"
                                + " IPv4-mapped");
        assertThat(firstLines("explain", "4711"))
                .containsExactly(
                        "tcp 127.0.0.1:50000 127.0.0.1:4243 ESTABLISHED IPv4",
                        "tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4",
                        "tcp 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4");
    }

    @Test
    void aNumberThatIsAPortAndAProcessIsExplainedAsBoth() throws Exception {
        Files.move(proc.resolve("4711"), proc.resolve("443"));

        assertThat(firstLines("explain", "443"))
                .containsExactly(
                        "Port 443:",
                        "tcp6 ::ffff:10.0.0.12:48932 ::ffff:162.222.40.93:443 ESTABLISHED"
                                + " IPv4-mapped",
                        "Process 443:",
                        "tcp 127.0.0.1:50000 127.0.0.1:4243 ESTABLISHED IPv4",
                        "tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4",
                        "tcp 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4");
    }

    private List<String> firstLines(String... args) {
        return run(args).lines().stream()
                .filter(line -> !line.startsWith(" ") && !line.isEmpty())
                .toList();
    }

    @Test
    void aPortThatIsOnlyBoundIsFoundWhenNothingListensThere() {
        assertThat(run("explain", "port:82").lines())
                .containsExactly(
                        "tcp 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4",
                        "  It belongs to 4711/curl.",
                        HENCE_TCP,
                        "  It neither listens nor is connected, yet its port is in use: another"
                                + " program that binds it gets EADDRINUSE.");
        assertThat(firstLines("explain", "port:80"))
                .containsExactly(
                        "tcp 0.0.0.0:80 0.0.0.0:* LISTEN IPv4", "tcp6 :::80 :::* LISTEN IPv6-only");
    }

    @Test
    void aListingFilteredByPortSaysWhoHasBoundItWithoutListening() {
        assertThat(run("-tln", "sport", "=", ":82").errors())
                .containsExactly(
                        "jss: port 82 is bound by 4711/curl without listening; -B lists it");
        assertThat(run("-tan", "sport", "=", ":80").errors()).isEmpty();
        assertThat(run("-tan").errors()).isEmpty();
        assertThat(run("-tanH").lines()).noneMatch(line -> line.contains("BOUND"));
        assertThat(run("-BnH").lines())
                .containsExactly("tcp 0 0 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4");
        assertThat(run("-nH", "state", "bound-inactive", "-t").lines())
                .containsExactly("tcp 0 0 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4");
    }

    @Test
    void aWildcardSaysWhichAddressesItAnswersOn() throws Exception {
        Path net = Files.createDirectories(proc.resolve("thread-self/net"));
        Files.writeString(
                net.resolve("fib_trie"),
                """
                Local:
                  +-- 0.0.0.0/0 3 0 5
                     |-- 10.0.0.0
                        /24 link UNICAST
                     |-- 10.0.0.12
                        /32 host LOCAL
                     |-- 127.0.0.1
                        /32 host LOCAL
                     |-- 10.0.0.255
                        /32 link BROADCAST
                """);
        Files.writeString(
                net.resolve("if_inet6"), "00000000000000000000000000000001 01 80 10 80       lo\n");

        assertThat(run("explain", "4243").lines())
                .contains("  It answers on every address of this host: 10.0.0.12, 127.0.0.1, ::1.");
        assertThat(run("explain", "port:80").lines())
                .contains(
                        "  It answers on every IPv4 address of this host: 10.0.0.12, 127.0.0.1.",
                        "  It answers on every IPv6 address of this host: ::1.");
    }

    @Test
    void aDeviceLimitsWhatReachesASocket() {
        KernelTable table =
                new KernelTable()
                        .addDualStackListener(53, row().owner(0, 11).device(1000000))
                        .add(
                                TCP,
                                ESTABLISHED,
                                "10.0.0.1",
                                53,
                                "10.0.0.2",
                                5,
                                row().device(1000000));
        TestRun run = new TestRun().sockets(table).proc(proc);
        run.run("explain", "port:53");
        assertThat(run.lines())
                .contains(
                        "tcp6 ::%1000000:53 :::* LISTEN dual-stack",
                        "  Its family is AF_INET6, hence tcp6; it is bound to [::] and its"
                            + " IPV6_V6ONLY is off, so IPv4 clients that come in by 1000000 reach"
                            + " it too: it sees them as ::ffff:a.b.c.d.",
                        "  It answers on every address of the host that packets reach by its"
                                + " device.",
                        "  It is bound to the device 1000000: only what comes in by it reaches the"
                                + " socket.",
                        "  It is bound to the device 1000000: its packets come and go by no"
                                + " other.");
    }

    @Test
    void nothingFoundIsOneLineAndExitCode1() {
        assertThat(run("explain", "9").errors())
                .containsExactly(
                        "jss: no socket has port 9, and no process 9 is seen to hold a socket");
        assertThat(exitCode).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(run("explain", "192.0.2.1:9").errors())
                .containsExactly("jss: no socket has 192.0.2.1:9 at either end");
        assertThat(run("explain", "pid:5").errors())
                .containsExactly("jss: no process 5 is seen to hold a socket");
        assertThat(exitCode).isEqualTo(ExitCode.NOT_FOUND);
    }

    @Test
    void whatIsNoneOfTheseIsOneLine() {
        assertThat(run("explain", "port:x").errors())
                .containsExactly(
                        "jss: 'x' is no port (1 to 65535) and no service (jss --help lists what"
                                + " is)");
        assertThat(exitCode).isEqualTo(ExitCode.USAGE);
        assertThat(run("explain", "nosuchword").errors())
                .containsExactly(
                        "jss: 'nosuchword' is no service, and no process or host of that name is"
                                + " seen here: jss help targets (jss --help lists what is)");
    }

    @Test
    void aFilterChooses() {
        assertThat(firstLines("explain", "sport", "=", ":4243", "and", "class", "mapped"))
                .containsExactly(
                        "tcp6 ::ffff:127.0.0.1:4243 ::ffff:127.0.0.1:50000 ESTABLISHED"
                                + " IPv4-mapped");
        assertThat(firstLines("explain", "process = curl and sport = :50000"))
                .containsExactly("tcp 127.0.0.1:50000 127.0.0.1:4243 ESTABLISHED IPv4");
        assertThat(firstLines("explain", "state bound-inactive"))
                .containsExactly("tcp 0.0.0.0:82 0.0.0.0:* BOUND_INACTIVE IPv4");
        assertThat(run("explain", "sport = :7").errors()).containsExactly("jss: no socket matches");
    }

    @Test
    void itsHelpIsItsOwn() {
        assertThat(run("explain", "--help").lines())
                .startsWith("Usage: jss [OPTION]... explain [-v] [TARGET | FILTER]");
    }
}
