package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Columns, orders and counts of unix, netlink and packet sockets of a namespace of the test's own,
 * against /proc/net and ss.
 */
@Tag("host")
class FamilyColumnsIT {

    @Test
    void columnsAreThoseOfProc() throws Exception {
        inNamespace(
                inodes -> {
                    assertThat(cells(inodes, 0, "-xaH", "--columns=inode,local"))
                            .isEqualTo(proc("unix", inodes, 6, 7))
                            .hasSize(5);
                    assertThat(
                                    cells(
                                            inodes,
                                            0,
                                            "--netlink",
                                            "-H",
                                            "--columns=inode,local-port,protocol-number"))
                            .isEqualTo(proc("netlink", inodes, 9, 2, 1))
                            .hasSize(1);
                    assertThat(
                                    cells(
                                            inodes,
                                            0,
                                            "-0H",
                                            "--columns=inode,interface-index,rqueue,uid"))
                            .isEqualTo(proc("packet", inodes, 8, 4, 6, 7))
                            .hasSize(2);
                });
    }

    @Test
    void columnsOfUnixSocketsAreThoseOfSs() throws Exception {
        inNamespace(
                inodes -> {
                    Set<List<String>> ss = new TreeSet<>(byText());
                    for (String line : NetworkTool.output("ss", "-Hxan").split("\n", -1)) {
                        String[] cells = line.trim().split(" +", -1);
                        if (cells.length > 7 && inodes.contains(cells[5])) {
                            String peer = cells[7].equals("0") ? "-" : cells[7];
                            ss.add(List.of(cells[5], cells[2], cells[3], peer));
                        }
                    }
                    String columns = "--columns=inode,rqueue,wqueue,peer-inode";
                    assertThat(cells(inodes, 0, "-xaH", columns)).isEqualTo(ss).hasSize(5);
                });
    }

    @Test
    void rowsOfSeveralFamiliesAreInOneOrder() throws Exception {
        inNamespace(
                inodes -> {
                    List<Long> sorted = new ArrayList<>();
                    for (List<String> row :
                            rows("-xa0H", "--netlink", "--columns=inode", "--sort=inode:desc")) {
                        if (inodes.contains(row.get(0))) {
                            sorted.add(Long.valueOf(row.get(0)));
                        }
                    }
                    assertThat(sorted)
                            .hasSize(SocketsOfFamilies.ALL)
                            .isSortedAccordingTo(Collections.reverseOrder());
                });
    }

    @Test
    void countsAreThoseOfProc() throws Exception {
        inNamespace(
                inodes -> {
                    Map<String, Long> types = new TreeMap<>();
                    for (List<String> row : proc("unix", inodes, 4, 6)) {
                        String type =
                                Map.of("0001", "stream", "0002", "dgram", "0005", "seqpacket")
                                        .get(row.get(0));
                        types.merge(type, 1L, Long::sum);
                    }
                    Map<String, Long> counted = new TreeMap<>();
                    for (List<String> row : rows("-xaH", "--count-by=type")) {
                        counted.put(row.get(2), Long.valueOf(row.get(0)));
                    }
                    assertThat(counted.remove("total")).isEqualTo(5);
                    assertThat(counted).isEqualTo(types);
                });
    }

    /** What is done with the inodes of the sockets of the namespace. */
    @FunctionalInterface
    private interface Body {
        void run(Set<String> inodes) throws Exception;
    }

    private static void inNamespace(Body body) throws Exception {
        NetworkNamespaceThread.call(
                () -> {
                    try (PythonSockets python = PythonSockets.run(SocketsOfFamilies.SCRIPT)) {
                        body.run(SocketsOfFamilies.inodes(python));
                    }
                    return null;
                });
    }

    private static List<List<String>> rows(String... arguments) {
        CommandRun run = CommandRun.of(arguments);
        assertThat(run.exitCode()).as(run.errors()).isZero();
        List<List<String>> rows = new ArrayList<>();
        for (String line : run.output().lines().toList()) {
            rows.add(List.of(line.trim().split(" +", -1)));
        }
        return rows;
    }

    private static Set<List<String>> cells(Set<String> inodes, int place, String... arguments) {
        Set<List<String>> of = new TreeSet<>(byText());
        for (List<String> row : rows(arguments)) {
            if (inodes.contains(row.get(place))) {
                of.add(row);
            }
        }
        return of;
    }

    /** Reads words of the lines of a table under /proc that have one of the inodes. */
    private static Set<List<String>> proc(String table, Set<String> inodes, int... places)
            throws Exception {
        Set<List<String>> of = new TreeSet<>(byText());
        for (String line : Files.readAllLines(Path.of("/proc/thread-self/net", table))) {
            String[] words = line.trim().split(" +", -1);
            List<String> row = new ArrayList<>();
            for (int place : places) {
                row.add(place < words.length ? words[place] : "-");
            }
            if (row.stream().anyMatch(inodes::contains)) {
                of.add(row);
            }
        }
        return of;
    }

    private static Comparator<List<String>> byText() {
        return Comparator.comparing(List::toString);
    }
}
