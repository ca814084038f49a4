package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The command over namespaces made here. */
class NamespaceTableIT {

    private static final String SERVER =
            """
            listener = socket(AF_INET6); listener.bind(('::', 4242)); listener.listen(5)
            clients = [create_connection(('127.0.0.1', 4242)) for i in range(3)]
            servers = [listener.accept()[0] for i in range(3)]
            clients[0].send(b'hello'); leave(clients[1])
            one = socket(AF_INET, SOCK_DGRAM); one.bind(('127.0.0.1', 53))
            ready(clients[0].getsockname()[1])
            """;

    @AutoClose private final TestNamespaces namespaces = new TestNamespaces();

    @Test
    void twoNamespacesAppearInOneTableWithTheirNames() throws Exception {
        String one = namespaces.make();
        String two = namespaces.make();
        try (PythonSockets first = PythonSockets.runIn(one, SERVER);
                PythonSockets second = PythonSockets.runIn(two, SERVER)) {
            CommandRun run = CommandRun.of("-tlp", "--all-netns");

            assertThat(run.exitCode()).isZero();
            assertThat(run.output().lines().map(line -> line.replaceAll(" +", " ")))
                    .contains(
                            one
                                    + " tcp6 0 5 :::4242 :::* LISTEN "
                                    + first.pid()
                                    + "/python3 dual-stack",
                            two
                                    + " tcp6 0 5 :::4242 :::* LISTEN "
                                    + second.pid()
                                    + "/python3 dual-stack");
        }
    }

    @Test
    void theSummaryHasTheNumbersOfSs() throws Exception {
        String name = namespaces.make();
        try (PythonSockets server = PythonSockets.runIn(name, SERVER)) {
            assertThat(server.numbers()).hasSize(1);
            String ss = ss(name);
            String jss = CommandRun.of("-s", "-N", name).output();

            for (String pattern : List.of("estab (\\d+)", "timewait (\\d+)")) {
                assertThat(group(jss, pattern)).as(pattern).isEqualTo(group(ss, pattern));
            }
            for (String transport : List.of("RAW", "UDP", "TCP", "INET")) {
                String row = "(?m)^" + transport + "\\s+(\\d+\\s+\\d+\\s+\\d+)";
                assertThat(group(jss, row).split("\\s+"))
                        .as(transport)
                        .isEqualTo(group(ss, row).split("\\s+"));
            }
        }
    }

    @Test
    void aConnectionIsFoundByItsEnds() throws Exception {
        String name = namespaces.make();
        try (PythonSockets server = PythonSockets.runIn(name, SERVER)) {
            String client = "127.0.0.1:" + server.number(0);
            CommandRun found = CommandRun.of("find", "-H", "-N", name, "127.0.0.1:4242", client);

            assertThat(found.exitCode()).isZero();
            assertThat(found.output().lines().findFirst().orElseThrow())
                    .startsWith(
                            "tcp6 5 0 ::ffff:127.0.0.1:4242 ::ffff:" + client + " ESTABLISHED root")
                    .endsWith(server.pid() + "/python3 off IPv4-mapped");
            assertThat(found.output()).containsPattern("(?m)^received +bytes 5, segments [0-9]+$");

            CommandRun none = CommandRun.of("find", "-t", "-N", name, client, "192.0.2.1:1");
            assertThat(none.exitCode()).isEqualTo(1);
            assertThat(none.errors())
                    .isEqualTo("jss: there is no tcp socket from " + client + " to 192.0.2.1:1\n");
        }
    }

    private static String ss(String namespace) throws Exception {
        Process process =
                new ProcessBuilder("ip", "netns", "exec", namespace, "ss", "-s")
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        return output;
    }

    private static String group(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as("%s in %s", pattern, text).isTrue();
        return matcher.group(1);
    }
}
