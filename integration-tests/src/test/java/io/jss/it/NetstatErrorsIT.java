package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to standard error, and the exit code, are those of netstat. */
@Tag("host")
class NetstatErrorsIT {

    private record Errors(int exitCode, String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nosuch",
                "--nosuch=4",
                "-y",
                "-tY",
                "--num",
                "--in",
                "--u",
                "--a",
                "--n",
                "--ro",
                "--tc=1",
                "--inet=5",
                "-A",
                "-tA",
                "--protocol",
                "-A nosuch",
                "-A inet,",
                "-A INET",
                "-tn --",
                "-tn operand",
                "-tn --ine",
                "-tlnp",
                "-tuanp",
                "-xp"
            })
    void areNetstats(String options) throws Exception {
        List<String> netstat = new ArrayList<>(List.of("netstat"));
        netstat.addAll(List.of(options.split(" ", -1)));
        List<String> jss = new ArrayList<>(List.of("--as"));
        jss.addAll(netstat);

        assertThat(run(CommandOutcome.line(List.of(), jss.toArray(String[]::new))))
                .isEqualTo(run(netstat));
    }

    private static Errors run(List<String> command) throws Exception {
        CommandOutcome run = CommandOutcome.runLine(command);
        return new Errors(run.exitCode(), run.errors());
    }
}
