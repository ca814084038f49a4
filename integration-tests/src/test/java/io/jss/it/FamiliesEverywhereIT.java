package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unix, netlink and packet sockets of another network namespace, listed with those of all. */
@Tag("host")
class FamiliesEverywhereIT {

    private static final int SOCKETS = 8;

    private static final String SCRIPT =
            """
            plain = socket(AF_UNIX, SOCK_STREAM); plain.bind('\\0jss-plain')
            listen = socket(AF_UNIX, SOCK_SEQPACKET); listen.bind('\\0jss-listen'); listen.listen(5)
            dgram = socket(AF_UNIX, SOCK_DGRAM); dgram.bind('\\0jss-dgram')
            one, other = socketpair(AF_UNIX, SOCK_STREAM); one.send(b'12345')
            route = socket(AF_NETLINK, SOCK_RAW, 0); route.bind((4242, 0))
            arp = socket(AF_PACKET, SOCK_RAW, htons(0x806)); arp.bind(('lo', 0x806))
            every = socket(AF_PACKET, SOCK_DGRAM, htons(3))
            ready(*[os.fstat(s.fileno()).st_ino
                for s in (plain, listen, dgram, one, other, route, arp, every)])
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void everyNamespaceIsLookedThroughInEveryForm() {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            Set<String> inodes = new TreeSet<>();
            for (int i = 0; i < SOCKETS; i++) {
                inodes.add("" + python.number(i));
            }
            Predicate<List<String>> ours = row -> row.stream().anyMatch(inodes::contains);
            String name = namespace.name();
            assertThat(rows("--all-netns", "-xa0H", "--netlink", "--columns=inode,namespace"))
                    .filteredOn(ours)
                    .hasSize(SOCKETS)
                    .allMatch(row -> row.get(1).equals(name));
            assertThat(rows("--all-netns", "-txaH"))
                    .filteredOn(ours)
                    .hasSize(5)
                    .allMatch(row -> row.get(0).equals(name) && row.get(1).equals("unix"));
            assertThat(lines("--all-netns", "-xa", "--ndjson"))
                    .filteredOn(line -> line.contains("\"namespace\":\"" + name + "\""))
                    .hasSize(5);
            assertThat(lines("--all-netns", "-xa", "--csv"))
                    .filteredOn(line -> line.startsWith(name + ",unix,"))
                    .hasSize(5);
            assertThat(rows("--all-netns", "-H", "--count-by=namespace,proto", "-xa0"))
                    .filteredOn(row -> row.contains(name))
                    .extracting(row -> row.get(0), row -> row.get(3))
                    .containsExactlyInAnyOrder(
                            tuple("3", "unix_stream"),
                            tuple("1", "unix_seqpacket"),
                            tuple("1", "unix_dgram"),
                            tuple("1", "packet_raw"),
                            tuple("1", "packet_dgram"));
        }
    }

    @Test
    void aSummaryCountsThem() {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), SCRIPT)) {
            assertThat(python.number(0)).isPositive();
            String in = "-N" + namespace.name();
            assertThat(rows(in, "-s", "-x0"))
                    .contains(List.of("Total:", "7"))
                    .contains(List.of("UNIX", "5", "-", "-", "-"))
                    .contains(List.of("PACKET", "2", "-", "-", "-"))
                    .hasSize(5);
            assertThat(rows(in, "-s", "-tx"))
                    .contains(List.of("Total:", "5"))
                    .contains(List.of("TCP", "0", "0", "0", "0"))
                    .contains(List.of("UNIX", "5", "-", "-", "-"));
            assertThat(lines(in, "-s", "-tx", "--csv")).contains("tcp,0,0,0,0", "unix,5,,,");
            assertThat(lines(in, "-s", "-x", "--json").get(0))
                    .contains(
                            "\"summary\":{\"total\":5,\"transports\":[{\"protocol\":\"unix\",\"total\":5}]}");
        }
    }

    private static List<String> lines(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        return run.output().lines().toList();
    }

    private static List<List<String>> rows(String... arguments) {
        return lines(arguments).stream().map(line -> List.of(line.trim().split(" +", -1))).toList();
    }
}
