package io.jss.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes to standard error for a wrong command line, and the exit code, are those of ss. */
@Tag("host")
class SsErrorsIT {

    private record Errors(int exitCode, String text) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--nosuch",
                "--nosuch=4",
                "-X",
                "-tQ",
                "--=",
                "--t",
                "--c",
                "--no-q",
                "--tcp=1",
                "--num=3",
                "-f",
                "-tf",
                "--family",
                "-f bogus",
                "-f INET",
                "-A",
                "-tA",
                "--query",
                "-A bogus",
                "-A tcp,bogus",
                "-A tcp,",
                "-A TCP",
                "-A !tcp",
                "-A tcp,!tcp",
                "-D",
                "-u -D /dev/null",
                "-xa -D -",
                "-N",
                "-F",
                "-Z -t",
                "-z -t"
            })
    void areThoseOfSs(String options) throws Exception {
        List<String> words = List.of(options.split(" ", -1));
        List<String> ss = new ArrayList<>(List.of("ss"));
        ss.addAll(words);
        List<String> jss = new ArrayList<>(List.of("--as"));
        jss.addAll(ss);
        CommandOutcome theirs = CommandOutcome.runLine(ss);
        CommandRun ours = CommandRun.of(jss.toArray(String[]::new));

        assertThat(new Errors(ours.exitCode(), ours.errors()))
                .isEqualTo(new Errors(theirs.exitCode(), theirs.errors()));
        assertThat(ours.output()).isEqualTo(theirs.output());
    }
}
