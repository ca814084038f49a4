package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What lives in another network namespace: processes that are named, and interfaces as zones. */
class ElsewhereIT {

    private static final String LISTENER =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(1)
            ready(os.getpid())
            """;

    /** The same address on two devices. */
    private static final String LINKS =
            """
            import subprocess
            kept = []
            for link in ('zone0', 'zone1'):
                subprocess.run(['ip', 'link', 'add', link, 'type', 'veth', 'peer', 'name', 'p' + link], check=True)
                subprocess.run(['ip', 'link', 'set', 'p' + link, 'up'], check=True)
                subprocess.run(['ip', 'link', 'set', link, 'up'], check=True)
                subprocess.run(['ip', 'addr', 'add', 'fe80::7/64', 'dev', link, 'nodad'], check=True)
                s = socket(AF_INET6); s.bind(('fe80::7', 53, 0, if_nametoindex(link))); s.listen(3); kept.append(s)
            ready(0)
            """;

    @RegisterExtension final OwnNamespace namespace = new OwnNamespace();

    @Test
    void aProcessThatLivesElsewhereIsNamedInEveryForm() {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), LISTENER)) {
            String pid = Integer.toString(python.number(0));
            String said =
                    "jss: process "
                            + pid
                            + "/python3 is in another network namespace: -N "
                            + pid
                            + " looks there, --all-netns everywhere\n";
            for (List<String> form :
                    List.of(
                            List.of("-tan"),
                            List.of("-tan", "--json"),
                            List.of("-tan", "--csv"),
                            List.of("-s"),
                            List.of("kill"),
                            List.of("explain"))) {
                List<String> line = new ArrayList<>(form);
                line.add("pid = " + pid);
                assertThat(CommandRun.of(line.toArray(new String[0])).errors())
                        .as("%s", form)
                        .contains(said);
            }
            CommandRun there = CommandRun.of("-N", pid, "-tlnH", "pid = " + pid);
            assertThat(there.output()).contains("127.0.0.1:").contains("LISTEN");
            assertThat(there.errors()).isEmpty();
        }
    }

    /** No event of it can come, and without this line nothing would say why. */
    @Test
    void eventsOfAProcessThatLivesElsewhereAreSaidToBeThere() throws Exception {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), LISTENER)) {
            String pid = Integer.toString(python.number(0));
            String said = "process " + pid + "/python3 is in another network namespace: -N " + pid;
            for (String form : List.of("-t", "--csv")) {
                try (CommandProcess jss =
                        CommandProcess.start(List.of(), "-E", form, "pid = " + pid)) {
                    assertThat(jss.output().readLine()).startsWithIgnoringCase("time");
                    assertThat(jss.errors()).as(form).contains(said);
                }
            }
            for (List<String> enter :
                    List.of(List.of("ip", "netns", "exec", namespace.name()), List.<String>of())) {
                try (CommandProcess jss =
                        CommandProcess.start(enter, "-E", "-t", "-N", pid, "pid = " + pid)) {
                    assertThat(jss.output().readLine()).startsWith("Time");
                    assertThat(jss.errors()).doesNotContain("is in another");
                }
            }
        }
    }

    @Test
    void aZoneIsAnInterfaceOfTheNamespaceThatIsLookedAt() {
        try (PythonSockets python = PythonSockets.runIn(namespace.name(), LINKS)) {
            assertThat(python.number(0)).isZero();
            for (String zone : List.of("zone0", "zone1")) {
                String end = "[fe80::7%" + zone + "]:53";
                String name = namespace.name();
                CommandRun found = CommandRun.of("-N", name, "find", end);
                assertThat(found.output()).as(found.errors()).contains("fe80::7%" + zone + ":53");
                assertThat(CommandRun.of("--all-netns", "find", end).output())
                        .contains("fe80::7%" + zone + ":53");
                CommandRun explained = CommandRun.of("-N", name, "explain", end);
                assertThat(explained.output().lines().filter(line -> !line.startsWith(" ")))
                        .as(explained.errors())
                        .containsExactly("tcp6 fe80::7%" + zone + ":53 :::* LISTEN IPv6-only");
                assertThat(CommandRun.of("explain", end).exitCode()).isEqualTo(ExitCode.USAGE);
            }
        }
    }
}
