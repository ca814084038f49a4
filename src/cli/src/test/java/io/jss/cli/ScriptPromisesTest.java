package io.jss.cli;

import static io.jss.model.Protocol.TCP;
import static io.jss.model.SocketState.ESTABLISHED;
import static io.jss.model.SocketState.LISTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.jss.cli.environment.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code jss help scripts} promises. */
class ScriptPromisesTest {

    private static final String LONG = "2001:db8:1234:5678:9abc:def0:1234:5678";

    @TempDir private Path home;

    private static TestRun run() {
        return new TestRun()
                .sockets(
                        new KernelTable()
                                .add(TCP, ESTABLISHED, LONG, 54_321, LONG, 65_432)
                                .add(TCP, LISTEN, "::", 443, "::", 0));
    }

    private static List<String> lines(TestRun run, String... arguments) {
        assertThat(run.run(arguments)).as(run.errors().toString()).isEqualTo(ExitCode.OK);
        return run.lines();
    }

    @Test
    void inAPipeASocketIsOneLineWhateverIsAroundIt() throws Exception {
        Files.createDirectories(home.resolve("jss"));
        Files.writeString(home.resolve("jss/config"), "columns = local\n");
        List<String> rows = lines(run(), "-taneoH");
        TestRun elsewhere =
                run().variable("COLUMNS", "40").variable("XDG_CONFIG_HOME", home.toString());

        assertThat(rows).hasSize(2);
        assertThat(rows.get(1)).contains(LONG + ":54321 " + LONG + ":65432");
        assertThat(lines(elsewhere, "-taneoH")).isEqualTo(rows);
    }

    @Test
    void columnsAreThoseAskedForInTheirOrder() {
        assertThat(lines(run(), "-tanH", "--columns=state,local-port,rtt"))
                .containsExactly("LISTEN        443 -", "ESTABLISHED 54321 -");
    }

    @Test
    void noRowIsAnAnswerAndAWrongOptionIsNone() {
        assertThat(lines(run(), "-tan4H")).isEmpty();
        assertThat(run().run("--no-such-option")).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void messagesAreNoPartOfTheAnswer() {
        TestRun wrong = run();

        assertThat(wrong.run("-tan", "--columns=nosuch")).isEqualTo(ExitCode.USAGE);
        assertThat(wrong.lines()).isEmpty();
        assertThat(wrong.errors()).hasSize(1);
    }

    @Test
    void formsForProgramsAreInTheKernelsOrder() {
        assertThat(lines(run(), "-tan", "--format={local-port}")).containsExactly("54321", "443");
        assertThat(lines(run(), "-tanH", "--csv", "--columns=local-port"))
                .isEqualTo(lines(run(), "-tan", "--format={local-port}"));
    }
}
