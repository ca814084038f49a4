package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names in filters, in the network namespace that is meant: one interface name, two indexes. */
class FilterNamesIT {

    private static final String BOUND =
            """
            bound = socket(AF_INET, SOCK_DGRAM)
            bound.setsockopt(SOL_SOCKET, SO_BINDTODEVICE, b'jss-v0')
            bound.bind(('10.9.9.1', %d)); bound.connect(('10.9.9.2', 9))
            free = socket(AF_INET, SOCK_DGRAM); free.bind(('10.9.9.1', %d)); free.connect(('10.9.9.2', 9))
            ready(bound.getsockname()[1])
            """;

    @AutoClose private final TestNamespaces namespaces = new TestNamespaces();
    private String one;
    private String two;

    @TempDir private Path folder;

    @BeforeEach
    void makeNamespaces() throws Exception {
        one = namespaces.make();
        two = namespaces.make();
        NetworkTool.output(
                "ip", "-n", one, "link", "add", "jss-v0", "type", "veth", "peer", "name", "p0");
        NetworkTool.output(
                "ip", "-n", two, "link", "add", "jss-x0", "type", "veth", "peer", "name", "x1");
        NetworkTool.output(
                "ip", "-n", two, "link", "add", "jss-v0", "type", "veth", "peer", "name", "p0");
        for (String name : List.of(one, two)) {
            NetworkTool.output("ip", "-n", name, "addr", "add", "10.9.9.1/24", "dev", "jss-v0");
            NetworkTool.output("ip", "-n", name, "link", "set", "jss-v0", "up");
        }
    }

    private static List<String> localEnds(CommandRun run) {
        assertThat(run.exitCode()).as("%s", run.errors()).isZero();
        List<String> ends = new ArrayList<>();
        run.output()
                .lines()
                .forEach(line -> ends.add(line.replaceFirst(".* (10\\.\\S+) +10\\..*", "$1")));
        return ends;
    }

    @Test
    void anInterfaceIsThatOfTheNamespaceThatIsLookedAt() throws Exception {
        try (PythonSockets first = PythonSockets.runIn(one, BOUND.formatted(5001, 5002));
                PythonSockets second = PythonSockets.runIn(two, BOUND.formatted(5003, 5004))) {
            assertThat(first.numbers()).isNotEqualTo(second.numbers());
            assertThat(localEnds(CommandRun.of("-uHN", one, "dev", "jss-v0")))
                    .containsExactly("10.9.9.1%jss-v0:5001");
            assertThat(localEnds(CommandRun.of("-uHN", two, "dev", "jss-v0")))
                    .containsExactly("10.9.9.1%jss-v0:5003");
            assertThat(localEnds(CommandRun.of("-uHN", two, "dev != jss-v0 and sport = :5004")))
                    .containsExactly("10.9.9.1:5004");
            assertThat(localEnds(CommandRun.of("-uH", "--all-netns", "dev", "jss-v0")))
                    .containsExactlyInAnyOrder("10.9.9.1%jss-v0:5001", "10.9.9.1%jss-v0:5003");
        }
    }

    @Test
    void anInterfaceThatIsNotThereIsPointedAt() {
        CommandRun here = CommandRun.of("-uN", one, "dev", "jss-x0");
        CommandRun anywhere = CommandRun.of("-u", "--all-netns", "dev", "jss-none");

        assertThat(here.exitCode()).isEqualTo(2);
        assertThat(here.errors())
                .startsWith(
                        "jss: in the filter: expected an interface, found 'jss-x0'\ndev jss-x0\n");
        assertThat(CommandRun.of("-uN", two, "dev", "jss-x0").exitCode()).isZero();
        assertThat(anywhere.exitCode()).isEqualTo(2);
        assertThat(anywhere.errors()).contains("no network namespace has an interface 'jss-none'");
        assertThat(anywhere.output()).isEmpty();
    }

    @Test
    void killTakesNamesAndAFileAndLeavesTheOtherNamespaceAlone() throws Exception {
        Path file = folder.resolve("filter");
        Files.writeString(file, "# bound ones\nproto = udp and dev = jss-v0\n");
        try (PythonSockets first = PythonSockets.runIn(one, BOUND.formatted(5001, 5002));
                PythonSockets second = PythonSockets.runIn(two, BOUND.formatted(5003, 5004))) {
            String pid = Long.toString(second.pid());
            CommandRun run =
                    CommandRun.of(
                            "-KuHN",
                            two,
                            "-F",
                            file.toString(),
                            "--yes",
                            "user = root src !=",
                            "localhost",
                            "pid",
                            pid);

            assertThat(run.exitCode()).as("%s", run.errors()).isEqualTo(1);
            assertThat(run.output())
                    .contains("10.9.9.1%jss-v0:5003")
                    .contains("still there: it goes on receiving"); // the program bound it
            assertThat(run.output().lines()).hasSize(1);
            assertThat(localEnds(CommandRun.of("-uHN", one))).hasSize(2);
            assertThat(first.numbers()).containsExactly(5001);
            CommandRun none = CommandRun.of("kill", "-uN", two, "dev jss-v0 and pid " + pid);
            assertThat(none.exitCode()).isEqualTo(1);
            assertThat(none.errors()).startsWith("jss: no socket matches");
        }
    }

    /** Two servers; the connections of one alone are closed when it is told to. */
    private static final String SERVERS =
            """
            ends = []
            for port in (4242, 4243):
                listener = socket(AF_INET6); listener.bind(('::', port)); listener.listen(50)
                for i in range(20):
                    c = socket(AF_INET); c.connect(('127.0.0.1', port))
                    ends += [c, listener.accept()[0]]
            ready(*[s.getsockname()[1] for s in ends if s.family == AF_INET])
            for end in ends: end.close()
            """;

    @Test
    void eventsAreFilteredByEndsUserAndProcess() throws Exception {
        PythonSockets python = PythonSockets.runIn(one, SERVERS);
        String filter =
                "sport = :4243 and user = root and class = mapped and pid = " + python.pid();
        try (CommandProcess jss = CommandProcess.start(List.of("env"), "-EtN", one, filter)) {
            BufferedReader output = jss.output();
            assertThat(output.readLine()).as("the first look was taken").startsWith("Time");
            python.close();
            List<String> ports = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                String line = output.readLine();
                assertThat(line).contains("::ffff:127.0.0.1:4243").contains("/python3");
                ports.add(line.replaceFirst(".*:4243 +\\S+:(\\d+) .*", "$1"));
            }
            assertThat(ports)
                    .containsExactlyInAnyOrderElementsOf(
                            python.numbers().subList(20, 40).stream()
                                    .map(String::valueOf)
                                    .toList());
        }
    }
}
