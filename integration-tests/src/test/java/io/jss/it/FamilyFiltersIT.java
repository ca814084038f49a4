package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Filters of unix, netlink and packet sockets of a namespace of the test's own: each form of output
 * has the expected rows, and ss those of {@code --as ss}.
 */
@Tag("host")
class FamilyFiltersIT {

    /** In the order of the script. */
    private static final List<String> NAMES =
            List.of("plain", "listen", "dgram", "one", "other", "route", "genl", "arp", "every");

    private static final String SCRIPT =
            """
            import tempfile
            plain = socket(AF_UNIX, SOCK_STREAM); plain.bind('\\0jss-plain')
            folder = tempfile.mkdtemp(prefix='jss-')
            listen = socket(AF_UNIX, SOCK_STREAM); listen.bind(folder + '/s'); listen.listen(5)
            dgram = socket(AF_UNIX, SOCK_DGRAM); dgram.bind('\\0jss-dgram')
            one, other = socketpair(AF_UNIX, SOCK_STREAM); one.send(b'12345')
            route = socket(AF_NETLINK, SOCK_RAW, 0); route.bind((4242, 0))
            for group in (1, 5): route.setsockopt(270, 1, group)
            genl = socket(AF_NETLINK, SOCK_RAW, 16); genl.bind((4243, 0))
            arp = socket(AF_PACKET, SOCK_RAW, htons(0x806)); arp.bind(('lo', 0x806))
            every = socket(AF_PACKET, SOCK_DGRAM, htons(3))
            all = (plain, listen, dgram, one, other, route, genl, arp, every)
            sys.stdout.write('')
            import shutil, atexit; atexit.register(shutil.rmtree, folder)
            ready(*[os.fstat(s.fileno()).st_ino for s in all], os.getpid())
            """;

    private static final Map<String, String> EXPECTED =
            Map.ofEntries(
                    Map.entry("any", "plain listen dgram one other route genl arp every"),
                    Map.entry("none", ""),
                    Map.entry("src @jss-plain", "plain"),
                    Map.entry("src unix:@JSS-plain", "plain"),
                    Map.entry("src unix:@nosuch", ""),
                    Map.entry("src *jss-*", "plain listen dgram"),
                    Map.entry("src /tmp/*", "listen"),
                    Map.entry("not src *jss-*", "one other route genl arp every"),
                    Map.entry("dst @jss-plain", ""),
                    Map.entry("src 127.0.0.1", ""),
                    Map.entry(
                            "not src 127.0.0.1",
                            "plain listen dgram one other route genl arp every"),
                    Map.entry("sport = :22", ""),
                    Map.entry(
                            "not sport = :22", "plain listen dgram one other route genl arp every"),
                    Map.entry("sport = :4243", "genl"),
                    Map.entry("state listening", "listen"),
                    Map.entry("state ESTABLISHED", "one other"),
                    Map.entry("state unconn", "plain dgram route genl arp every"),
                    Map.entry("state listening src @jss-plain or src /tmp/*", "listen"),
                    Map.entry("type = dgram", "dgram every"),
                    Map.entry("rqueue > 0 and family unix", "other"),
                    Map.entry("rqueue < wqueue", "listen one"),
                    Map.entry("peer = INODE-one", "other"),
                    Map.entry("inode = INODE-arp or inode = INODE-dgram", "arp dgram"),
                    Map.entry("pid PID", "plain listen dgram one other route genl arp every"),
                    Map.entry("process = python3 and type = raw", "route genl arp"),
                    Map.entry("process = nosuch", ""),
                    Map.entry("uid = 0 and family packet", "arp every"),
                    Map.entry("user = nobody", ""),
                    Map.entry("dev lo", "arp"),
                    Map.entry("src link:arp", "arp"),
                    Map.entry("src link:arp:lo", "arp"),
                    Map.entry("src link:all", "every"),
                    Map.entry("protocol-name = arp", "arp"),
                    Map.entry("src netlink:rtnl:4242", "route"),
                    Map.entry("src netlink:genl", "genl"),
                    Map.entry("groups = 5", "route"),
                    Map.entry("family packet", "arp every"),
                    Map.entry("proto unix_dgram", "dgram"),
                    Map.entry("proto netlink and sport = :4242", "route"),
                    Map.entry("rtt > 1ms", ""),
                    Map.entry("class mapped", ""));

    private static final List<String> OF_SS =
            List.of(
                    "src @jss-plain",
                    "src unix:@jss-*",
                    "src *JSS*",
                    "src nosuch",
                    "not src @jss-plain",
                    "dst @jss-plain",
                    "sport = :22",
                    "sport != :22",
                    "src @jss-plain or src @jss-dgram and sport = :22",
                    "sport = :22 and src @jss-plain or src @jss-dgram",
                    "autobound",
                    "exclude established src @jss-* or src /tmp/*");

    /** Where the inode stands in a row of the table of a family. */
    private static final Map<String, Integer> PLACES = Map.of("unix", 5, "netlink", 7, "packet", 6);

    private static final Pattern JSON_INODE = Pattern.compile("\"inode\":(\\d+),\"cookie\"");

    @Test
    void everyFormHasTheRowsOfEachCondition() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SCRIPT)) {
                        for (Map.Entry<String, String> entry : EXPECTED.entrySet()) {
                            verify(entry.getKey(), entry.getValue(), python);
                        }
                    }
                    return null;
                });
    }

    private static void verify(String filter, String names, PythonSockets python) {
        String text = filter.replace("PID", "" + python.number(NAMES.size()));
        for (int i = 0; i < NAMES.size(); i++) {
            text = text.replace("INODE-" + NAMES.get(i), "" + python.number(i));
        }
        Set<String> expected = new TreeSet<>(List.of(names.split(" ", -1)));
        expected.remove("");
        assertThat(names(table(text), python)).as("table: %s", filter).isEqualTo(expected);
        assertThat(names(csv(text), python)).as("CSV: %s", filter).isEqualTo(expected);
        for (String form : List.of("--json", "--ndjson")) {
            assertThat(names(json(form, text), python))
                    .as("%s: %s", form, filter)
                    .isEqualTo(expected);
        }
    }

    private static Set<String> names(List<String> inodes, PythonSockets python) {
        Set<String> names = new TreeSet<>();
        for (int i = 0; i < NAMES.size(); i++) {
            if (inodes.contains("" + python.number(i))) {
                names.add(NAMES.get(i));
            }
        }
        return names;
    }

    private static String output(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output();
    }

    private static List<String> table(String filter) {
        List<String> inodes = new ArrayList<>();
        for (String line : output("-xan0", "--netlink", filter).split("\n", -1)) {
            String[] cells = line.split(" +", -1);
            int place = PLACES.getOrDefault(cells[0], cells.length);
            if (place < cells.length) {
                inodes.add(cells[place]);
            }
        }
        return inodes;
    }

    private static List<String> csv(String filter) {
        return List.of(
                output("-xan0", "--netlink", "--csv", "--columns", "inode", filter)
                        .split("\r?\n", -1));
    }

    private static List<String> json(String form, String filter) {
        Matcher rows = JSON_INODE.matcher(output("-xan0", "--netlink", form, filter));
        List<String> inodes = new ArrayList<>();
        while (rows.find()) {
            inodes.add(rows.group(1));
        }
        return inodes;
    }

    @Test
    void asSsFiltersUnixSocketsAsSsDoes() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SCRIPT)) {
                        for (String filter : OF_SS) {
                            List<String> words = new ArrayList<>(List.of("-Hxan"));
                            words.addAll(List.of(filter.split(" ", -1)));
                            List<String> ss = new ArrayList<>(List.of("ss"));
                            ss.addAll(words);
                            List<String> jss = new ArrayList<>(List.of("--as", "ss"));
                            jss.addAll(words);
                            assertThat(names(ofSs(output(jss.toArray(String[]::new))), python))
                                    .as(filter)
                                    .isEqualTo(
                                            names(
                                                    ofSs(
                                                            NetworkTool.output(
                                                                    ss.toArray(String[]::new))),
                                                    python));
                        }
                    }
                    return null;
                });
    }

    private static List<String> ofSs(String output) {
        List<String> inodes = new ArrayList<>();
        for (String line : output.split("\n", -1)) {
            String[] cells = line.split(" +", -1);
            if (cells.length > 5) {
                inodes.add(cells[5]);
            }
        }
        return inodes;
    }

    @Test
    void aFilterOfPortsAddsNoUnixSocketToTheDefaultListing() throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SCRIPT)) {
                        assertThat(python.number(0)).isPositive();
                        assertThat(output("-an", "sport = :8099").split("\n", -1)).hasSize(2);
                        assertThat(output("-an", "src @jss-plain")).contains("@jss-plain");
                    }
                    return null;
                });
    }

    @Test
    void explainFilterSaysWhatCannotHoldForAFamily() {
        assertThat(output("-xan", "--explain-filter", "sport = :22 or src @x"))
                .isEqualTo(
                        """
                        filter: sport = :22 or src unix:@x
                        unix: decided here
                          cannot hold: sport = :22
                        """);
        assertThat(output("-xan", "--explain-filter", "sport = :22"))
                .endsWith(
                        """
                        unix: nothing is asked, no socket can match
                          cannot hold: sport = :22
                        """);
    }
}
