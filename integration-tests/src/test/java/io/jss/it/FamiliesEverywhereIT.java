package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Unix, netlink and packet sockets of another network namespace, listed with those of all. */
@Tag("host")
class FamiliesEverywhereIT {

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void everyNamespaceIsLookedThroughInEveryForm() {
        try (PythonSockets python =
                PythonSockets.runIn(namespace.name(), SocketsOfFamilies.SCRIPT)) {
            Set<String> inodes = SocketsOfFamilies.inodes(python);
            Predicate<List<String>> ours = row -> row.stream().anyMatch(inodes::contains);
            String name = namespace.name();
            assertThat(rows("--all-netns", "-xa0H", "--netlink", "--columns=inode,namespace"))
                    .filteredOn(ours)
                    .hasSize(SocketsOfFamilies.ALL)
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
        try (PythonSockets python =
                PythonSockets.runIn(namespace.name(), SocketsOfFamilies.SCRIPT)) {
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
