package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In a pid namespace of its own, the network shared with processes outside, as in a container. */
@Tag("host")
class PidNamespaceIT {

    private static final String LISTENER =
            """
            listener = socket(AF_INET); listener.bind(('127.0.0.1', 0)); listener.listen(5)
            node = socket(AF_UNIX); node.bind('\\0jss-pid-namespace-' + os.urandom(4).hex()); node.listen(1)
            ready(listener.getsockname()[1])
            """;

    private static final String NOT_SEEN =
            "owners of 1 socket not seen: they may be outside of this pid namespace; run it in that"
                    + " of the host (of a container: --pid=host)";

    private static PythonSockets python;

    @BeforeAll
    static void listen() throws Exception {
        python = PythonSockets.run(LISTENER);
    }

    @AfterAll
    static void close() throws Exception {
        python.close();
    }

    private static CommandOutcome inside(String mode) throws Exception {
        List<String> line = new ArrayList<>(List.of("unshare", "-p", "-f", "--mount-proc"));
        String[] words = mode.replace("PORT", "" + python.number(0)).split(" ", -1);
        line.addAll(CommandOutcome.line(List.of(), words));
        return CommandOutcome.runLine(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-tlnp sport=:PORT",
                "-tlnp sport=:PORT --ndjson",
                "-tlnp sport=:PORT --csv",
                "-tlnT sport=:PORT",
                "-tln --count-by=process sport=:PORT",
                "-tln --columns=processes sport=:PORT",
                "-tlnp --all-netns sport=:PORT",
                "--as ss -tlnp sport=:PORT",
            })
    void ownersThatMayBeOutsideAreSaid(String mode) throws Exception {
        CommandOutcome run = inside(mode);

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEqualTo("jss: " + NOT_SEEN + "\n");
    }

    @Test
    void asNetstatIsAsSilentAsNetstat() throws Exception {
        CommandOutcome run = inside("--as netstat -lntp");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.output()).contains(":" + python.number(0) + " ");
        assertThat(run.errors()).isEmpty();
    }

    @Test
    void jsonSaysItAmongItsRemarksAndGivesNoEmptyList() throws Exception {
        CommandOutcome run = inside("-tlnp sport=:PORT --json");

        assertThat(run.errors()).isEmpty();
        assertThat(run.output())
                .contains("{\"kind\":\"ownersOutside\",\"text\":\"" + NOT_SEEN + "\"}")
                .doesNotContain("\"processes\"");
    }

    @Test
    void unixSocketsToo() throws Exception {
        CommandOutcome run = inside("-xlp");

        assertThat(run.output()).contains("@jss-pid-namespace");
        assertThat(run.errors()).contains("not seen: they may be outside of this pid namespace");
    }

    @Test
    void explainSaysWhereTheProcessMayBe() throws Exception {
        assertThat(inside("explain PORT").output())
                .contains(
                        "No process of this pid namespace holds it: its process may be outside,"
                            + " where jss sees it when it runs in the pid namespace of the host.");
    }

    @Test
    void aFilterByProcessSaysWhatItCouldNotDecide() throws Exception {
        CommandOutcome run = inside("-tln sport=:PORT and process=python3");

        assertThat(run.output()).doesNotContain(":" + python.number(0));
        assertThat(run.errors())
                .isEqualTo(
                        "jss: the filter asks for owners, and those of 1 socket were not seen: rows"
                                + " may be missing\n");
    }

    /** /proc is that of the outer pid namespace, which shows all. */
    @Test
    void whereProcShowsTheOuterProcessesTheyAreFound() throws Exception {
        List<String> line = new ArrayList<>(List.of("unshare", "-p", "-f"));
        line.addAll(CommandOutcome.line(List.of(), "-tlnp", "sport=:" + python.number(0)));
        CommandOutcome run = CommandOutcome.runLine(line);

        assertThat(run.errors()).isEmpty();
        assertThat(run.output()).contains(python.pid() + "/");
    }

    @Test
    void whereEveryOwnerIsSeenNothingIsSaid() throws Exception {
        CommandOutcome run = inside("-tlnp sport=:1");

        assertThat(run.exitCode()).isEqualTo(ExitCode.OK);
        assertThat(run.errors()).isEmpty();
    }
}
