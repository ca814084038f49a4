package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jss.cli.environment.ExitCode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * More than 300 sockets of all families in a network namespace of their own: each form, command and
 * recording has each of them once, with the same state and queues, and so have ss and /proc.
 */
@Tag("host")
class AllFamiliesIT {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What it makes last are 60 sockets of unix, netlink and packet; the rest is of inet. */
    private static final String SCRIPT =
            """
            kept, others = [], []
            def keep(*sockets):
                kept.extend(sockets); return sockets[0]
            os.system('ip link set lo up')
            for host in ('127.0.0.1', '::1', '::ffff:127.0.0.1'):
                family = AF_INET if host == '127.0.0.1' else AF_INET6
                l = keep(socket(AF_INET6 if family == AF_INET6 else AF_INET))
                l.bind(('::' if family == AF_INET6 else '0.0.0.0', 0)); l.listen(64)
                for i in range(36):
                    c = keep(socket(family)); c.connect((host, l.getsockname()[1]))
                    a = keep(l.accept()[0])
                    if i % 6 == 0: c.sendall(b'x' * (i + 1))
                    if i % 9 == 8: end_sending(c)
                for i in range(12):
                    u = keep(socket(family, SOCK_DGRAM)); u.bind((host, 0))
                    if i % 3 == 0: u.connect((host, u.getsockname()[1])); u.send(b'12345')
            for kind in (SOCK_STREAM, SOCK_DGRAM, SOCK_SEQPACKET):
                for i in range(6):
                    one, other = socketpair(AF_UNIX, kind); one.send(b'1' * i); others += [one, other]
                    named = socket(AF_UNIX, kind); named.bind('\\0jss-%d-%d' % (kind, i)); others.append(named)
                    if kind != SOCK_DGRAM and i % 2: named.listen(i)
            for i in range(4):
                n = socket(AF_NETLINK, SOCK_RAW, i % 2 * 15); n.bind((4200 + i, 0)); others.append(n)
            p = socket(AF_PACKET, SOCK_RAW, htons(0x806)); p.bind(('lo', 0x806)); others.append(p)
            others.append(socket(AF_PACKET, SOCK_DGRAM, htons(0x88cc)))
            ready(len(kept), *[os.fstat(s.fileno()).st_ino for s in kept + others])
            """;

    private static final List<String> EVERYTHING = List.of("-tua", "-x", "-0", "--netlink");

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();
    @TempDir private Path folder;
    private PythonSockets python;
    private final Set<String> all = new TreeSet<>();
    private final Set<String> ofInternet = new TreeSet<>();

    @BeforeEach
    void makeSockets() {
        python = PythonSockets.runIn(namespace.name(), SCRIPT);
        List<Integer> numbers = python.numbers();
        for (Integer inode : numbers.subList(1, numbers.size())) {
            all.add(inode.toString());
        }
        for (Integer inode : numbers.subList(1, 1 + numbers.get(0))) {
            ofInternet.add(inode.toString());
        }
        assertThat(all).hasSizeGreaterThan(300);
    }

    @AfterEach
    void closeSockets() {
        python.close();
    }

    @Test
    void eachFormHasEachSocketOnceWithItsStateAndQueues() throws Exception {
        Map<String, String> table = cells(List.of("-N", namespace.name()), EVERYTHING, " +");
        assertThat(table.keySet()).isEqualTo(all);
        List<String> there = List.of("-N", namespace.name());
        assertThat(cells(there, with("--csv"), ",")).isEqualTo(table);
        assertThat(documents(there, with("--json"))).isEqualTo(table);
        assertThat(documents(there, with("--ndjson"))).isEqualTo(table);
        assertThat(cells(List.of("--all-netns"), EVERYTHING, " +")).isEqualTo(table);
        assertThat(documents(List.of("--all-netns"), with("--ndjson"))).isEqualTo(table);
        assertThat(cells(there, with("--sort=inode"), " +")).isEqualTo(table);

        String file = folder.resolve("recording").toString();
        cells(List.of("-N", namespace.name(), "--record", file), EVERYTHING, " +");
        assertThat(cells(List.of("--read", file), EVERYTHING, " +")).isEqualTo(table);
        assertThat(documents(List.of("--read", file), with("--json"))).isEqualTo(table);
    }

    @Test
    void formsAgreeOnStates() throws Exception {
        List<String> there = List.of("-N", namespace.name());
        List<String> options = List.of("-tua", "-x");
        Map<String, String> table = cells(there, options, " +");
        assertThat(table).hasSize(all.size() - 6); // those of netlink and packet
        assertThat(table.values()).contains("0 0 ESTABLISHED", "0 64 LISTEN", "31 0 ESTABLISHED");
        assertThat(cells(there, List.of("-tua", "-x", "--csv"), ",")).isEqualTo(table);
        assertThat(documents(there, List.of("-tua", "-x", "--json"))).isEqualTo(table);
        assertThat(cells(List.of("--all-netns"), options, " +")).isEqualTo(table);
    }

    @Test
    void tablesCountsAndCommandsHaveTheSameSockets() throws Exception {
        String name = namespace.name();
        assertThat(words(output("-N", name, "-tuaxe0pH", "--netlink"))).containsAll(all);
        assertThat(words(output("-N", name, "--csv", "-tuaxe0", "--netlink"))).containsAll(all);
        Set<String> counted = new TreeSet<>();
        for (String line :
                output("-N", name, "-tuax0H", "--netlink", "--count-by=inode").split("\n", -1)) {
            String[] cells = line.trim().split(" +", -1);
            if (cells.length > 2 && all.contains(cells[2])) {
                assertThat(cells[0]).isEqualTo("1");
                counted.add(cells[2]);
            }
        }
        assertThat(counted).isEqualTo(all);
        Set<String> explained = new TreeSet<>();
        MAPPER.readTree(output("-N", name, "--json", "-tu", "explain"))
                .path("sockets")
                .forEach(socket -> explained.add(socket.path("inode").asText()));
        assertThat(explained).isEqualTo(ofInternet);
        assertThat(
                        words(
                                output(
                                        "-N",
                                        name,
                                        "-tuaH",
                                        "--max=1000",
                                        "--columns=inode",
                                        "kill",
                                        "inode > 0")))
                .containsExactlyInAnyOrderElementsOf(ofInternet);
        String summary = output("-N", name, "-s", "-tux0", "--json");
        assertThat(MAPPER.readTree(summary).at("/summary/total").asInt())
                .isEqualTo(all.size() - 4); // those of netlink
    }

    @Test
    void ssAndProcHaveThem() throws Exception {
        String name = namespace.name();
        String quiet =
                "exec ss -Htuxa0ne 2> /dev/null"; // it complains where no cgroups are mounted
        String there = NetworkTool.output("ip", "netns", "exec", name, "sh", "-c", quiet);
        Set<String> ss = words(there.replace("ino:", ""));
        Set<String> ours = words(output("--as", "ss", "-N", name, "-Htuxa0ne").replace("ino:", ""));
        Set<String> withoutNetlink = new TreeSet<>(all);
        withoutNetlink.removeAll(ofProc(name, "netlink", 9));
        assertThat(withoutNetlink).hasSize(all.size() - 4);
        assertThat(ss).containsAll(withoutNetlink);
        assertThat(ours).containsAll(withoutNetlink);

        Set<String> proc = ofProc(name, "netlink", 9);
        proc.addAll(ofProc(name, "packet", 8));
        proc.addAll(ofProc(name, "unix", 6));
        for (String table : new String[] {"tcp", "tcp6", "udp", "udp6"}) {
            proc.addAll(ofProc(name, table, 9));
        }
        assertThat(proc).isEqualTo(all);
    }

    /** Returns the known inodes of a table under /proc/net. */
    private Set<String> ofProc(String name, String table, int place) throws Exception {
        Set<String> inodes = new TreeSet<>();
        String text = NetworkTool.output("ip", "netns", "exec", name, "cat", "/proc/net/" + table);
        for (String line : text.split("\n", -1)) {
            String[] cells = line.trim().split(" +", -1);
            if (cells.length > place && all.contains(cells[place])) {
                inodes.add(cells[place]);
            }
        }
        return inodes;
    }

    private static List<String> with(String option) {
        List<String> options = new ArrayList<>(EVERYTHING);
        options.add(option);
        return options;
    }

    /** Returns state and queues of the known sockets by inode, each of which must be there once. */
    private Map<String, String> cells(List<String> place, List<String> options, String separator) {
        List<String> line = new ArrayList<>(place);
        line.addAll(options);
        boolean state = !options.contains("--netlink"); // which has none, nor have packet sockets
        line.addAll(List.of("-H", "--columns=inode,rqueue,wqueue" + (state ? ",state" : "")));
        Map<String, String> found = new TreeMap<>();
        for (String row : output(line.toArray(String[]::new)).split("\n", -1)) {
            String[] cells = row.trim().split(separator, -1);
            if (all.contains(cells[0])) {
                assertThat(found).doesNotContainKey(cells[0]);
                found.put(cells[0], String.join(" ", List.of(cells).subList(1, cells.length)));
            }
        }
        return found;
    }

    private Map<String, String> documents(List<String> place, List<String> options)
            throws Exception {
        boolean state = !options.contains("--netlink");
        List<String> line = new ArrayList<>(place);
        line.addAll(options);
        Map<String, String> found = new TreeMap<>();
        for (String text : output(line.toArray(String[]::new)).split("\n", -1)) {
            if (text.isEmpty()) {
                continue;
            }
            JsonNode document = MAPPER.readTree(text);
            if (document.has("sockets")) {
                document.path("sockets").forEach(socket -> add(socket, state, found));
            } else {
                add(document, state, found);
            }
        }
        return found;
    }

    private void add(JsonNode socket, boolean state, Map<String, String> found) {
        String inode = socket.path("inode").asText();
        if (all.contains(inode)) {
            assertThat(found).doesNotContainKey(inode);
            String queues =
                    socket.path("rqueue").asText("-") + " " + socket.path("wqueue").asText("-");
            found.put(inode, queues + (state ? " " + socket.path("state").asText() : ""));
        }
    }

    private static String output(String... line) {
        CommandRun run = CommandRun.of(line);
        assertThat(run.exitCode()).as(run.errors()).isEqualTo(ExitCode.OK);
        return run.output();
    }

    private static Set<String> words(String text) {
        return new TreeSet<>(List.of(text.trim().split("[ \n,]+", -1)));
    }
}
